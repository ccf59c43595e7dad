// Rows where the seller types both an attribute's name and its value, as WooCommerce and many others have them.
import { parentOf } from "../page/deep-query";
import { fieldText } from "../page/field-value";
import { bestName, readNames } from "./field-names";
import { visibleEditables } from "./one-look";
import { ATTRIBUTE_NAME, ATTRIBUTE_VALUE } from "./vocabulary";

export interface AttributeRows {
  readonly pairs: readonly (readonly [name: string, value: string])[];
  /** The inputs that were read here, so that no one reads them again. */
  readonly inputs: ReadonlySet<Element>;
}

export function readAttributeRows(scope: Element): AttributeRows {
  const pairs: [string, string][] = [];
  const inputs = new Set<Element>();
  for (const name of visibleEditables(scope)) {
    if (inputs.has(name) || !says(name, ATTRIBUTE_NAME)) continue;
    const value = partnerOf(name, scope);
    if (!value) continue;
    inputs.add(name).add(value);
    const pair: [string, string] = [fieldText(name), fieldText(value)];
    if (pair[0] && pair[1]) pairs.push(pair);
  }
  return { pairs, inputs };
}

/** The one other field in the nearest box that holds both. */
function partnerOf(name: HTMLElement, scope: Element): HTMLElement | undefined {
  for (let box = parentOf(name); box && box !== scope; box = parentOf(box)) {
    const others = visibleEditables(box).filter((other) => other !== name);
    if (others.length > 1) return undefined;
    if (others[0]) return says(others[0], ATTRIBUTE_VALUE) ? others[0] : undefined;
  }
  return undefined;
}

function says(field: HTMLElement, pattern: RegExp): boolean {
  const names = readNames(field);
  return pattern.test(names.code) || pattern.test(bestName(names)) || pattern.test(names.placeholder);
}
