// The demo site shows its buttons on every page, so the panel is part of its own script.
import { panelCode, type PanelCode } from "../../src/content/panel-code";

export function panelHere(): PanelCode | undefined {
  return panelCode;
}

export function loadPanel(): Promise<PanelCode> {
  return Promise.resolve(panelCode);
}
