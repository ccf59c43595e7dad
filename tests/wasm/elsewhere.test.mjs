// A job for a model elsewhere goes through the module without weights: every task has a prompt, and raw texts are finished by
// the same rules.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startModule } from "./module.mjs";

const TASKS = ["title", "description", "bullets", "seo", "reply", "review-analysis", "short-video", "live-script", "campaign", "recommend"];
const product = { name: "desk lamp", brand: "Lumo", attributes: { color: "white" } };

describe("a job for a model elsewhere", () => {
  let module;
  before(async () => {
    module = await startModule("plain");
  });
  after(() => module?.close());

  it("has a prompt for every task, which holds its facts, and asks for no more texts than are shown", () => {
    for (const lang of ["en", "zh"]) {
      for (const task of TASKS) {
        const { messages, maxTokens, candidates, temperature, firstTemperature } = module.glue.prepareJob({ id: "1", task, lang, product, message: "Is it white?", review: "A fine lamp." });
        assert.equal(messages[0].role, "system", task);
        assert.match(messages.at(-1).content, task === "review-analysis" ? /A fine lamp/ : /desk lamp/, task);
        assert.ok(maxTokens > 0 && candidates >= 1 && candidates <= 4 && firstTemperature <= temperature, task);
      }
    }
  });

  it("previews and finishes raw texts: labels go, what the facts do not hold goes or is marked", () => {
    const job = { id: "1", task: "title", lang: "en", product };
    assert.equal(module.glue.previewJob(job, 'Title: "Lumo Desk'), "Lumo Desk");
    const { candidates } = module.glue.finishJob(job, ['Title: "Lumo Desk Lamp in White"', "Lumo Desk Lamp, Waterproof, White"]);
    assert.equal(candidates[0].text, "Lumo Desk Lamp in White");
    for (const { text, checks } of candidates) assert.ok(!/waterproof/i.test(text) || checks.some(({ severity }) => severity === "warn"), text);
    const analysis = module.glue.finishJob({ id: "2", task: "review-analysis", lang: "en", review: "Clear sound, awful smell." }, ["negative\n+ sound: Clear sound\n- smell: awful smell"]);
    assert.deepEqual([analysis.sentiment, analysis.aspects.map(({ aspect }) => aspect)], ["negative", ["sound", "smell"]]);
  });

  it("refuses what is no job with a code", () => {
    const code = (ask) => {
      try {
        ask();
      } catch (error) {
        return error.code;
      }
      return undefined;
    };
    assert.equal(code(() => module.glue.prepareJob({ id: "1", task: "title", lang: "en" })), "missing_facts");
    assert.equal(code(() => module.glue.prepareJob({ id: "1", task: "poem", lang: "en" })), "unknown_task");
    assert.equal(code(() => module.glue.finishJob({ id: "1", task: "title", lang: "en", product }, [""])), "nothing_usable");
  });
});
