// The one door into the page: used by the extension's content script and by the demo site.
import type { WriterClient } from "../worker/client";
import type { Locale } from "../ui/messages";
import type { Adapter } from "./adapters/adapter";
import { adapters as allAdapters } from "./adapters/index";
import type { WritingPreferences } from "./job-builder";
import { Manager } from "./manager";

export interface StartOptions {
  client: WriterClient;
  adapters?: readonly Adapter[];
  /** Language of buttons and messages; without it the browser's. The written text's language follows the page. */
  locale?: Locale;
  /** How texts should sound, asked anew for each job. */
  preferences?: () => WritingPreferences;
}

export interface Started {
  /** Takes every button and listener away and cancels what runs. Text already in fields stays. */
  stop(): void;
}

export function startContent({ client, adapters = allAdapters, locale, preferences }: StartOptions): Started {
  const stopping = new AbortController();
  new Manager({ client, adapters, locale, signal: stopping.signal, ...(preferences ? { preferences } : {}) }).start();
  return { stop: () => stopping.abort() };
}
