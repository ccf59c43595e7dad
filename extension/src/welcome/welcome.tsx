// The page that opens once, after the installation: what Shopquill does, what never leaves, where its buttons are, and a
// first text to try it on.
import { pageTexts } from "#platform/texts";
import { Writing } from "../options/writing";
import { useEndpointHost } from "../ui/pages/endpoint-host";
import { mountPage, type PageProps } from "../ui/pages/mount-page";
import { Quill } from "../ui/pages/quill";
import { TryIt } from "./try-it";

function Welcome({ t }: PageProps) {
  return (
    <>
      <header>
        <Quill />
        <h1>{t("welcome_title")}</h1>
      </header>
      <p class="lead">{t("welcome_lead")}</p>
      <section aria-labelledby="where-title">
        <h2 id="where-title">{t("welcome_where")}</h2>
        <ol class="steps">
          <li>{t("welcome_step_open")}</li>
          <li>{t("welcome_step_click")}</li>
          <li>{t("welcome_step_insert")}</li>
        </ol>
        <p class="small">{t("welcome_own_shop")}</p>
      </section>
      <TryIt t={t} />
      <section aria-labelledby="private-title">
        <h2 id="private-title">{t("welcome_private")}</h2>
        <Privacy t={t} />
        <p class="small">{t("welcome_requests")}</p>
      </section>
      <Writing t={t} />
      <div class="row wrap">
        <a class="button" href="options.html">
          {t("welcome_options")}
        </a>
        <a class="button" href="sidepanel.html">
          {t("welcome_tools")}
        </a>
      </div>
    </>
  );
}

/** The page can be opened again once an endpoint is on. */
function Privacy({ t }: PageProps) {
  const host = useEndpointHost();
  return <p>{host === undefined ? "" : host === null ? t("welcome_private_text") : t("endpoint_privacy", host)}</p>;
}

document.title = pageTexts("welcome_title");
mountPage(Welcome);
