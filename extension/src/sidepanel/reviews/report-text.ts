// The report as a table and as Markdown, for a spreadsheet and for a note. The same figures as on the screen, nothing more.
import type { AspectGroup, Finding, ReviewQuote, ReviewReport } from "../../schema/index";
import type { Table } from "../../table/table";
import type { MessageKey, Translate } from "../../ui/messages";
import { feelingSeries, SENTIMENTS } from "./feeling-series";

const LISTS = [
  ["reviews_problems", "problems"],
  ["reviews_needs", "needs"],
  ["audience_buyers", "buyers"],
  ["audience_uses", "uses"],
] as const satisfies readonly (readonly [MessageKey, keyof ReviewReport])[];

/** A row for each figure. */
export function reportTable(report: ReviewReport, t: Translate): Table {
  const { feelings, months, aspects } = report;
  const counts = (of: AspectGroup["feelings"]): string[] => SENTIMENTS.map((sentiment) => String(of[sentiment].count));
  const header = [t("report_part"), t("report_name"), ...feelingSeries(t, []).map(({ label }) => label), t("tool_review_analysis"), t("report_quotes")];
  const rows = [
    [t("reviews_feelings"), "", ...counts(feelings), String(report.total), ""],
    ...months.map(({ month, feelings: of }) => [t("reviews_months"), month, ...counts(of), "", ""]),
    ...aspects.map(({ name, feelings: of, quotes }) => [t("reviews_aspects"), name, ...counts(of), "", words(quotes)]),
    ...LISTS.flatMap(([title, list]) => report[list].map(({ name, figure, quotes }) => [t(title), name, "", "", "", String(figure.count), words(quotes)])),
  ];
  return { header, rows };
}

/** Headings, lists and one table. */
export function reportMarkdown(report: ReviewReport, t: Translate): string {
  const { total, feelings, stars, months, aspects } = report;
  const labels = feelingSeries(t, []).map(({ label }) => label);
  const row = (name: string, of: AspectGroup["feelings"]): string[] => [name, ...SENTIMENTS.map((sentiment) => String(of[sentiment].count))];
  const parts = [
    `# ${t("report_title", total)}`,
    `- ${SENTIMENTS.map((sentiment) => t("reviews_of", t(`feeling_${sentiment}`), feelings[sentiment].count)).join("\n- ")}`,
    stars ? t("reviews_stars", stars.mean.toFixed(1), stars.figure.count) : "",
    section(t("reviews_months"), grid([t("reviews_month"), ...labels], months.map(({ month, feelings: of }) => row(month, of)))),
    section(t("reviews_aspects"), grid([t("reviews_aspect"), ...labels], aspects.map(({ name, feelings: of }) => row(name, of)))),
    ...LISTS.map(([title, list]) => section(t(title), report[list].map((finding) => item(finding, t)).join("\n"))),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function section(title: string, body: string): string {
  return body && `## ${title}\n\n${body}`;
}

function grid(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]): string => `| ${cells.map(plain).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function item({ name, figure, quotes }: Finding, t: Translate): string {
  const count = figure.count === 1 ? t("reviews_count_one") : t("reviews_count", figure.count);
  return [`- **${plain(name)}** (${count})`, ...quotes.map(({ text }) => `  > ${plain(text)}`)].join("\n");
}

function words(quotes: readonly ReviewQuote[]): string {
  return quotes.map(({ text }) => text).join(" / ");
}

/** Buyers' words are text: what Markdown would take for a sign is escaped, and a line stays a line. */
function plain(text: string): string {
  return text.replace(/\s+/gu, " ").replace(/[\\`*_[\]<>|#]/g, "\\$&");
}
