// A server that speaks the OpenAI chat protocol, for one test. It opens itself to no page: the extension reaches it by its
// own permission. What it answers is set by the test, request by request.
import { Buffer } from "node:buffer";
import http from "node:http";

/** Answers each chat by `answer(response, body, index)`; `asked` collects what came, `closed` counts the lines that were given up. */
export async function serveChat() {
  const chat = { asked: [], closed: 0, answer: undefined };
  const server = http.createServer((request, response) => {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      const { method, url, headers } = request;
      const body = method === "POST" ? JSON.parse(Buffer.concat(parts).toString()) : undefined;
      chat.asked.push({ method, path: url, key: headers.authorization, body });
      response.on("close", () => {
        if (!response.writableFinished) chat.closed += 1;
      });
      chat.answer(response, body, chat.asked.length - 1);
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  return Object.assign(chat, {
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}/v1`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  });
}

/** A whole answer. */
export function says(response, content) {
  response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ choices: [{ message: { role: "assistant", content } }] }));
}

/** The beginning of a streamed answer; the line stays open. */
export function begins(response, ...words) {
  response.writeHead(200, { "Content-Type": "text/event-stream" });
  goesOn(response, ...words);
}

/** More of it. */
export function goesOn(response, ...words) {
  for (const content of words) response.write(`data: ${JSON.stringify({ choices: [{ delta: { content }, finish_reason: null }] })}\n\n`);
}

/** Its end. */
export function ends(response) {
  response.end("data: [DONE]\n\n");
}
