// Owns timing: when adapters look, where buttons stand, which panel is open, and that everything goes away with one signal.
import { loadPanel, panelHere } from "#platform/panel";
import { browserLocale, panelTexts } from "#platform/texts";
import type { Job } from "../schema/index";
import { errorKey, type Locale, type PanelKey, type Translate } from "../ui/messages";
import { type WriterClient, WriterError } from "../worker/client";
import type { Adapter, FieldTask, FoundField } from "./adapters/adapter";
import { ButtonHost } from "./button-host";
import { UndoStore } from "./fields/undo";
import { buildJob, type WritingPreferences } from "./job-builder";
import { currentPage, look } from "./look";
import { OWN_ATTRIBUTE } from "./page/deep-query";
import { isInPage, standIn } from "./page/frame";
import { watchLocation } from "./page/location-watcher";
import { placeBeside, put } from "./page/placement";
import type { PanelCode } from "./panel-code";
import type { PanelHost } from "./panel-host";
import type { Session } from "./session";

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
  readonly mount: Mount;
  readonly task: FieldTask;
  field: HTMLElement;
  host: ButtonHost;
  /** Comes a moment after the click when its code is yet to be fetched. */
  shown?: { readonly session: Session; readonly panel: PanelHost };
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
    if (this.#open && isInPage(this.#open.field)) this.#close(false);
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
    const { adapter, fields } = look(this.#parts.adapters);
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

  #mount(adapter: Adapter, field: FoundField): Mount {
    const { ownerDocument } = standIn(field.element);
    const mount: Mount = { adapter, field, host: new ButtonHost(ownerDocument, field.task, this.#t, { near: fetchAhead, click: () => this.#toggle(mount) }) };
    return mount;
  }

  #settle({ adapter, field, host }: Mount): void {
    if (!host.element.isConnected) put(host.element, adapter.placeButton?.(field) ?? placeBeside(field.element));
    host.matchTheme(standIn(field.element));
  }

  #toggle(mount: Mount): void {
    if (this.#open?.field === mount.field.element) return this.#open.shown?.panel.focus();
    this.#close(false);
    const open: Open = { mount, task: mount.field.task, field: mount.field.element, host: mount.host };
    this.#open = open;
    mount.host.setOpen(true);
    const code = panelHere();
    if (code) return this.#show(open, code);
    void loadPanel().then(
      (loaded) => this.#show(open, loaded),
      (error: unknown) => this.#giveUp(open, WriterError.from(error)),
    );
  }

  #show(open: Open, { Session, PanelHost }: PanelCode): void {
    // Another click or the page itself may have closed it while its code came.
    if (this.#open !== open) return;
    const { task, field, host } = open;
    const session = new Session({ task, field, client: this.#parts.client, undo: this.#undo, refresh: () => this.#scan(), readJob: () => this.#readJob(open) });
    const panel = new PanelHost({ session, button: host.element, locale: this.#locale, t: this.#t, onClose: (returnFocus) => this.#close(returnFocus) });
    open.shown = { session, panel };
    // The page is read before the panel takes the focus, as the seller's selection may be the message to answer.
    void session.generate();
    panel.open();
  }

  #readJob({ mount, field }: Open): Job {
    const now = this.#mounts.find((one) => one.field.element === field) ?? mount;
    return buildJob(now.adapter, currentPage(), { ...now.field, element: field }, this.#parts.preferences?.() ?? {}, this.#locale === "zh_CN" ? "zh" : "en");
  }

  /** Without a panel the button itself has to say why. */
  #giveUp(open: Open, { code }: WriterError): void {
    if (this.#open !== open) return;
    this.#close(false);
    open.host.say(this.#t(errorKey(code)));
  }

  #close(returnFocus: boolean): void {
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    open.shown?.session.stop();
    open.shown?.panel.close();
    open.host.setOpen(false);
    if (returnFocus) open.host.button.focus({ preventScroll: true });
  }

  /** The open panel outlives its field: the page may build it anew, or drop it while the text streams. */
  #followField(): void {
    const open = this.#open;
    if (!open) return;
    const mount = this.#mounts.find(({ field }) => field.element === open.field) ?? (isInPage(open.field) ? undefined : this.#mounts.find(({ field }) => field.task === open.task));
    if (mount) open.field = mount.field.element;
    open.shown?.session.fieldChanged(mount?.field.element);
    if (mount && mount.host !== open.host) {
      open.host = mount.host;
      mount.host.setOpen(true);
      open.shown?.panel.moveTo(mount.host.element);
    }
    open.shown?.panel.attach();
  }
}

/** The seller reaches for a button: its panel is here by the time of the click. Should that fail, the click will say so. */
function fetchAhead(): void {
  if (!panelHere()) loadPanel().catch(() => undefined);
}

function isOwn({ type, target, addedNodes, removedNodes }: MutationRecord): boolean {
  if (type === "attributes") return target instanceof Element && target.hasAttribute(OWN_ATTRIBUTE);
  // Our own elements coming is no news; one of ours going is, as the page may have swept it away.
  return removedNodes.length === 0 && [...addedNodes].every((node) => node instanceof Element && node.hasAttribute(OWN_ATTRIBUTE));
}
