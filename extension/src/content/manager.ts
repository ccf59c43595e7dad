// Owns timing: when adapters look, where buttons stand, which panel is open, and that everything goes away with one signal.
import { browserLocale, panelTexts } from "#platform/texts";
import type { Locale, PanelKey, Translate } from "../ui/messages";
import { copyText } from "../ui/copy-text";
import type { WriterClient } from "../worker/client";
import type { Adapter, FieldTask, FoundField, Page } from "./adapters/adapter";
import { generic } from "./adapters/generic";
import { hostMatches } from "./adapters/host-matches";
import { ButtonHost } from "./button-host";
import { UndoStore } from "./fields/undo";
import { buildJob, type WritingPreferences } from "./job-builder";
import { OWN_ATTRIBUTE } from "./page/deep-query";
import { isInPage, standIn } from "./page/frame";
import { watchLocation } from "./page/location-watcher";
import { placeBeside, put } from "./page/placement";
import { PanelHost } from "./panel-host";
import { Session } from "./session";

/** Pages change in bursts; one look after each burst, and at the latest this often while it lasts. */
const QUIET_MS = 150;
const LATEST_MS = 600;
const WATCHED = ["hidden", "style", "class", "aria-hidden", "disabled", "readonly", "inert", "open"];

interface Mount {
  readonly adapter: Adapter;
  readonly field: FoundField;
  readonly host: ButtonHost;
}

interface Open {
  readonly task: FieldTask;
  readonly session: Session;
  readonly panel: PanelHost;
  host: ButtonHost;
}

export interface ManagerParts {
  readonly client: WriterClient;
  readonly adapters: readonly Adapter[];
  readonly signal: AbortSignal;
  readonly locale?: Locale | undefined;
  readonly preferences?: () => WritingPreferences;
}

export class Manager {
  readonly #parts: ManagerParts;
  readonly #locale: Locale;
  readonly #t: Translate<PanelKey>;
  #undo = new UndoStore();
  #mounts: Mount[] = [];
  #open: Open | undefined;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #waitingSince: number | undefined;

  constructor(parts: ManagerParts) {
    this.#parts = parts;
    this.#locale = parts.locale ?? browserLocale();
    this.#t = panelTexts(this.#locale);
  }

  start(): void {
    const { signal } = this.#parts;
    if (signal.aborted) return;
    const checkLocation = watchLocation(() => this.#onNavigate(), signal);
    const observer = new MutationObserver((records) => {
      if (records.every(isOwn)) return;
      checkLocation();
      this.#scanSoon();
    });
    observer.observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: WATCHED });
    signal.addEventListener("abort", () => {
      observer.disconnect();
      clearTimeout(this.#quiet);
      this.#close(false);
      for (const { host } of this.#mounts.splice(0)) host.element.remove();
    });
    this.#scan();
  }

  /** A single-page app may show the next product in the very same field: its undo copy would be another product's text. */
  #onNavigate(): void {
    this.#undo = new UndoStore();
    if (this.#open && isInPage(this.#open.session.field)) this.#close(false);
    this.#scan();
  }

  #scanSoon(): void {
    clearTimeout(this.#quiet);
    const now = Date.now();
    this.#waitingSince ??= now;
    const left = Math.max(0, LATEST_MS - (now - this.#waitingSince));
    this.#quiet = setTimeout(() => this.#scan(), Math.min(QUIET_MS, left));
  }

  #scan(): void {
    clearTimeout(this.#quiet);
    this.#waitingSince = undefined;
    if (this.#parts.signal.aborted) return;
    const { adapter, fields } = this.#look();
    const kept: Mount[] = [];
    for (const mount of this.#mounts) {
      const field = fields.find(({ element, task }) => element === mount.field.element && task === mount.field.task);
      if (field && adapter === mount.adapter) kept.push({ ...mount, field });
      else mount.host.element.remove();
    }
    for (const field of fields) {
      if (!kept.some((mount) => mount.field.element === field.element)) kept.push(this.#mount(adapter, field));
    }
    this.#mounts = kept;
    for (const mount of kept) this.#settle(mount);
    this.#followField();
  }

  /** The first adapter that knows the page and does not fail serves it; one that throws leaves it to the next. */
  #look(): { adapter: Adapter; fields: FoundField[] } {
    const page = currentPage();
    let last: Adapter | undefined;
    for (const adapter of this.#parts.adapters) {
      last = adapter;
      try {
        if (!hostMatches(page.url.hostname, adapter.hosts) || !adapter.detect(page)) continue;
        return { adapter, fields: adapter.findFields(page) };
      } catch {
        // Nothing to report: an error's text may quote the page. The next adapter still gives the seller buttons.
      }
    }
    return { adapter: last ?? generic, fields: [] };
  }

  #mount(adapter: Adapter, field: FoundField): Mount {
    const { ownerDocument } = standIn(field.element);
    const mount: Mount = { adapter, field, host: new ButtonHost(ownerDocument, field.task, this.#t, () => this.#toggle(mount)) };
    return mount;
  }

  #settle({ adapter, field, host }: Mount): void {
    if (!host.element.isConnected) put(host.element, adapter.placeButton?.(field) ?? placeBeside(field.element));
    host.matchTheme(standIn(field.element));
  }

  #toggle(mount: Mount): void {
    if (this.#open?.session.field === mount.field.element) return this.#open.panel.focus();
    this.#close(false);
    const { element, task } = mount.field;
    const session: Session = new Session({
      task,
      field: element,
      client: this.#parts.client,
      undo: this.#undo,
      copyText,
      refresh: () => this.#scan(),
      readJob: () => {
        const now = this.#mounts.find((one) => one.field.element === session.field) ?? mount;
        return buildJob(now.adapter, currentPage(), { ...now.field, element: session.field }, this.#parts.preferences?.() ?? {}, this.#locale === "zh_CN" ? "zh" : "en");
      },
    });
    const panel = new PanelHost({ session, button: mount.host.element, locale: this.#locale, t: this.#t, onClose: (returnFocus) => this.#close(returnFocus) });
    this.#open = { task, session, panel, host: mount.host };
    mount.host.setOpen(true);
    // The page is read before the panel takes the focus, as the seller's selection may be the message to answer.
    void session.generate();
    panel.open();
  }

  #close(returnFocus: boolean): void {
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    open.session.stop();
    open.panel.close();
    open.host.setOpen(false);
    if (returnFocus) open.host.button.focus({ preventScroll: true });
  }

  /** The open panel outlives its field: the page may build it anew, or drop it while the text streams. */
  #followField(): void {
    const open = this.#open;
    if (!open) return;
    const { session, task } = open;
    const mount = this.#mounts.find(({ field }) => field.element === session.field) ?? (isInPage(session.field) ? undefined : this.#mounts.find(({ field }) => field.task === task));
    session.fieldChanged(mount?.field.element);
    if (mount && mount.host !== open.host) {
      open.host = mount.host;
      mount.host.setOpen(true);
      open.panel.moveTo(mount.host.element);
    }
    open.panel.attach();
  }
}

function currentPage(): Page {
  return { document, url: new URL(location.href) };
}

function isOwn({ type, target, addedNodes, removedNodes }: MutationRecord): boolean {
  if (type === "attributes") return target instanceof Element && target.hasAttribute(OWN_ATTRIBUTE);
  // Our own elements coming is no news; one of ours going is, as the page may have swept it away.
  return removedNodes.length === 0 && [...addedNodes].every((node) => node instanceof Element && node.hasAttribute(OWN_ATTRIBUTE));
}
