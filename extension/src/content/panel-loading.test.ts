// A click whose panel is yet to come: it is not lost, it asks once, and a panel that cannot come is told beside the button.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeClient } from "../../test/fake-client";
import { openPage } from "../../test/saved-page";
import { WriterError } from "../worker/client";
import { adapters } from "./adapters/index";
import { panelCode, type PanelCode } from "./panel-code";
import { startContent, type Started } from "./start";

const code = vi.hoisted(() => ({ here: vi.fn<() => PanelCode | undefined>(), load: vi.fn<() => Promise<PanelCode>>() }));
vi.mock("#platform/panel", () => ({ panelHere: code.here, loadPanel: code.load }));

let started: Started;
let client: FakeClient;
let come: { resolve: (code: PanelCode) => void; reject: (error: Error) => void };

beforeEach(() => {
  openPage("demo/product");
  code.here.mockReset();
  code.load.mockReset();
  code.load.mockReturnValue(new Promise((resolve, reject) => (come = { resolve, reject })));
  client = new FakeClient();
  started = startContent({ client, adapters, locale: "en" });
});

afterEach(() => started.stop());

const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 0));
const roots = (): ShadowRoot[] => [...document.querySelectorAll("shopquill-button")].flatMap(({ shadowRoot }) => shadowRoot ?? []);
const button = (index: number): HTMLButtonElement => roots()[index]?.querySelector("button") as HTMLButtonElement;
const alert = (): string => roots()[0]?.querySelector("[role=alert]")?.textContent ?? "";
const panels = (): number => document.querySelectorAll("shopquill-panel").length;

describe("a panel that comes after the click", () => {
  it("is fetched ahead when the pointer or the focus comes to a button, and not before", () => {
    expect(code.load).not.toHaveBeenCalled();
    button(0).dispatchEvent(new Event("pointerenter"));
    expect(code.load).toHaveBeenCalledTimes(1);
    code.here.mockReturnValue(panelCode);
    button(0).focus();
    expect(code.load).toHaveBeenCalledTimes(1);
  });

  it("opens for one click or two, with one job", async () => {
    button(0).click();
    button(0).click();
    expect([panels(), button(0).getAttribute("aria-expanded")]).toEqual([0, "true"]);
    come.resolve(panelCode);
    await settle();
    expect([panels(), client.jobs.length]).toEqual([1, 1]);
  });

  it("opens for the last field that was clicked", async () => {
    button(0).click();
    button(1).click();
    come.resolve(panelCode);
    await settle();
    expect([panels(), client.jobs.map(({ request }) => request.task)]).toEqual([1, ["description"]]);
    expect([button(0), button(1)].map((one) => one.getAttribute("aria-expanded"))).toEqual(["false", "true"]);
  });

  it("opens for a field that the page has built anew meanwhile", async () => {
    button(0).click();
    const old = document.querySelector("#product-title") as HTMLInputElement;
    const again = old.cloneNode() as HTMLInputElement;
    old.replaceWith(again);
    await vi.waitFor(() => expect(button(0).getAttribute("aria-expanded")).toBe("true"));
    come.resolve(panelCode);
    await settle();
    client.last.finish(["Lumo lamp"]);
    await settle();
    const insert = [...(document.querySelector("shopquill-panel")?.shadowRoot?.querySelectorAll("button") ?? [])].find(({ textContent }) => textContent === "Insert");
    insert?.click();
    await vi.waitFor(() => expect(again.value).toBe("Lumo lamp"));
  });

  it("does not open once everything has stopped", async () => {
    button(0).click();
    started.stop();
    come.resolve(panelCode);
    await settle();
    expect([panels(), client.jobs.length]).toEqual([0, 0]);
  });
});

describe("a panel that cannot come", () => {
  it("is told beside the button, and the next click tries again", async () => {
    button(0).click();
    come.reject(new WriterError("extension_updated"));
    await settle();
    expect(alert()).toBe("Shopquill was updated. Reload this page to go on.");
    expect([panels(), client.jobs.length, button(0).getAttribute("aria-expanded")]).toEqual([0, 0, "false"]);
    code.load.mockResolvedValue(panelCode);
    button(0).click();
    await settle();
    expect([panels(), client.jobs.length, alert()]).toEqual([1, 1, ""]);
  });

  it("is no news while the seller only reaches for the button", async () => {
    button(0).focus();
    come.reject(new WriterError("missing_module"));
    await settle();
    expect(alert()).toBe("");
  });
});
