import { describe, expect, it } from "vitest";
import { columnReviews, guessColumns } from "./column-reviews";

const read = (header: string[], rows: string[][]) => columnReviews({ header, rows }, guessColumns({ header, rows }));

describe("guessColumns", () => {
  it("goes by the heads, in English and Chinese", () => {
    expect(guessColumns({ header: ["Review ID", "Rating", "Review text", "Created at"], rows: [["r-1", "5", "Bright and quiet.", "2026-03-14"]] })).toEqual({ text: 2, rating: 1, date: 3 });
    expect(guessColumns({ header: ["订单号", "评价内容", "评分", "评价时间"], rows: [["1", "灯很亮", "5", "2026-03-14"]] })).toEqual({ text: 1, rating: 2, date: 3 });
  });

  it("takes the longest column where no head tells", () => {
    expect(guessColumns({ header: ["A", "B"], rows: [["1", "It wobbles a little."]] })).toEqual({ text: 1, rating: -1, date: -1 });
  });
});

describe("columnReviews", () => {
  it("reads stars and days", () => {
    expect(
      read(
        ["stars", "comment", "date"],
        [
          ["★★★★☆", "Nice.", "2026/3/14 10:22"],
          ["5.0", "Great.", "last week"],
          ["9", "Fine.", ""],
          ["3", "", "2026-03-01"],
        ],
      ),
    ).toEqual([{ text: "Nice.", rating: 4, date: "2026-03-14" }, { text: "Great.", rating: 5 }, { text: "Fine." }]);
  });

  it("reads days with slashes where the column says how", () => {
    const days = (...cells: string[]) => read(["comment", "date"], cells.map((cell) => ["Nice.", cell])).map(({ date }) => date);
    expect(days("3/4/2026", "3/14/2026")).toEqual(["2026-03-04", "2026-03-14"]);
    expect(days("3/4/2026", "14/3/2026")).toEqual(["2026-04-03", "2026-03-14"]);
    expect(days("3/4/2026", "5/6/2026")).toEqual([undefined, undefined]);
    expect(days("13/4/2026", "5/16/2026")).toEqual([undefined, undefined]);
  });

  it("keeps the first line of a file without heads", () => {
    expect(read(["The lamp is bright and does not flicker at all."], [["The base wobbles."]])).toHaveLength(2);
  });
});
