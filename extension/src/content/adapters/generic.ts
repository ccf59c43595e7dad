// Any shop without an adapter of its own: fields are found by their names, facts are whatever the form says.
import { readConversation } from "../generic/conversation-reader";
import { readProduct } from "../generic/fact-reader";
import { findFields } from "../generic/field-finder";
import type { Adapter } from "./adapter";

export const generic: Adapter = {
  id: "generic",
  hosts: [],
  detect: () => true,
  findFields,
  readProduct,
  readConversation,
};
