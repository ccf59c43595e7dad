// A server of model files for one test: it opens them to every page, answers ranges, and breaks the line where it is told to.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import http from "node:http";

/** Serves one file. The first answer ends after `breakAfter` bytes; `ranges` collects what was asked for. */
export async function serveModel(file, { breakAfter } = {}) {
  const { size, mtime } = await stat(file);
  const ranges = [];
  let broken = breakAfter === undefined;
  const server = http.createServer((request, response) => {
    const { range } = request.headers;
    ranges.push(range);
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? "")?.[1] ?? 0);
    response.writeHead(range ? 206 : 200, { "Access-Control-Allow-Origin": "*", "Content-Length": size - from, "Last-Modified": mtime.toUTCString() });
    const end = broken ? size - 1 : Math.min(size, from + breakAfter) - 1;
    const body = createReadStream(file, { start: from, end });
    if (!broken) body.on("end", () => response.destroy());
    broken = true;
    body.pipe(response);
    response.on("close", () => body.destroy());
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/SmolLM2.gguf`,
    ranges,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
