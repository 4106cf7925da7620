import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { number } from '../text/numbers';

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  /** What it means, shown on hover and read with the label. */
  readonly title?: string;
}

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly hint?: string;
  onChange(value: T): void;
}

/** A few choices side by side, one of them taken: radio buttons, so the arrow keys move. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const name = useId();
  return (
    <fieldset class="segmented" title={props.hint}>
      <legend>{props.label}</legend>
      <span class="segments">
        {props.choices.map(({ value, label, title }) => (
          <label key={value} title={title}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly hint?: string;
  onChange(checked: boolean): void;
}

export function Check({ label, checked, hint, onChange }: CheckProps) {
  return (
    <label class="check" title={hint}>
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

interface NumberFieldProps {
  readonly label: string;
  /** Shown when `label` would take too much room; the label is still read. */
  readonly short?: boolean;
  readonly value: number | null;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number | 'any';
  readonly placeholder?: string;
  readonly hint?: string;
  /** Whether nothing is a value too (null). */
  readonly optional?: boolean;
  /** Whether the number was taken; if not, the field is marked and keeps what was typed. */
  onChange(value: number | null): boolean;
}

/**
 * A number that is taken when it makes sense and left alone while it is being typed. Enter and
 * leaving the field take it, Escape brings the old one back.
 */
export function NumberField(props: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const id = useId();

  const take = (text: string) => {
    const trimmed = text.trim().replace('−', '-').replace(',', '.');
    if (trimmed === '' && props.optional === true) return props.onChange(null);
    const value = Number(trimmed);
    const { min = -Infinity, max = Infinity } = props;
    if (trimmed === '' || !Number.isFinite(value) || value < min || value > max) return false;
    return props.onChange(value);
  };
  const settle = () => {
    if (draft === null) return;
    if (take(draft)) {
      setDraft(null);
      setRefused(false);
    } else setRefused(true);
  };
  const shown = props.value === null ? '' : number(props.value, 6).replace('−', '-');
  const field = (
    <input
      id={id}
      type="text"
      inputMode="decimal"
      class="number"
      value={draft ?? shown}
      placeholder={props.placeholder}
      aria-label={props.short === true ? props.label : undefined}
      aria-invalid={refused}
      title={props.hint ?? (props.short === true ? props.label : undefined)}
      onInput={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => {
        settle();
        setDraft(null);
        setRefused(false);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
        if (event.key === 'Escape') {
          setDraft(null);
          setRefused(false);
        }
        const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
        if (direction === 0 || typeof props.step !== 'number') return;
        event.preventDefault();
        const step = props.step * (event.shiftKey ? 10 : 1);
        const from = props.value ?? 0;
        take(String(Number((from + direction * step).toFixed(9))));
        setDraft(null);
      }}
    />
  );
  if (props.short === true) return field;
  return (
    <span class="field">
      <label for={id} class="field-label">
        {props.label}
      </label>
      {field}
    </span>
  );
}

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly hint?: string;
  onChange(value: number): void;
}

/** A slider with the number beside it, which can be typed as well. */
export function Slider(props: SliderProps) {
  const id = useId();
  return (
    <span class="slider" title={props.hint}>
      <label for={id} class="field-label">
        {props.label}
      </label>
      <input
        id={id}
        type="range"
        min={props.min}
        max={props.max}
        step={props.step}
        value={props.value}
        onInput={(event) => props.onChange(event.currentTarget.valueAsNumber)}
      />
      <NumberField
        label={props.label}
        short
        value={props.value}
        min={props.min}
        max={props.max}
        step={props.step}
        onChange={(value) => {
          if (value === null) return false;
          props.onChange(value);
          return true;
        }}
      />
    </span>
  );
}

interface IconButtonProps {
  readonly label: string;
  readonly icon: ComponentChildren;
  /** The key that does the same, for the tooltip. */
  readonly keys?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly class?: string;
  onClick(): void;
}

/** A button that shows a picture and says its name. */
export function IconButton(props: IconButtonProps) {
  const title = props.keys ? `${props.label} (${props.keys})` : props.label;
  return (
    <button
      type="button"
      class={`icon ${props.class ?? ''}`}
      aria-label={props.label}
      aria-pressed={props.pressed}
      title={title}
      // Not `disabled`: that would throw the focus away under the finger of whoever steps.
      aria-disabled={props.disabled === true}
      onClick={() => {
        if (props.disabled !== true) props.onClick();
      }}
    >
      {props.icon}
    </button>
  );
}

export interface Tab {
  readonly id: string;
  readonly title: string;
  readonly content: () => ComponentChildren;
}

/** One of several panels at a time, by the pattern for tabs: arrows move, the panel follows. */
export function Tabs({ label, tabs, value, onChange }: TabsProps) {
  const prefix = useId();
  const current = tabs.find((tab) => tab.id === value) ?? tabs[0];
  const go = (index: number) => {
    const tab = tabs.at(index % tabs.length);
    if (!tab) return;
    onChange(tab.id);
    document.getElementById(`${prefix}-${tab.id}`)?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label}>
        {tabs.map((tab, index) => (
          <button
            key={tab.id}
            id={`${prefix}-${tab.id}`}
            type="button"
            role="tab"
            aria-selected={tab === current}
            aria-controls={`${prefix}-panel`}
            tabIndex={tab === current ? 0 : -1}
            onClick={() => onChange(tab.id)}
            onKeyDown={(event) => {
              const moves: Record<string, number> = {
                ArrowRight: index + 1,
                ArrowLeft: index - 1,
                Home: 0,
                End: -1,
              };
              const to = moves[event.key];
              if (to === undefined) return;
              event.preventDefault();
              event.stopPropagation();
              go(to);
            }}
          >
            {tab.title}
          </button>
        ))}
      </div>
      <div
        id={`${prefix}-panel`}
        class="tab-panel"
        role="tabpanel"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must get there
        tabIndex={0}
        aria-labelledby={current && `${prefix}-${current.id}`}
      >
        {current?.content()}
      </div>
    </>
  );
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly value: string;
  onChange(id: string): void;
}
