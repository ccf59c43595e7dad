// What a test does with the writing help on a page. Everything is found by role and name, as the contract says;
// Playwright looks into open shadow roots by itself.
/* global document -- in functions that run in the page */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { writeMs } from "./browser.mjs";
import { repository } from "./places.mjs";

const names = {
  en: {
    title: "Generate title",
    description: "Generate description",
    reply: "Suggest reply",
    insert: "Insert",
    undo: "Undo",
    regenerate: "Regenerate",
    copy: "Copy",
    stop: "Stop",
    close: "Close",
  },
  zh: {
    title: "生成标题",
    description: "生成描述",
    reply: "回复建议",
    insert: "插入",
    undo: "撤销",
    regenerate: "重新生成",
    copy: "复制",
    stop: "停止",
    close: "关闭",
  },
};

export class WriterUi {
  constructor(browser, page, language = "en") {
    Object.assign(this, { browser, page, names: names[language], nothingUsable: sentence(language, "error_nothing_usable") });
  }

  opener(task) {
    return this.page.getByRole("button", { name: this.names[task], exact: true });
  }

  get dialog() {
    return this.page.getByRole("dialog");
  }

  button(name) {
    return this.dialog.getByRole("button", { name: this.names[name], exact: true });
  }

  get options() {
    return this.dialog.getByRole("listbox").getByRole("option");
  }

  get selected() {
    return this.dialog.getByRole("option", { selected: true });
  }

  get alert() {
    return this.dialog.getByRole("alert");
  }

  async click(task) {
    await this.opener(task).click();
    await this.dialog.waitFor();
  }

  /** Until text streams; returns what stood there then. */
  async streaming() {
    const end = Date.now() + writeMs;
    while (Date.now() < end) {
      const drafts = await this.drafts();
      if (drafts.length > 0) return drafts;
      assert.equal(await this.alert.count(), 0, `instead of text: ${await this.alert.allInnerTexts()}`);
      await setTimeout(100);
    }
    throw new Error("no text came in time");
  }

  /** Until the job is over, however it went. */
  async done() {
    await this.button("regenerate").waitFor({ timeout: writeMs });
  }

  /** Clicks, waits for the end and returns the candidates' texts. */
  async write(task) {
    await this.click(task);
    return this.finish();
  }

  /** Waits for the end and returns the candidates' texts. A small model may write nothing usable; then it tries again. */
  async finish() {
    for (let tries = 0; tries < 4; tries += 1) {
      await this.done();
      const drafts = await this.drafts();
      if (drafts.length > 0) return drafts;
      assert.equal(await this.alert.innerText(), this.nothingUsable);
      await this.button("regenerate").click();
    }
    throw new Error("nothing usable in four tries");
  }

  async drafts() {
    const texts = await this.page.evaluate(readDrafts);
    this.browser.keepSecret(...texts);
    return texts;
  }

  /** Until the panel offers the way back; the field has the text by then. */
  async insert() {
    await this.button("insert").click();
    await this.dialog.getByRole("button", { name: this.names.undo, exact: true, disabled: false }).waitFor();
  }

  /** Until the panel says that there is nothing left to undo; the field has its old text by then. */
  async undo() {
    await this.button("undo").click();
    await this.dialog.getByRole("button", { name: this.names.undo, exact: true, disabled: true }).waitFor();
  }

  async close() {
    await this.button("close").click();
    await this.dialog.waitFor({ state: "detached" });
  }
}

function sentence(language, key) {
  const file = path.join(repository, "extension/_locales", language === "zh" ? "zh_CN" : "en", "messages.json");
  return JSON.parse(readFileSync(file, "utf8"))[key].message;
}

// Runs in the page: the texts of the open panel's options, without their counters.
function readDrafts() {
  const roots = [document];
  for (const root of roots) for (const element of root.querySelectorAll("*")) if (element.shadowRoot) roots.push(element.shadowRoot);
  return roots
    .flatMap((root) => [...root.querySelectorAll("[role=dialog] [role=option]")])
    .map((option) => (option.querySelector(".text")?.textContent ?? "").trim())
    .filter(Boolean);
}
