import { describe, expect, it } from "vitest";
import { parseRoute, routeHash } from "./router";

describe("routes", () => {
  it("reads what it writes, whatever the id", () => {
    for (const id of ["arc-desk-lamp", "床头灯", "a/b%c", "t-3391"]) {
      expect(parseRoute(routeHash("products", id))).toEqual({ section: "products", id });
    }
    expect(parseRoute(routeHash("inbox"))).toEqual({ section: "inbox" });
  });

  it("leads every other address to the products", () => {
    for (const hash of ["", "#", "#main", "#/nowhere/1", "#/"]) expect(parseRoute(hash)).toEqual({ section: "products" });
  });

  it("takes a stray percent sign as it is", () => {
    expect(parseRoute("#/products/50%")).toEqual({ section: "products", id: "50%" });
  });
});
