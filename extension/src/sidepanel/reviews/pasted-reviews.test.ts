import { describe, expect, it } from "vitest";
import { guessSeparator, pastedReviews } from "./pasted-reviews";

describe("pastedReviews", () => {
  it("takes a review a line", () => {
    const text = "Great lamp.\r\nBroke after a week.\r\n";
    expect(guessSeparator(text)).toBe("line");
    expect(pastedReviews(text, "line")).toEqual([{ text: "Great lamp." }, { text: "Broke after a week." }]);
  });

  it("takes blocks with blank lines between them, whatever the blank lines hold", () => {
    const text = "Great lamp.\nMy son loves it.\n \t\n\nBroke after a week.";
    expect(guessSeparator(text)).toBe("blank");
    expect(pastedReviews(text, "blank").map((review) => review.text)).toEqual(["Great lamp.\nMy son loves it.", "Broke after a week."]);
  });

  it("takes stars, days and bullets off the text", () => {
    expect(pastedReviews("- ★★★★☆ 2026-03-14 Nice colour", "line")).toEqual([{ text: "Nice colour", rating: 4, date: "2026-03-14" }]);
    expect(pastedReviews("2026年3月4日 | 5星：很好", "line")).toEqual([{ text: "很好", rating: 5, date: "2026-03-04" }]);
    expect(pastedReviews("12. 4.5 out of 5 stars, March 14, 2026: Good value", "line")).toEqual([{ text: "Good value", rating: 4.5, date: "2026-03-14" }]);
    expect(pastedReviews("⭐️⭐️⭐️ so so", "line")).toEqual([{ text: "so so", rating: 3 }]);
  });

  it("leaves numbers that belong to the buyer's words", () => {
    for (const text of ["2 of the 4 screws were missing", "5 minutes to build", "100% happy", "1.5 m cable is too short", "May fits well"]) expect(pastedReviews(text, "line")).toEqual([{ text }]);
  });

  it("drops what has no words", () => {
    expect(pastedReviews("★★★★★\n----\n\n👍", "line")).toEqual([]);
    expect(pastedReviews("", "blank")).toEqual([]);
  });
});
