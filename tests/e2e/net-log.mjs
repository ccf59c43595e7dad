// Reads Chromium's network log: every request of every page, worker and extension context with the origin that asked for it.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

/** Lists `{url, initiator}`; requests of the browser itself have the initiator "browser". */
export async function readNetLog(file) {
  const found = [];
  let startJob;
  // One event a line: a browser that ended early leaves the file without its closing bracket, yet each line is whole.
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const json = line.trim().replace(/,$/, "");
    if (startJob === undefined) startJob = Number(/"URL_REQUEST_START_JOB":(\d+)/.exec(json)?.[1] ?? NaN) || undefined;
    else if (json.startsWith("{") && json.includes(`"type":${startJob}`)) {
      const { type, params } = parse(json);
      if (type === startJob && params?.url) found.push({ url: params.url, initiator: initiatorOf(params.initiator) });
    }
  }
  if (startJob === undefined) throw new Error("the network log names no request events; its format has changed");
  return found;
}

function parse(json) {
  try {
    return JSON.parse(json);
  } catch {
    return {};
  }
}

function initiatorOf(initiator) {
  return initiator === undefined || initiator === "not an origin" ? "browser" : initiator;
}
