// Host names are compared as parsed names, never as parts of an address.
export function hostMatches(hostname: string, patterns: readonly string[]): boolean {
  if (patterns.length === 0) return true;
  return patterns.some((pattern) => {
    if (pattern.startsWith("*.")) return hostname.endsWith(pattern.slice(1));
    return pattern.endsWith(".*") ? isInSomeCountry(hostname, pattern.slice(0, -1)) : hostname === pattern;
  });
}

/** `www.example.*` is one company's shops in all countries; `www.example.evil.net` is not among them. */
function isInSomeCountry(hostname: string, stem: string): boolean {
  return hostname.startsWith(stem) && /^(com|[a-z]{2}|com?\.[a-z]{2})$/.test(hostname.slice(stem.length));
}
