import { describe, expect, it } from "vitest";
import { detectLanguage, languageOf } from "./language";
import { platformOf } from "./platform";
import { cut, plainText } from "./text-of";
import { themeAround } from "./theme";

describe("detectLanguage", () => {
  it("goes by the main language of mixed text", () => {
    expect(detectLanguage("Lumo LED desk lamp, white")).toBe("en");
    expect(detectLanguage("Lumo 护眼台灯 LED 白色 USB-C 充电")).toBe("zh");
    expect(detectLanguage("Tea set (茶具), porcelain, 6 pieces, gift box included")).toBe("en");
    expect(detectLanguage("🙂 39.90 !!")).toBeUndefined();
  });

  it("falls back to the page's own language", () => {
    document.documentElement.lang = "zh-CN";
    expect(languageOf(["", "12"], document)).toBe("zh");
    document.documentElement.lang = "de";
    expect(languageOf([], document)).toBe("en");
  });
});

describe("plainText", () => {
  it("reads markup as the text it stands for and leaves other signs alone", () => {
    expect(plainText("<p>One</p><p>Two &amp; <b>three</b></p><style>p{}</style>")).toBe("One\nTwo & three");
    expect(plainText("5 < 7 > 3 & so on")).toBe("5 < 7 > 3 & so on");
  });

  it("loads and runs nothing", () => {
    (globalThis as { ran?: boolean }).ran = false;
    plainText("<img src=x onerror='ran=true'><script>ran=true</script>x");
    expect((globalThis as { ran?: boolean }).ran).toBe(false);
  });
});

describe("cut", () => {
  it("never splits a character", () => {
    expect(cut("ab🙂", 3)).toBe("ab");
    expect(cut("ab🙂", 4)).toBe("ab🙂");
  });
});

describe("platformOf", () => {
  it("knows hosts by their whole name", () => {
    expect(platformOf("sellercentral.amazon.co.uk")).toBe("amazon");
    expect(platformOf("sellercentral-europe.amazon.com")).toBe("amazon");
    expect(platformOf("item.upload.taobao.com")).toBe("taobao");
    expect(platformOf("www.mercadolivre.com.br")).toBe("mercadolibre");
    expect(platformOf("my-shop.myshopify.com")).toBe("shopify");
    expect(platformOf("www.etsy.com.evil.net")).toBeUndefined();
    expect(platformOf("127.0.0.1")).toBeUndefined();
  });
});

describe("themeAround", () => {
  it("follows the background the seller sees", () => {
    document.body.innerHTML = "<div style='background-color: rgb(20, 20, 24)'><p id=p>x</p></div>";
    expect(themeAround(document.querySelector("#p") as Element)).toBe("dark");
    document.body.innerHTML = "<div style='background-color: rgb(250, 250, 250)'><p id=p>x</p></div>";
    expect(themeAround(document.querySelector("#p") as Element)).toBe("light");
  });
});
