// A product's attributes, a row each.
import { useRef } from "preact/hooks";
import type { Translate } from "../../ui/messages";
import type { Attribute } from "./product";

interface AttributeRowsProps {
  readonly t: Translate;
  readonly rows: readonly Attribute[];
  readonly onChange: (rows: readonly Attribute[]) => void;
}

/** More would not fit in what the model reads. */
const MOST = 40;

/** Rows of a name and a value. There is always one to fill in. */
export function AttributeRows({ t, rows, onChange }: AttributeRowsProps) {
  const group = useRef<HTMLFieldSetElement>(null);
  const write = (at: number, part: Partial<Attribute>): void => onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  const focus = (at: number): void => void requestAnimationFrame(() => group.current?.querySelectorAll<HTMLInputElement>(".attribute input:first-child")[at]?.focus());
  const add = (): void => {
    onChange([...rows, { name: "", value: "" }]);
    focus(rows.length);
  };
  const remove = (at: number): void => {
    onChange(rows.length > 1 ? rows.filter((_, index) => index !== at) : [{ name: "", value: "" }]);
    focus(Math.max(0, at - 1));
  };
  return (
    <fieldset class="attributes" ref={group}>
      <legend>{t("product_attributes")}</legend>
      {rows.map(({ name, value }, at) => (
        <div key={at} class="attribute">
          <input type="text" autoComplete="off" maxLength={80} aria-label={t("product_attribute_name", at + 1)} placeholder={at === 0 ? t("product_attribute_name_example") : ""} value={name} onInput={(event) => write(at, { name: event.currentTarget.value })} />
          <input type="text" autoComplete="off" maxLength={300} aria-label={t("product_attribute_value", at + 1)} placeholder={at === 0 ? t("product_attribute_value_example") : ""} value={value} onInput={(event) => write(at, { value: event.currentTarget.value })} />
          <button type="button" class="quiet icon" aria-label={t("product_attribute_remove", name || at + 1)} title={t("product_attribute_remove", name || at + 1)} onClick={() => remove(at)}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M7 7l10 10M17 7l-10 10" />
            </svg>
          </button>
        </div>
      ))}
      <button type="button" class="quiet" disabled={rows.length >= MOST} onClick={add}>
        {t("product_attribute_add")}
      </button>
    </fieldset>
  );
}
