// A seller's work in django-oscar: a product's title and description, and an order's note, from login to the database.
import { after, before, describe, it } from "node:test";
import { openBrowser } from "../browser.mjs";
import { WriterUi } from "../writer-ui.mjs";
import { OscarShop } from "./oscar-shop.mjs";
import { holds, plain, settles } from "./settled.mjs";

const order = "100001";
/** What Oscar's own scripts throw on every page of an order. */
const itsOwn = ["TypeError: oscar.dashboard.orders.initTable is not a function"];

describe("django-oscar", () => {
  let shop;
  let browser;
  before(async () => {
    shop = await OscarShop.start();
    browser = await openBrowser({ knownErrors: itsOwn });
    await shop.login(browser);
  });
  after(async () => {
    try {
      await browser?.close();
    } finally {
      await shop?.stop();
    }
  });

  const open = async (address) => {
    const page = await browser.newPage();
    await page.goto(`${shop.origin}${address}`);
    return { page, writer: new WriterUi(browser, page) };
  };

  it("title and description are inserted, undone, saved and held by the shop", async () => {
    const before = await shop.product(1);
    browser.keepSecret(before.name, plain(before.description));
    const { page, writer } = await open("/dashboard/catalogue/products/1/");
    const title = page.locator("#id_title");
    const editor = page.frameLocator("#id_description_ifr").locator("body");
    const titleIs = (text) => settles(() => title.inputValue(), text, "title");
    const textIs = (text) => settles(() => editor.innerText(), text, "description");
    await titleIs(before.name);

    const [newTitle] = await writer.write("title");
    await titleIs(before.name);
    await writer.insert();
    await titleIs(newTitle);
    await writer.undo();
    await titleIs(before.name);
    await writer.insert();
    await titleIs(newTitle);
    await writer.close();

    const richText = await editor.innerHTML();
    const [newText] = await writer.write("description");
    await writer.insert();
    await textIs(newText);
    await writer.undo();
    await settles(() => editor.innerHTML(), richText, "description after Undo");
    await writer.insert();
    await textIs(newText);
    await writer.close();

    await page.locator("button[name=action][value=continue]").first().click();
    await holds(() => shop.product(1), ({ name, description }) => name === newTitle && plain(description) === plain(newText), "the shop");
    await page.close();
  });

  it("an order's note answers what the buyer wrote, and the order keeps it", async () => {
    const notes = await shop.notes(order);
    browser.keepSecret(...notes);
    const { page, writer } = await open(`/dashboard/orders/${order}/#notes`);
    await page.getByRole("link", { name: "Notes" }).click();
    const note = page.locator("#id_message");
    await note.waitFor();
    const [answer] = await writer.write("reply");
    await writer.insert();
    await settles(() => note.inputValue(), answer, "note");
    await writer.undo();
    await settles(() => note.inputValue(), "", "note after Undo");
    await writer.insert();
    await settles(() => note.inputValue(), answer, "note");
    await writer.close();
    await page.locator("#order_note_form [type=submit]").click();
    await holds(() => shop.notes(order), (held) => held.length === notes.length + 1 && held.some((text) => plain(text) === plain(answer)), "the shop");
    await page.close();
  });
});
