import { useId } from 'preact/hooks';
import type { Choice } from './controls';

interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly hint?: string;
  onChange(value: T): void;
}

/** One of several choices in a list that opens; for where side by side they would take too much room. */
export function Select<T extends string>(props: SelectProps<T>) {
  const id = useId();
  return (
    <span class="field" title={props.hint}>
      <label for={id} class="field-label">
        {props.label}
      </label>
      <select
        id={id}
        value={props.value}
        title={props.choices.find(({ value }) => value === props.value)?.title}
        onChange={({ currentTarget }) => {
          const chosen = props.choices.find(({ value }) => value === currentTarget.value);
          if (chosen) props.onChange(chosen.value);
        }}
      >
        {props.choices.map(({ value, label, title }) => (
          <option key={value} value={value} title={title}>
            {label}
          </option>
        ))}
      </select>
    </span>
  );
}
