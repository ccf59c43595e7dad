// Adds a model from a file or an address. An address outside this machine is asked only after the seller has named it, and
// the browser's permission for its host is asked for only where the host does not open its files to everyone.
import { useState } from "preact/hooks";
import { releaseHost } from "../../background/release-host";
import { modelAddress, nameOf, readSha256 } from "../../models/model-address";
import { newModel } from "../../models/model-store";
import type { Translate } from "../../ui/messages";
import { originPattern } from "../origin-pattern";
import { problemKey } from "./problem-key";
import type { UsedReceiving } from "./use-receiving";

/** The form, and a word on what went wrong. */
export function AddModel({ receiving, t }: { readonly receiving: UsedReceiving; readonly t: Translate }) {
  const [address, setAddress] = useState("");
  const [sha256, setSha256] = useState("");
  const [problem, setProblem] = useState<string>();
  const receive = async (...model: Parameters<UsedReceiving["start"]>): Promise<void> => {
    setProblem(undefined);
    void navigator.storage.persist().catch(() => false);
    setProblem(await receiving.start(...model));
  };
  const fetchModel = async (): Promise<void> => {
    const url = modelAddress(address);
    const expected = readSha256(sha256);
    if (!url) return setProblem("bad_address");
    if (expected === undefined) return setProblem("bad_sha256");
    await receive(newModel(nameOf(url), { url: url.href, ...(expected ? { expected } : {}) }));
  };
  const allow = async (origin: string): Promise<void> => {
    // Asked at once: the browser only listens while the click is fresh.
    const given = await chrome.permissions.request({ origins: [origin] }).catch(() => false);
    if (!given) return;
    await fetchModel();
    // The host was needed for this one file.
    await releaseHost(origin);
  };
  const host = problem === "unreachable" ? modelAddress(address) : undefined;
  const origin = host && originPattern(host.href);
  return (
    <details class="add">
      <summary>{t("options_add_model")}</summary>
      <p>{t("options_add_model_text")}</p>
      <label class="button">
        {t("options_model_file")}
        <input
          type="file"
          accept=".gguf"
          class="unseen"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) void receive(newModel(file.name), file);
            event.currentTarget.value = "";
          }}
        />
      </label>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void fetchModel();
        }}
      >
        <label class="field" for="model-address">
          {t("options_model_address")}
        </label>
        <div class="row">
          <input id="model-address" type="url" value={address} placeholder="https://…/model.gguf" aria-describedby="model-problem" onInput={(event) => setAddress(event.currentTarget.value)} />
          <button type="submit">{t("options_model_fetch")}</button>
        </div>
        <label class="field" for="model-sha256">
          {t("options_model_sha256")}
        </label>
        <input id="model-sha256" type="text" spellcheck={false} autocomplete="off" value={sha256} onInput={(event) => setSha256(event.currentTarget.value)} />
      </form>
      <p id="model-problem" role="alert" class="problem">
        {problem ? t(problemKey(problem)) : ""}
      </p>
      {origin && (
        <button type="button" onClick={() => void allow(origin)}>
          {t("options_allow_host", host.hostname)}
        </button>
      )}
    </details>
  );
}
