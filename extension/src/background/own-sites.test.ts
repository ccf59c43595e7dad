import { beforeEach, describe, expect, it, vi } from "vitest";
import { loadEndpoint, saveEndpoint } from "../endpoint/endpoint-settings";
import { addOrigin, dropOrigin, ownOrigins, registerOwnSites } from "./own-sites";
import { endpointEndsWithAccess, releaseHost } from "./release-host";

const SHOP = "https://shop.example/*";
const MODELS = "https://models.example/*";
const API = "https://api.example/*";
const ENDPOINT = { on: true, url: "https://api.example/v1", model: "m" };
const BUILT = "https://market.example/*";

describe("hosts that the seller has allowed", () => {
  let stored: Record<string, unknown>;
  let granted: Set<string>;
  let registered: { matches: string[] }[];
  let removed: () => void;

  beforeEach(() => {
    stored = {};
    localStorage.clear();
    granted = new Set([BUILT, MODELS, API]);
    registered = [];
    const changed: ((changes: object) => void)[] = [];
    const revoked: (() => void)[] = [];
    removed = () => revoked.forEach((listener) => listener());
    const local = {
      get: (key: string) => Promise.resolve({ [key]: stored[key] }),
      set: (items: object) => {
        Object.assign(stored, items);
        changed.forEach((listener) => listener(items));
        return Promise.resolve();
      },
      onChanged: { addListener: (listener: (changes: object) => void) => changed.push(listener) },
    };
    const permissions = {
      contains: ({ origins }: { origins: string[] }) => Promise.resolve(origins.every((origin) => granted.has(origin))),
      remove: ({ origins }: { origins: string[] }) => {
        if (origins.includes(BUILT)) return Promise.reject(new Error("required"));
        origins.forEach((origin) => granted.delete(origin));
        removed();
        return Promise.resolve(true);
      },
      onAdded: { addListener: () => undefined },
      onRemoved: { addListener: (listener: () => void) => revoked.push(listener) },
    };
    const scripting = {
      getRegisteredContentScripts: () => Promise.resolve([...registered]),
      unregisterContentScripts: () => Promise.resolve(void (registered = [])),
      registerContentScripts: (scripts: { matches: string[] }[]) => (registered.length > 0 ? Promise.reject(new Error("duplicate")) : Promise.resolve(void registered.push(...scripts))),
    };
    const runtime = { getManifest: () => ({ content_scripts: [{ matches: [BUILT] }], host_permissions: [] }), onInstalled: { addListener: () => undefined } };
    vi.stubGlobal("chrome", { runtime, permissions, scripting, storage: { local } });
  });

  it("are shops only where they were added as such", async () => {
    expect(await ownOrigins()).toEqual([]);
    granted.add(SHOP);
    await addOrigin(SHOP);
    await addOrigin(BUILT);
    expect(await ownOrigins()).toEqual([SHOP]);
    granted.delete(SHOP);
    expect(await ownOrigins()).toEqual([]);
  });

  it("get our buttons when they are added, one change after the other, and lose them with the permission", async () => {
    registerOwnSites();
    granted.add(SHOP);
    await addOrigin(SHOP);
    await addOrigin(MODELS);
    await vi.waitFor(() => expect(registered).toMatchObject([{ matches: [SHOP, MODELS] }]));
    await dropOrigin(MODELS);
    await vi.waitFor(() => expect(registered).toMatchObject([{ matches: [SHOP] }]));
    await chrome.permissions.remove({ origins: [SHOP] });
    await vi.waitFor(() => expect(registered).toEqual([]));
  });

  it("are given back unless something else needs them", async () => {
    granted.add(SHOP);
    await addOrigin(SHOP);
    await saveEndpoint(ENDPOINT);
    for (const origin of [SHOP, API, MODELS, BUILT]) await releaseHost(origin);
    expect([...granted].sort()).toEqual([API, BUILT, SHOP].sort());
    await saveEndpoint({ ...ENDPOINT, on: false });
    await releaseHost(API);
    expect(granted.has(API)).toBe(false);
  });

  it("take the endpoint with them when the browser takes them back", async () => {
    endpointEndsWithAccess();
    await saveEndpoint(ENDPOINT);
    const contains = vi.spyOn(chrome.permissions, "contains");
    await chrome.permissions.remove({ origins: [MODELS] });
    await vi.waitFor(() => expect(contains).toHaveBeenCalledOnce());
    await new Promise((done) => setTimeout(done));
    expect(await loadEndpoint()).toEqual(ENDPOINT);
    await chrome.permissions.remove({ origins: [API] });
    await vi.waitFor(async () => expect(await loadEndpoint()).toEqual({ ...ENDPOINT, on: false }));
  });
});
