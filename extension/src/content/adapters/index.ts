// Every adapter, in the order they are asked. The generic one takes whatever is left, so it stays last.
import type { Adapter } from "./adapter";
import { demo } from "./demo";
import { generic } from "./generic";

export const adapters: readonly Adapter[] = [demo, generic];
