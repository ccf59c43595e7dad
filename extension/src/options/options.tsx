// The options page. Each section is a file; what it saves holds at once, in every page.
import { render } from "preact";
import { isInBrowser } from "#platform/own-pages";
import { browserLocale, pageTexts } from "#platform/texts";
import type { Translate } from "../ui/messages";
import { PrivacyLine } from "../ui/pages/privacy-line";
import { Quill } from "../ui/pages/quill";
import { Backup } from "./backup";
import { BrandVoice } from "./brand-voice";
import { Endpoint } from "./endpoint";
import { HistorySection } from "./history-section";
import { Models } from "./models/models";
import { Policies } from "./policies";
import { Sites } from "./sites";
import { Writing } from "./writing";

/** One section = one file and one line; the id is the section's own. */
const SECTIONS = [
  { id: "writing", title: "options_writing", Section: Writing },
  { id: "policies", title: "options_policies", Section: Policies },
  { id: "voice", title: "options_voice", Section: BrandVoice },
  { id: "models", title: "options_models", Section: Models },
  { id: "endpoint", title: "endpoint_title", Section: Endpoint },
  { id: "history", title: "history_title", Section: HistorySection },
  { id: "sites", title: "options_sites", Section: Sites },
  { id: "backup", title: "options_backup", Section: Backup },
] as const;

/** What only a browser can give, and no web page as the demo site is. */
const OF_BROWSER: readonly string[] = ["models", "endpoint", "sites"];
const SHOWN = SECTIONS.filter(({ id }) => isInBrowser || !OF_BROWSER.includes(id));

function Options({ t }: { readonly t: Translate }) {
  return (
    <>
      <header>
        <Quill />
        <h1>{t("options_title")}</h1>
      </header>
      <nav aria-label={t("options_sections")}>
        {SHOWN.map(({ id, title }) => (
          <a key={id} href={`#${id}`}>
            {t(title)}
          </a>
        ))}
      </nav>
      {SHOWN.map(({ id, Section }) => (
        <Section key={id} t={t} />
      ))}
      <PrivacyLine t={t} />
    </>
  );
}

const locale = browserLocale();
const t = pageTexts;
document.documentElement.lang = locale === "zh_CN" ? "zh-CN" : "en";
document.title = t("options_title");
// What is typed is kept when a field is left; closing the page leaves it too.
addEventListener("pagehide", () => (document.activeElement as HTMLElement | null)?.blur());
const root = document.getElementById("root");
if (root) render(<Options t={t} />, root);
