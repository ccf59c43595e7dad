// What a tool of the side panel is.
import type { ComponentType } from "preact";
import type { MessageKey, Translate } from "../../ui/messages";

/** What a tool is given. */
export interface ToolProps {
  readonly t: Translate;
}

/** A tool is a tab in the panel. It is mounted when it is first opened and stays, hidden, so that its work goes on. */
export interface Tool {
  /** Permanent once released: it stands in the panel's address and in the memory of the last open tab. */
  readonly id: string;
  readonly labelKey: MessageKey;
  readonly Component: ComponentType<ToolProps>;
}
