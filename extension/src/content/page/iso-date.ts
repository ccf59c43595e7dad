// A day as pages and people write it, as `2026-03-14`. A form that could be read in two ways, such as 03/04/2026, is left alone.
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const YEAR_FIRST = /(?<y>(?:19|20)\d\d)\s*[-/.年]\s*(?<m>\d{1,2})\s*[-/.月]\s*(?<d>\d{1,2})/u;
const MONTH_FIRST = /\b(?<m>[a-z]{3})[a-z]*\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>(?:19|20)\d\d)\b/iu;
const DAY_FIRST = /\b(?<d>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?<m>[a-z]{3})[a-z]*\.?,?\s+(?<y>(?:19|20)\d\d)\b/iu;

/** The first day that the text names for sure. */
export function isoDate(text: string): string | undefined {
  for (const form of [YEAR_FIRST, MONTH_FIRST, DAY_FIRST]) {
    const { y = "", m = "", d = "" } = form.exec(text)?.groups ?? {};
    const month = /^\d/.test(m) ? Number(m) : MONTHS.indexOf(m.toLowerCase()) + 1;
    const day = Number(d);
    if (month >= 1 && month <= 12 && day >= 1 && day <= 31) return `${y}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  }
  return undefined;
}
