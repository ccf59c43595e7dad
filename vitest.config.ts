import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "#platform": path.join(import.meta.dirname, "extension/platform/site") } },
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  test: {
    include: ["extension/**/*.test.{ts,tsx}", "www/src/**/*.test.ts"],
    environment: "jsdom",
    restoreMocks: true,
  },
});
