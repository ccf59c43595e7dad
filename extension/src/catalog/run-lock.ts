// One tab writes a run. The browser gives the lock to the next tab when the first is closed, however that happens.

/** Waits for the run's lock and holds it until the signal. `onHeld` says whether this tab has it. */
export function holdRunLock(run: string, onHeld: (held: boolean) => void, signal: AbortSignal): void {
  const name = `catalog-run-${run}`;
  const hold = (): Promise<void> => {
    onHeld(true);
    return new Promise((release) => signal.addEventListener("abort", () => release(), { once: true }));
  };
  void navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (signal.aborted) return;
    if (lock) return hold();
    onHeld(false);
    // Asked for outside of this callback, which would otherwise wait for it with the refusal in hand.
    void navigator.locks.request(name, { signal }, hold).catch(() => undefined);
  });
}
