// Places the panel beside its button: below if it fits, else above, else wherever the window has room.
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

export function positionPanel(anchor: Box, panel: Size, view: Size, rightToLeft: boolean): { top: number; left: number } {
  const below = anchor.bottom + GAP;
  const above = anchor.top - GAP - panel.height;
  const fitsBelow = below + panel.height <= view.height - EDGE;
  const top = fitsBelow || above < EDGE ? below : above;
  const left = rightToLeft ? anchor.right - panel.width : anchor.left;
  return { top: clamp(top, view.height - panel.height), left: clamp(left, view.width - panel.width) };
}

function clamp(value: number, most: number): number {
  return Math.max(EDGE, Math.min(value, most - EDGE));
}
