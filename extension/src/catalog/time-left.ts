// How long the rest of a run takes, from how long the last rows took.

const REMEMBERED = 20;
const LEAST = 3;

/** Keeps the times at which rows were finished. */
export class TimeLeft {
  #finished: number[] = [];

  /** Forgets what was before a pause. */
  start(now: number): void {
    this.#finished = [now];
  }

  finishedOne(now: number): void {
    this.#finished = [...this.#finished, now].slice(-REMEMBERED);
  }

  /** In milliseconds; undefined until enough rows have been written to tell. */
  estimate(rows: number): number | undefined {
    const [first] = this.#finished;
    const last = this.#finished.at(-1);
    const steps = this.#finished.length - 1;
    if (first === undefined || last === undefined || steps < LEAST) return undefined;
    return ((last - first) / steps) * rows;
  }
}
