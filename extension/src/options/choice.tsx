// One choice out of a few, as a row of segments.

interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly legend: string;
  readonly values: readonly T[];
  readonly value: T | undefined;
  readonly label: (value: T) => string;
  readonly onChoose: (value: T) => void;
}

/** Radio buttons that look like segments. */
export function Choice<T extends string>({ name, legend, values, value, label, onChoose }: ChoiceProps<T>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="segments">
        {values.map((one) => (
          <label key={one}>
            <input type="radio" name={name} value={one} checked={one === value} onChange={() => onChoose(one)} />
            <span>{label(one)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
