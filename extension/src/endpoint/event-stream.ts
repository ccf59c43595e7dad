// Server-sent events, as far as the chat protocol uses them: the data of one event after the other.
// https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream

/** An event is a few words; more than this is no event stream. */
const LONGEST_LINE = 1_000_000;

/** Each event's data as it comes, also where its bytes are cut in the middle of a character. */
export async function* eventData(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
    const lines = rest.split("\n");
    rest = done ? "" : (lines.pop() ?? "");
    if (rest.length > LONGEST_LINE) throw new RangeError("no event stream");
    // Chat servers put an event's data on one line; the other fields say nothing that is needed here.
    for (const line of lines) if (line.startsWith("data:")) yield line.slice("data:".length).trim();
    if (done) return;
  }
}
