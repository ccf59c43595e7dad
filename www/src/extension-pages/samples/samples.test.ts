import { describe, expect, it } from "vitest";
import { readPastedTable } from "../../../../extension/src/table/read-table";
import { catalogue } from "./catalogue";
import { figures } from "./figures";
import { csv } from "./give-table";
import { orders } from "./orders";
import { product } from "./product";
import { reviews } from "./reviews";

const tables = { catalogue, figures, orders };

describe.each(["en", "zh"] as const)("the sample data, %s", (language) => {
  it.each(Object.entries(tables))("%s comes out of its file as it went in", (_, table) => {
    const cells = table(language);
    const [header, ...rows] = cells;
    const read = readPastedTable(csv(cells));
    expect([read.header, read.rows]).toEqual([header, rows]);
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([header?.length]));
  });

  it("speaks its language only", () => {
    const han = /\p{Script=Han}/u;
    expect(han.test(product(language).name)).toBe(language === "zh");
    for (const { text, date } of reviews(language, Date.UTC(2026, 10, 22))) expect([han.test(text), /^2026-\d\d-\d\d$/.test(date ?? "")]).toEqual([language === "zh", true]);
    for (const [, name = ""] of orders(language).slice(1)) expect(han.test(name)).toBe(language === "zh");
  });
});
