// Which platform's text rules hold on a host: those of the adapter that serves it, also on pages which that adapter leaves
// to the generic one. Shops on their own hosts get the general rules.
import { hostMatches } from "../adapters/host-matches";
import { adapters } from "../adapters/index";

const WITHOUT_ADAPTER: readonly (readonly [platform: string, hosts: readonly string[]])[] = [["alibaba", ["*.alibaba.com"]]];

export function platformOf(hostname: string): string | undefined {
  const served = adapters.find(({ hosts, platform }) => platform !== undefined && hosts.length > 0 && hostMatches(hostname, hosts));
  return served?.platform ?? WITHOUT_ADAPTER.find(([, hosts]) => hostMatches(hostname, hosts))?.[0];
}
