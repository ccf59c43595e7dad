// Two ends of a line within one page, with the manners of a runtime port: messages arrive later, and closing one end
// tells only the other.
import type { Line } from "../../src/background/relay";

export function linePair(): [Line, Line] {
  let open = true;
  const ends = [end(), end()] as const;
  function end(): { messages: ((message: unknown) => void)[]; closings: (() => void)[] } {
    return { messages: [], closings: [] };
  }
  const line = (own: 0 | 1): Line => {
    const other = ends[own === 0 ? 1 : 0];
    return {
      postMessage: (message) =>
        queueMicrotask(() => {
          if (open) for (const listener of other.messages) listener(structuredClone(message));
        }),
      disconnect: () => {
        if (!open) return;
        open = false;
        for (const listener of other.closings) listener();
      },
      onMessage: { addListener: (listener) => void ends[own].messages.push(listener) },
      onDisconnect: { addListener: (listener) => void ends[own].closings.push(listener) },
    };
  };
  return [line(0), line(1)];
}
