import { NumberField, Segmented } from '../../controls/controls';
import { Select } from '../../controls/select';
import { say } from '../../text/text';
import type { OptionsProps } from '../lab';
import { CommonOptions } from '../nms/options';
import type { MatrixLabOptions, Preset } from './lab';
import { variantText } from './text';

interface PresetChoiceProps<O> {
  readonly presets: readonly Preset<O>[];
  readonly options: O;
  change(patch: Partial<O>): void;
}

/** The code whose options these are; choosing another sets all that differs. */
export function PresetChoice<O extends object>(props: PresetChoiceProps<O>) {
  const words = say(variantText);
  const { presets, options, change } = props;
  const present = presetOf(presets, options)?.name ?? '';
  const choices = presets.map(({ name }) => ({ value: name, label: name }));
  if (present === '') choices.unshift({ value: '', label: words.ownOptions });
  return (
    <Select
      label={words.preset}
      value={present}
      choices={choices}
      onChange={(name) => {
        const chosen = presets.find((preset) => preset.name === name);
        if (chosen) change(chosen.options);
      }}
    />
  );
}

/** The preset that the options agree with, if there is one. */
export function presetOf<O extends object>(
  presets: readonly Preset<O>[],
  options: O,
): Preset<O> | undefined {
  const agrees = (wanted: Partial<O>) =>
    (Object.keys(wanted) as (keyof O)[]).every((key) => wanted[key] === options[key]);
  return presets.find((preset) => agrees(preset.options));
}

export function MatrixOptions({ options, change }: OptionsProps<MatrixLabOptions>) {
  const words = say(variantText);
  return (
    <>
      <Segmented
        label={words.method}
        value={options.method}
        choices={[
          { value: 'gaussian', label: words.gaussian, title: words.gaussianHelp },
          { value: 'linear', label: words.linear, title: words.linearHelp },
        ]}
        onChange={(method) => change({ method })}
      />
      {options.method === 'gaussian' && (
        <NumberField
          label={words.sigma}
          hint={words.sigmaHelp}
          value={options.sigma}
          min={0}
          max={100}
          step={0.5}
          onChange={(sigma) => {
            if (sigma === null) return false;
            change({ sigma });
            return true;
          }}
        />
      )}
      <NumberField
        label={words.postThreshold}
        hint={words.postHelp}
        value={options.postThreshold}
        step={0.05}
        onChange={(postThreshold) => {
          if (postThreshold === null) return false;
          change({ postThreshold });
          return true;
        }}
      />
      <Segmented
        label={words.postBoundary}
        value={options.postBoundary}
        choices={[
          { value: 'greater', label: words.keepGreater, title: words.keepGreaterHelp },
          {
            value: 'greater-or-equal',
            label: words.keepGreaterOrEqual,
            title: words.keepGreaterOrEqualHelp,
          },
        ]}
        onChange={(postBoundary) => change({ postBoundary })}
      />
      <CommonOptions options={options} change={change} />
    </>
  );
}
