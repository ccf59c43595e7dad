// What the sample campaign is about.

import type { Language } from "../../shop/types";

const briefs = {
  en: { theme: "Back to school", goal: "Show the desk lamp to students", offer: "$10 off until 30 September" },
  zh: { theme: "开学季", goal: "让学生了解这款床头灯", offer: "9月30日前立减20元" },
} as const satisfies Record<Language, unknown>;

export function brief(language: Language): (typeof briefs)[Language] {
  return briefs[language];
}
