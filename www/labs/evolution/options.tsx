import { NumberField, Segmented } from '../../controls/controls';
import { Select } from '../../controls/select';
import { say } from '../../text/text';
import type { OptionsProps } from '../lab';
import { type EvolutionLabOptions, searchOf } from './lab';
import { PRESET_NAMES, PRESETS } from './presets';
import { evolutionText } from './text';

type Change = Partial<EvolutionLabOptions>;

export function EvolutionOptions({ options, input, change }: OptionsProps<EvolutionLabOptions>) {
  const words = say(evolutionText);
  const isGiven = options.start === 'given';
  const isScaled = searchOf(input, options).pixels === 'input';
  const set = (patch: Change) => {
    change(patch);
    return true;
  };
  /** A field for a number of which there must be one. */
  const field = (isGood: (value: number) => boolean, patch: (value: number) => Change) => {
    return (value: number | null) => value !== null && isGood(value) && set(patch(value));
  };
  const any = () => true;
  return (
    <>
      <Start options={options} change={change} />
      {input.images.length > 1 && (
        <Segmented
          label={words.scope}
          value={options.scope}
          choices={[
            { value: 'image', label: words.image },
            { value: 'all', label: words.all },
          ]}
          onChange={(scope) => change({ scope })}
        />
      )}
      {!isGiven && (
        <Segmented
          label={words.unit}
          hint={words.unitHelp}
          value={options.unit}
          choices={[
            { value: 'normalised', label: words.normalised },
            { value: 'pixels', label: words.pixels },
          ]}
          onChange={(unit) => change({ unit })}
        />
      )}
      {isScaled && (
        <NumberField
          label={words.input}
          hint={words.inputHelp}
          value={options.input}
          min={32}
          max={8192}
          step={32}
          onChange={field(Number.isInteger, (value) => ({ input: value }))}
        />
      )}
      <NumberField
        label={words.generations}
        value={options.generations}
        min={1}
        max={100_000}
        step={100}
        onChange={field(Number.isInteger, (generations) => ({ generations }))}
      />
      <NumberField
        label={words.seed}
        hint={words.seedHelp}
        value={options.seed}
        min={0}
        max={2 ** 32 - 1}
        step={1}
        onChange={field(Number.isInteger, (seed) => ({ seed }))}
      />
      <NumberField
        label={words.ratio}
        hint={words.ratioHelp}
        value={options.ratio}
        min={1}
        max={1000}
        step={0.5}
        onChange={field(any, (ratio) => ({ ratio }))}
      />
      <NumberField
        label={words.probability}
        hint={words.probabilityHelp}
        value={options.mutationProbability}
        min={0.01}
        max={1}
        step={0.1}
        onChange={field(any, (mutationProbability) => ({ mutationProbability }))}
      />
      <NumberField
        label={words.sigma}
        hint={words.sigmaHelp}
        value={options.sigma}
        min={0.001}
        max={1}
        step={0.05}
        onChange={field(any, (sigma) => ({ sigma }))}
      />
      <NumberField
        label={words.minSide}
        hint={words.minSideHelp}
        value={options.minSide}
        min={0}
        max={1000}
        step={1}
        onChange={field(any, (minSide) => ({ minSide }))}
      />
    </>
  );
}

/** The anchors to begin with; a model's come with the size of its input. */
function Start({ options, change }: Pick<OptionsProps<EvolutionLabOptions>, 'options' | 'change'>) {
  const words = say(evolutionText);
  const choices = options.given ? ([...PRESET_NAMES, 'given'] as const) : PRESET_NAMES;
  return (
    <Select
      label={words.start}
      hint={words.startHelp}
      value={options.start}
      choices={choices.map((value) => ({ value, label: words.starts[value] }))}
      onChange={(start) =>
        change(start === 'given' ? { start } : { start, input: PRESETS[start].input })
      }
    />
  );
}
