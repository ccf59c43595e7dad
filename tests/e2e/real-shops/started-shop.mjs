// A shop's own server for one test file: started from where `cargo xtask setup` installed it, stopped with the tests.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import http from "node:http";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { shopCache } from "../places.mjs";

const startMs = 180_000;
const lastLines = 20;

/** Where a shop is installed; a shop that is not there fails its tests. */
export function installed(id, part) {
  const folder = path.join(shopCache, id);
  assert.ok(existsSync(path.join(folder, part)), `${id} is not installed in ${folder}: run \`cargo xtask setup\``);
  return folder;
}

/** Until it answers; `answering` is an address that only a seeded shop answers. */
export async function startShop({ id, program, args, folder, env, port, answering }) {
  const said = [];
  const server = spawn(program, args, { cwd: folder, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let ended;
  server.once("error", (error) => (ended = error.message));
  server.once("exit", (code, signal) => (ended ??= `it ended (${signal ?? code})`));
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (text) => said.push(...String(text).split("\n")));
  // Also when the run breaks off before the tests could stop it.
  const kill = () => server.kill("SIGKILL");
  process.once("exit", kill);
  const stop = async () => {
    process.off("exit", kill);
    if (ended !== undefined) return;
    const gone = new Promise((resolve) => server.once("exit", resolve));
    kill();
    await gone;
  };
  const origin = `http://127.0.0.1:${port}`;
  const end = Date.now() + startMs;
  while (!(await answers(origin, answering, said))) {
    if (ended === undefined && Date.now() < end) {
      await setTimeout(200);
      continue;
    }
    await stop();
    throw new Error(`${id} did not start: ${ended ?? "it took too long"}\n${said.slice(-lastLines).join("\n")}`);
  }
  return { origin, stop };
}

/** A line of the server's, or an address. */
async function answers(origin, { line, path: address }, said) {
  if (line) return said.includes(line);
  return new Promise((resolve) => {
    const request = http.get(`${origin}${address}`, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once("error", () => resolve(false));
  });
}

/** A port that nobody listens on at the moment. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
