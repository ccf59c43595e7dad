// The whole interface in a page: buttons, panel, streaming, writing, undo, and pages that misbehave.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeClient } from "../../test/fake-client";
import { openPage } from "../../test/saved-page";
import type { Adapter } from "./adapters/adapter";
import { adapters } from "./adapters/index";
import type { WritingPreferences } from "./job-builder";
import { startContent, type Started } from "./start";

let started: Started | undefined;
let client: FakeClient;

function start(with_: readonly Adapter[] = adapters, preferences: WritingPreferences = {}): void {
  client = new FakeClient();
  started = startContent({ client, adapters: with_, locale: "en", preferences: () => preferences });
}

const shadow = (tag: string): ShadowRoot[] => [...document.querySelectorAll(tag)].flatMap((host) => host.shadowRoot ?? []);
const buttons = (): string[] => shadow("shopquill-button").map((root) => root.querySelector("button")?.textContent ?? "");
const panel = (): ShadowRoot => {
  const [root] = shadow("shopquill-panel");
  if (!root) throw new Error("no panel is open");
  return root;
};
const click = (name: string): void => {
  const all = [...shadow("shopquill-button"), ...shadow("shopquill-panel")].flatMap((root) => [...root.querySelectorAll<HTMLButtonElement>("button:not([hidden])")]);
  const found = all.find((button) => button.textContent === name || button.getAttribute("aria-label") === name);
  if (!found) throw new Error(`no button ${name}`);
  if (found.disabled) throw new Error(`${name} is disabled`);
  found.click();
};
const isDisabled = (name: string): boolean | undefined => [...panel().querySelectorAll("button")].find((button) => button.textContent === name)?.disabled;
const options = (): string[] => [...panel().querySelectorAll("[role=option] .text")].map((option) => option.textContent);
const notice = (): string => panel().querySelector(".notice span")?.textContent ?? "";
const title = (): HTMLInputElement => document.querySelector("#product-title") as HTMLInputElement;
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 0));
const press = (key: string): void => void panel().querySelector("[role=option][tabindex='0']")?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }));

beforeEach(() => {
  openPage("demo/product");
});

afterEach(() => {
  started?.stop();
  started = undefined;
});

describe("buttons", () => {
  it("stand beside the fields, are real, named, and go with a stop", () => {
    start();
    expect(buttons()).toEqual(["Generate title", "Generate description"]);
    expect(title().nextElementSibling?.localName).toBe("shopquill-button");
    started?.stop();
    expect(document.querySelector("shopquill-button, shopquill-panel")).toBeNull();
  });

  it("come back when the page sweeps them away, and go when their field goes", async () => {
    start();
    document.querySelector("shopquill-button")?.remove();
    await vi.waitFor(() => expect(buttons()).toHaveLength(2));
    document.querySelector("#product-description")?.remove();
    await vi.waitFor(() => expect(buttons()).toEqual(["Generate title"]));
  });

  it("appear for fields that come late", async () => {
    start();
    document.querySelector("form")?.insertAdjacentHTML("beforeend", "<textarea id=reply-text></textarea>");
    await vi.waitFor(() => expect(buttons()).toContain("Suggest reply"));
  });

  it("survive an adapter that throws", () => {
    const broken: Adapter = {
      id: "broken",
      hosts: [],
      detect: () => {
        throw new Error("odd page");
      },
      findFields: () => [],
      readProduct: () => ({ name: "" }),
      readConversation: () => ({ message: "", thread: [], facts: {} }),
    };
    start([broken, ...adapters]);
    expect(buttons()).toEqual(["Generate title", "Generate description"]);
  });
});

describe("one click", () => {
  it("asks with what the page knows, in the page's language", () => {
    start();
    click("Generate title");
    expect(client.last.request).toMatchObject({ task: "title", lang: "en", locale: "en", candidates: 3, limit: { max: 80, unit: "chars" }, product: { name: "Lumo desk lamp", brand: "Lumo" } });
  });

  it("answers a Chinese buyer in Chinese", () => {
    openPage("demo/thread");
    start();
    click("Suggest reply");
    expect(client.last.request).toMatchObject({ task: "reply", lang: "zh", message: "周五前能到吗？" });
  });

  it("streams, inserts with one press, and undoes with another", async () => {
    start();
    click("Generate title");
    expect(panel().querySelector("[role=dialog]")?.getAttribute("aria-labelledby")).toBe("shopquill-panel-title");
    expect(panel().querySelectorAll("[role=option]")).toHaveLength(3);
    client.last.on.piece(0, "Lumo");
    client.last.on.piece(1, "White");
    expect(options().slice(0, 2)).toEqual(["Lumo", "White"]);
    expect(isDisabled("Insert")).toBe(true);
    client.last.finish([{ text: "Lumo lamp, 12 h", checks: [{ rule: "unsupported-number", span: [11, 13], severity: "warn", reason: "No fact gives it." }], count: { used: 15, max: 80, unit: "chars" } }, "White lamp"]);
    await settle();
    expect(options()).toEqual(["Lumo lamp, 12 h", "White lamp"]);
    expect(panel().querySelector("mark.warn")?.textContent).toBe("12");
    expect(panel().querySelector(".checks")?.textContent).toContain("No fact gives it.");
    expect(panel().querySelector(".count")?.textContent).toContain("15 of 80 characters");
    press("ArrowDown");
    click("Insert");
    await vi.waitFor(() => expect(notice()).toContain("Inserted"));
    expect(title().value).toBe("White lamp");
    click("Undo");
    await vi.waitFor(() => expect(title().value).toBe("Lumo desk lamp"));
    await vi.waitFor(() => expect(isDisabled("Undo")).toBe(true));
  });

  it("shows model output as text", async () => {
    start();
    click("Generate title");
    client.last.finish(["<img src=x onerror=alert(1)>"]);
    await settle();
    expect(options()).toEqual(["<img src=x onerror=alert(1)>"]);
    expect(panel().querySelector("img")).toBeNull();
  });

  it("gives back edits that an undo replaced", async () => {
    start();
    click("Generate title");
    client.last.finish(["New title"]);
    await settle();
    click("Insert");
    await vi.waitFor(() => expect(isDisabled("Undo")).toBe(false));
    title().value = "New title, edited";
    click("Undo");
    await vi.waitFor(() => expect(notice()).toContain("edits"));
    expect(title().value).toBe("Lumo desk lamp");
    click("Put my edits back");
    await vi.waitFor(() => expect(title().value).toBe("New title, edited"));
  });
});

describe("keys", () => {
  it("choose by arrows around the end, insert by Enter, close by Escape and give the focus back", async () => {
    start();
    click("Generate title");
    client.last.finish(["one", "two", "three"]);
    await settle();
    const selected = (): number => [...panel().querySelectorAll("[role=option]")].findIndex((option) => option.getAttribute("aria-selected") === "true");
    press("ArrowUp");
    expect(selected()).toBe(2);
    press("Home");
    press("ArrowDown");
    expect(selected()).toBe(1);
    press("Enter");
    await vi.waitFor(() => expect(title().value).toBe("two"));
    press("Escape");
    expect(document.querySelector("shopquill-panel")).toBeNull();
    expect(document.activeElement?.localName).toBe("shopquill-button");
  });

  it("do not reach the page's shortcuts", () => {
    const heard = vi.fn();
    document.addEventListener("keydown", heard);
    start();
    click("Generate title");
    press("a");
    document.removeEventListener("keydown", heard);
    expect(heard).not.toHaveBeenCalled();
  });
});

describe("when things go wrong", () => {
  it("a second click starts no second job", () => {
    start();
    click("Generate title");
    click("Generate title");
    expect(client.jobs).toHaveLength(1);
    expect(client.last.signal.aborted).toBe(false);
  });

  it("another field's button ends the first job", () => {
    start();
    click("Generate title");
    const [first] = client.jobs;
    click("Generate description");
    expect(first?.signal.aborted).toBe(true);
    expect(client.jobs).toHaveLength(2);
    expect(document.querySelectorAll("shopquill-panel")).toHaveLength(1);
  });

  it("Stop keeps what was written, and it can be inserted", async () => {
    start();
    click("Generate title");
    client.last.on.piece(0, "Lumo la");
    click("Stop");
    await settle();
    expect(client.last.signal.aborted).toBe(true);
    expect(options()).toEqual(["Lumo la"]);
    click("Insert");
    await vi.waitFor(() => expect(title().value).toBe("Lumo la"));
  });

  it("Regenerate asks anew, with a new id and what the form says now", async () => {
    start();
    click("Generate title");
    client.last.finish(["one"]);
    await settle();
    (document.querySelector("#product-brand") as HTMLInputElement).value = "Other";
    click("Regenerate");
    expect(client.jobs).toHaveLength(2);
    expect(client.last.request.product?.brand).toBe("Other");
    expect(client.last.request.id).not.toBe(client.jobs[0]?.request.id);
  });

  it("an error is one plain sentence and the text stays", async () => {
    start();
    click("Generate title");
    client.last.fail("missing_facts");
    await settle();
    expect(panel().querySelector("[role=alert]")?.textContent).toContain("Fill in the product's name");
    expect(title().value).toBe("Lumo desk lamp");
    click("Regenerate");
    client.last.fail("never_heard_of");
    await settle();
    expect(panel().querySelector("[role=alert]")?.textContent).toContain("went wrong");
  });

  it("a result without a text says so", async () => {
    start();
    click("Generate title");
    client.last.finish([], { withheld: [{ rule: "contact", reason: "It named a phone number." }] });
    await settle();
    expect(panel().querySelector("[role=alert]")?.textContent).toContain("good enough");
    expect(panel().querySelector(".asides")?.textContent).toContain("It named a phone number.");
  });

  it("a field that goes while text streams leaves the text, to copy", async () => {
    start();
    click("Generate title");
    client.last.on.piece(0, "Lumo");
    document.querySelector("main")?.remove();
    await vi.waitFor(() => expect(notice()).toContain("removed this field"));
    client.last.finish(["Lumo lamp"]);
    await settle();
    expect(options()).toEqual(["Lumo lamp"]);
    expect(isDisabled("Insert")).toBe(true);
    expect(isDisabled("Copy")).toBe(false);
  });

  it("a field that is built anew is written to in its new place", async () => {
    start();
    click("Generate title");
    const old = title();
    const again = old.cloneNode() as HTMLInputElement;
    again.value = old.value;
    old.replaceWith(again);
    await vi.waitFor(() => expect(document.querySelectorAll("shopquill-button")).toHaveLength(2));
    client.last.finish(["Lumo lamp"]);
    await settle();
    await vi.waitFor(() => expect(isDisabled("Insert")).toBe(false));
    click("Insert");
    await vi.waitFor(() => expect(again.value).toBe("Lumo lamp"));
  });

  it("a panel the page throws out comes back", async () => {
    start();
    click("Generate title");
    document.querySelector("shopquill-panel")?.remove();
    await vi.waitFor(() => expect(document.querySelector("shopquill-panel")).not.toBeNull());
  });

  it("shows how far the model has loaded", () => {
    start();
    click("Generate title");
    client.last.on.status({ state: "loading", loaded: 50, total: 200 });
    const bar = panel().querySelector("[role=progressbar]");
    expect(bar?.getAttribute("aria-valuenow")).toBe("25");
    expect(panel().querySelector(".phase")?.textContent).toContain("25%");
    client.last.on.status({ state: "ready" });
    expect((bar as HTMLElement).hidden).toBe(true);
  });
});

describe("the seller's settings", () => {
  it("are part of the job, and the page's own facts and platform come first", () => {
    start(adapters, { tone: "lively", writeIn: "zh", platform: "ebay", policies: { Returns: "30 days" }, forbidden: ["cheap"], closing: "Mia", samples: ["Hello."] });
    click("Generate title");
    expect(client.last.request).toMatchObject({ task: "title", lang: "zh", tone: "lively", platform: "ebay", policies: { Returns: "30 days" }, forbidden: ["cheap"], closing: "Mia", samples: ["Hello."] });
    expect(client.last.request).not.toHaveProperty("writeIn");
  });
});

describe("a text that is used", () => {
  it("is told of once it stands in the field, with what it is about", async () => {
    start();
    click("Generate title");
    client.last.finish(["Halden Arc Desk Lamp"]);
    await settle();
    expect(client.usedTexts).toEqual([]);
    click("Insert");
    await vi.waitFor(() => expect(client.usedTexts).toHaveLength(1));
    expect(client.usedTexts[0]).toMatchObject({ task: "title", text: "Halden Arc Desk Lamp", about: client.last.request.product?.name });
  });
});
