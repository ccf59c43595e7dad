// Places the panel beside its button, and not over the field that is being written if there is room elsewhere.
const GAP = 8;
const EDGE = 12;

export interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function positionPanel(anchor: Box, field: Box, panel: Size, view: Size, rightToLeft: boolean): { top: number; left: number } {
  const below = anchor.bottom + GAP;
  const above = [Math.min(field.top, anchor.top), anchor.top].map((top) => top - GAP - panel.height);
  const places = [below, ...above].filter((top) => top >= EDGE && top + panel.height <= view.height - EDGE);
  const top = places[0] ?? below;
  const left = rightToLeft ? anchor.right - panel.width : anchor.left;
  return { top: clamp(top, view.height - panel.height), left: clamp(left, view.width - panel.width) };
}

function clamp(value: number, most: number): number {
  return Math.max(EDGE, Math.min(value, most - EDGE));
}
