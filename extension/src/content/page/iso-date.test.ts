import { describe, expect, it } from "vitest";
import { isoDate } from "./iso-date";

describe("isoDate", () => {
  it("reads the ways in which pages write a day", () => {
    for (const text of ["2026-03-14", "2026/3/14 10:22", "2026.03.14", "2026年3月14日", "2026-03-14T10:22:00Z", "Reviewed in Spain on March 14, 2026", "Mar 14 2026", "14 March 2026", "14th Mar. 2026"]) expect(isoDate(text), text).toBe("2026-03-14");
  });

  it("does not guess", () => {
    for (const text of ["", "03/04/2026", "last week", "March 2026", "2026-13-01", "2026-00-10", "14 Foo 2026", "order 20260314"]) expect(isoDate(text), text).toBeUndefined();
  });
});
