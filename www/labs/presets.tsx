import { useState } from 'preact/hooks';
import { Select } from '../controls/select';
import { say, texts } from '../text/text';

/** Options under the name of the code that has them. */
export interface Preset<O> {
  /** What code calls it, if not by its name. */
  readonly id?: string;
  readonly name: string;
  readonly options: Partial<O>;
}

/** A preset for each name of a list of options. */
export function presetsOf<O, K extends string>(
  options: Readonly<Record<K, Partial<O>>>,
  names: Readonly<Record<K, string>>,
): (Preset<O> & { readonly id: K })[] {
  const ids = Object.keys(options) as K[];
  return ids.map((id) => ({ id, name: names[id], options: options[id] }));
}

interface PresetChoiceProps<O, P extends Preset<O>> {
  readonly presets: readonly P[];
  readonly options: O;
  /** What is to be known of a preset that its options do not say. */
  hint?(preset: P): string;
  /** An option with its value, in words. */
  stated?(options: Partial<O>): readonly string[];
  change(patch: Partial<O>): void;
}

/** The code whose options these are. Choosing another sets all that differs, and says what that was. */
export function PresetChoice<O extends object, P extends Preset<O>>(
  props: PresetChoiceProps<O, P>,
) {
  const words = say(presetText);
  const { presets, options, hint, stated, change } = props;
  const [chosen, setChosen] = useState<{ id: string; changed: Partial<O> } | null>(null);
  const present = presetOf(presets, options, chosen?.id);
  const choices = presets.map((preset) => ({
    value: idOf(preset),
    label: preset.name,
    ...(hint && { title: hint(preset) }),
  }));
  if (!present) choices.unshift({ value: '', label: words.own });
  const isFresh = chosen !== null && present && chosen.id === idOf(present);
  return (
    <>
      <Select
        label={words.preset}
        value={present ? idOf(present) : ''}
        hint={present && hint ? hint(present) : words.presetHelp}
        choices={choices}
        onChange={(id) => {
          const preset = presets.find((each) => idOf(each) === id);
          if (!preset) return;
          setChosen({ id, changed: differing(preset.options, options) });
          change(preset.options);
        }}
      />
      {stated && (
        <output class="preset-changes">
          {isFresh && [changes(stated(chosen.changed)), hint?.(present)].join(' ')}
        </output>
      )}
    </>
  );
}

function changes(stated: readonly string[]): string {
  const words = say(presetText);
  return stated.length === 0 ? words.unchanged : words.changed(stated);
}

/** The preset that the options agree with; of several, the one that was chosen. */
export function presetOf<O extends object, P extends Preset<O>>(
  presets: readonly P[],
  options: O,
  chosen?: string,
): P | undefined {
  const agreeing = presets.filter(
    (preset) => Object.keys(differing(preset.options, options)).length === 0,
  );
  return agreeing.find((preset) => idOf(preset) === chosen) ?? agreeing[0];
}

function idOf<O>({ id, name }: Preset<O>): string {
  return id ?? name;
}

/** Those of the wanted options that are not as wanted. */
export function differing<O extends object>(wanted: Partial<O>, options: O): Partial<O> {
  const patch: Partial<O> = {};
  for (const key of Object.keys(wanted) as (keyof O)[]) {
    if (wanted[key] !== options[key]) patch[key] = wanted[key] as O[keyof O];
  }
  return patch;
}

const presetText = texts(
  {
    preset: 'As in',
    presetHelp: 'Options of known code: choosing one sets them all',
    own: 'own options',
    unchanged: 'No option changed.',
    changed: (stated: readonly string[]) => `Changed: ${stated.join('; ')}.`,
  },
  {
    preset: '参照',
    presetHelp: '已知代码的选项：选择一个就会全部设好',
    own: '自定选项',
    unchanged: '没有选项改变。',
    changed: (stated: readonly string[]) => `已改：${stated.join('；')}。`,
  },
);
