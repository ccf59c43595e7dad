// @vitest-environment node
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { encodingOf } from "./decode-text";
import { readPastedTable, readTable } from "./read-table";
import { TABLE_LIMITS, type TableError } from "./table";
import { unpackedSize } from "./unpacked-size";
import { FORMULA, type TABLE_FORMATS, writeTable } from "./write-table";

const bytesOf = (name: string): Buffer => readFileSync(path.join(import.meta.dirname, "../../test/tables", name));
const saved = (name: string) => readTable(new File([new Uint8Array(bytesOf(name))], name));
const typed = (content: string | Uint8Array<ArrayBuffer>, name = "t.csv") => readTable(new File([content], name));
const codeOf = (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => "read",
    (error: unknown) => (error as TableError).code,
  );

describe("CSV", () => {
  it("from Excel in Chinese, with commas and quotes in its cells", async () => {
    const { header, rows } = await saved("products-gb18030.csv");
    expect(header).toEqual(["商品名称", "品牌", "价格", "颜色", "备注"]);
    expect(rows[0]).toEqual(["竹制砧板", "青禾", "59.00", "原木色", "双面可用，带挂孔"]);
    expect(rows[2]).toEqual(['羊毛围巾 "冬日"', "北岭", "199", "驼色", ""]);
  });

  it("from Excel in German: semicolons, Windows-1252, a line break inside a cell", async () => {
    const { header, rows } = await saved("products-windows-1252.csv");
    expect(header).toEqual(["Artikel", "Marke", "Preis", "Beschreibung"]);
    expect(rows).toEqual([
      ["Bürolampe", "Möller", "39,90", "Zeile eins\r\nZeile zwei; mit Semikolon"],
      ["Cafétasse", "Élan", "12,50", "schlicht"],
    ]);
  });

  it("saved by Excel as Unicode text", async () => {
    expect(await saved("products-utf16.txt")).toEqual({
      header: ["Title", "Brand", "Price"],
      rows: [
        ["Desk lamp 💡", "Lumo", "39.90"],
        ["Wool scarf", "Northrop", "49"],
      ],
    });
  });

  it("with a title above the header, empty lines, and rows of unequal length", async () => {
    const table = { header: ["name", "price", "note"], rows: [["lamp", "", ""], ["vase", "3", "blue"]] };
    expect(await typed("Spring list\n\nname,price,note,,\nlamp\n,,\nvase,3,blue,,\n")).toEqual(table);
    expect(readPastedTable("name\tprice\tnote\nlamp\nvase\t3\tblue")).toEqual(table);
  });

  it("of one column only", async () => {
    expect(await typed("review\nGood lamp\n")).toEqual({ header: ["review"], rows: [["Good lamp"]] });
  });
});

describe("encodings without a mark", () => {
  const encode = (text: string, order: "le" | "be"): Buffer => (order === "le" ? Buffer.from(text, "utf16le") : Buffer.from(text, "utf16le").swap16());

  it.each([
    ["utf-8", Buffer.from("名称,价格\n灯,3")],
    ["utf-8", Buffer.from("name,price")],
    ["utf-16le", encode("名称,价格\n灯,3", "le")],
    ["utf-16be", encode("name,price\nlamp,3", "be")],
    ["windows-1252", Buffer.from("caf\xe9l\xe0,Fran\xe7ois", "latin1")],
    ["utf-8", Buffer.alloc(0)],
  ])("%s", (label, bytes) => expect(encodingOf(bytes)).toBe(label));
});

describe("XLSX", () => {
  it("with a title row, numbers, dates, a text that looks like a formula, and a second sheet", async () => {
    const { header, rows } = await saved("products-openpyxl.xlsx");
    expect(header).toEqual(["SKU", "Product name", "Price", "In stock", "Since", "Note"]);
    expect(rows).toEqual([
      ["6901234567892", "Desk lamp", "39.9", "TRUE", "2026-03-14", "white\nmetal"],
      ["B-2", "保温杯", "129", "FALSE", "2026-03-14 09:30:00", ""],
      ["=1+1", "Wool scarf", "0.3", "", "", "-5 °C"],
    ]);
  });

  it("with rich text, shared strings, a formula's value and markup in cells", async () => {
    expect((await saved("products-xlsxwriter.xlsx")).rows).toEqual([
      ["Walnut board", "Hearth & Co <oak>", "40"],
      ["Linen apron", "", "24.5"],
    ]);
  });

  it("is known by its content, whatever its name", async () => {
    expect((await typed(new Uint8Array(bytesOf("products-openpyxl.xlsx")), "list.csv")).rows).toHaveLength(3);
  });

  it("says what it unpacks to before it is unpacked", () => {
    const archive = bytesOf("products-openpyxl.xlsx");
    expect(unpackedSize(archive)).toBeGreaterThan(archive.length);
    expect(unpackedSize(archive.subarray(0, 900))).toBeUndefined();
    expect(unpackedSize(Buffer.from("PK"))).toBeUndefined();
  });
});

describe("files that are not taken", () => {
  it.each([
    ["empty", "name,price\n"],
    ["empty", ""],
    ["unreadable", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0 some more bytes of a picture that is much longer than its zeros"],
    ["unreadable", "PK\x03\x04 no archive"],
    ["old_excel", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ["too_many_rows", `name,x\n${"lamp,1\n".repeat(TABLE_LIMITS.rows + 1)}`],
    ["too_many_columns", `${"a,".repeat(TABLE_LIMITS.columns)}b\n1,2\n`],
    ["cell_too_long", `name,note\nlamp,"${"never closed ".repeat(3_000)}\n`],
    ["too_big", new Uint8Array(TABLE_LIMITS.megabytes * 1_000_000 + 1)],
  ])("%s", async (code, content) => expect(await codeOf(typed(content))).toBe(code));

  it("a workbook that is cut off", async () => {
    const whole = bytesOf("products-openpyxl.xlsx");
    const broken = new Uint8Array(whole);
    broken.fill(7, 200, 1_500);
    expect(await codeOf(typed(broken))).toBe("unreadable");
    expect(await codeOf(typed(new Uint8Array(whole.subarray(0, 2_000))))).toBe("unreadable");
  });

  it("an archive that would fill the memory", async () => {
    const bomb = new Uint8Array(bytesOf("products-openpyxl.xlsx"));
    const directory = Buffer.from(bomb.buffer).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    new DataView(bomb.buffer).setUint32(directory + 24, 3_000_000_000, true);
    expect(await codeOf(typed(bomb))).toBe("too_big");
  });
});

describe("writeTable", () => {
  const table = {
    header: ["name", "note"],
    rows: [
      ["竹制砧板", 'said "good", twice'],
      ["=HYPERLINK(1)", "-12.5"],
      ["@cmd", "two\nlines"],
      ["0039", "💡 & <b>"],
    ],
  };
  const back = async (format: (typeof TABLE_FORMATS)[number]) => readTable(new File([await writeTable(table, format)], `t.${format}`));

  it("as XLSX comes back cell for cell, digits kept", async () => {
    expect(await back("xlsx")).toEqual(table);
  });

  it("as CSV runs no formula in a spreadsheet, and keeps the rest", async () => {
    const { rows } = await back("csv");
    expect(rows).toEqual([table.rows[0], ["'=HYPERLINK(1)", "-12.5"], ["'@cmd", "two\nlines"], table.rows[3]]);
    const start = new Uint8Array(await (await writeTable(table, "csv")).arrayBuffer()).subarray(0, 3);
    expect([...start]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it.each(["=1", "+cmd", "-cmd|x", "@x", "\tx", "-1+cmd", "+1-1"])("takes %j for a formula", (cell) => expect(FORMULA.test(cell)).toBe(true));
  it.each(["-5", "+3.50", "-1,200.00", "-15%", "a=b", "", "5-6"])("takes %j for none", (cell) => expect(FORMULA.test(cell)).toBe(false));
});
