// What a click needs and a page without one does not: the story of a text being written, and the panel that tells it.
import { PanelHost } from "./panel-host";
import { Session } from "./session";

export const panelCode = { Session, PanelHost };
export type PanelCode = typeof panelCode;
