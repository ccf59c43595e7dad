import js from "@eslint/js";
import tseslint from "typescript-eslint";

const no = (selector, message) => ({ selector, message });

export default tseslint.config(
  { ignores: ["**/dist/", "target/", "extension/src/schema/", "test-results/", "models/", "crate/", "tests/dashboards/*/real/"] },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      // It asks for `!`, which the strict rules forbid.
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
      // An empty string is as good as none in most of what is read from pages.
      "@typescript-eslint/prefer-nullish-coalescing": ["error", { ignorePrimitives: { string: true } }],
    },
  },
  {
    files: ["extension/{src,platform}/**/*.{ts,tsx}", "www/src/**/*.ts"],
    ignores: ["**/*.test.*"],
    rules: {
      // Page text, prompts and output must never reach a log.
      "no-console": "error",
      "no-eval": "error",
      "no-restricted-syntax": [
        "error",
        no("AssignmentExpression > MemberExpression[property.name=/^(innerHTML|outerHTML)$/]", "Page and model text is inserted as text: use textContent."),
        no("CallExpression[callee.property.name='insertAdjacentHTML']", "Page and model text is inserted as text: use append()."),
        no("JSXAttribute[name.name='dangerouslySetInnerHTML']", "Page and model text is inserted as text."),
      ],
    },
  },
  {
    files: ["**/*.{js,mjs}"],
    languageOptions: { globals: Object.fromEntries("console process Buffer performance URL fetch setTimeout clearTimeout setInterval clearInterval AbortController".split(" ").map((name) => [name, "readonly"])) },
  },
);
