import { useState } from 'preact/hooks';
import { Select } from '../controls/select';
import { say, texts } from '../text/text';

/** Options under the name of the code that has them. */
export interface Preset<O> {
  readonly name: string;
  readonly options: Partial<O>;
}

interface PresetChoiceProps<O> {
  readonly presets: readonly Preset<O>[];
  readonly options: O;
  /** What is to be known of a preset that its options do not say. */
  hint?(preset: Preset<O>): string;
  /** An option with its value, in words. */
  stated?(options: Partial<O>): readonly string[];
  change(patch: Partial<O>): void;
}

/** The code whose options these are. Choosing another sets all that differs, and says what that was. */
export function PresetChoice<O extends object>(props: PresetChoiceProps<O>) {
  const words = say(presetText);
  const { presets, options, hint, stated, change } = props;
  const [chosen, setChosen] = useState<{ preset: Preset<O>; changed: Partial<O> } | null>(null);
  const present = presetOf(presets, options, chosen?.preset);
  const choices = presets.map((preset) => ({
    value: preset.name,
    label: preset.name,
    ...(hint && { title: hint(preset) }),
  }));
  if (!present) choices.unshift({ value: '', label: words.own });
  const isFresh = chosen !== null && chosen.preset === present;
  return (
    <>
      <Select
        label={words.preset}
        value={present?.name ?? ''}
        choices={choices}
        onChange={(name) => {
          const preset = presets.find((each) => each.name === name);
          if (!preset) return;
          setChosen({ preset, changed: differing(preset.options, options) });
          change(preset.options);
        }}
      />
      {stated && (
        <output class="preset-changes">
          {isFresh && [changes(stated(chosen.changed)), hint?.(chosen.preset)].join(' ')}
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
export function presetOf<O extends object>(
  presets: readonly Preset<O>[],
  options: O,
  chosen?: Preset<O>,
): Preset<O> | undefined {
  const agrees = (preset: Preset<O>) =>
    Object.keys(differing(preset.options, options)).length === 0;
  return chosen && agrees(chosen) ? chosen : presets.find(agrees);
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
    own: 'own options',
    unchanged: 'No option changed.',
    changed: (stated: readonly string[]) => `Changed: ${stated.join('; ')}.`,
  },
  {
    preset: '参照',
    own: '自定选项',
    unchanged: '没有选项改变。',
    changed: (stated: readonly string[]) => `已改：${stated.join('；')}。`,
  },
);
