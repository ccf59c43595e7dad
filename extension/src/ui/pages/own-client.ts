// The writer as the extension's own pages use it: a port for each job, and what the seller has set for every text. Tone,
// length and platform are not among it, as those pages ask for them.
import { PortClient } from "../../content/port-client";
import { loadPreferences } from "../../options/preferences";
import type { Job, JobResult } from "../../schema/index";
import type { WriteEvents } from "../../worker/client";

const SHARED: readonly (keyof Job)[] = ["policies", "forbidden", "closing"];

/** A port client that adds the seller's settings; what the job says itself comes first. */
export class OwnClient extends PortClient {
  override async write(request: Job, on: WriteEvents, signal: AbortSignal): Promise<JobResult> {
    const settings = Object.entries(await loadPreferences()).filter(([name]) => SHARED.some((shared) => shared === name));
    return super.write({ ...Object.fromEntries(settings), ...request }, on, signal);
  }
}
