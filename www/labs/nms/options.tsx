import type { Extent, Kind, Ties } from 'boxstep-engine';
import { Check, NumberField, Segmented, Slider } from '../../controls/controls';
import { Select } from '../../controls/select';
import { say } from '../../text/text';
import type { OptionsProps } from '../lab';
import { PresetChoice } from '../presets';
import { type GreedyOptions, MEASURE_NAMES, type NmsLabOptions } from './lab';
import { NMS_PRESETS } from './presets';
import { nmsText } from './text';

/** Those of greedy NMS. */
export function GreedyOptionsView({ options, input, change }: OptionsProps<GreedyOptions>) {
  const words = say(nmsText);
  return (
    <>
      <PresetChoice
        presets={NMS_PRESETS}
        options={options}
        hint={({ id }) => words.presetHints[id]}
        stated={statedOptions}
        change={change}
      />
      <Select
        label={words.measure}
        hint={words.measureHelp}
        value={options.measure}
        choices={MEASURES}
        onChange={(measure) => change({ measure })}
      />
      {(options.measure === 'diou' || options.measure === 'ciou') && (
        <NumberField
          label={words.exponent}
          hint={words.exponentHelp}
          min={0.01}
          max={100}
          step={0.1}
          value={options.exponent}
          onChange={(exponent) => {
            if (exponent === null) return false;
            change({ exponent });
            return true;
          }}
        />
      )}
      <NmsOptions options={options} input={input} change={change} />
      <CountField
        label={words.topKField}
        hint={words.topKHelp}
        value={options.topK}
        onChange={(topK) => change({ topK })}
      />
    </>
  );
}

const MEASURES = (Object.keys(MEASURE_NAMES) as Kind[]).map((value) => ({
  value,
  label: MEASURE_NAMES[value],
}));

/** Options with their values, as the row of options words them. */
export function statedOptions(options: Partial<GreedyOptions>): string[] {
  const words = say(nmsText);
  const stated: string[] = [];
  const state = (label: string, value: string | number) => stated.push(`${label} ${value}`);
  const { threshold, measure, exponent, extent, boundary, ties, perClass } = options;
  if (measure) state(words.measure, MEASURE_NAMES[measure]);
  if (exponent !== undefined) state(words.exponent, exponent);
  if (threshold !== undefined) state(words.threshold, threshold);
  if (boundary)
    state(words.boundary, boundary === 'greater' ? words.greater : words.greaterOrEqual);
  if (extent) state(words.extent, extent === 'exclusive' ? words.exclusive : words.inclusive);
  if (ties) state(words.ties, ties === 'lowest-index' ? words.lowest : words.highest);
  if (perClass !== undefined) state(words.perClass, perClass ? words.on : words.off);
  for (const [key, label] of [
    ['scoreThreshold', words.scoreThreshold],
    ['topK', words.topKField],
    ['maxOutput', words.maxOutput],
  ] as const) {
    const value = options[key];
    if (value !== undefined) state(label, value ?? words.all);
  }
  return stated;
}

/** `perClass` is not there where classes are no option, nor `extent` where sides have one meaning. */
type Perhaps<O extends { perClass: boolean; extent: Extent }> = Omit<O, 'perClass' | 'extent'> &
  Partial<Pick<O, 'perClass' | 'extent'>>;

export function NmsOptions({ options, change }: OptionsProps<Perhaps<NmsLabOptions>>) {
  const words = say(nmsText);
  return (
    <>
      <Slider
        label={words.threshold}
        value={options.threshold}
        min={0}
        max={1}
        step={0.01}
        onChange={(threshold) => change({ threshold })}
      />
      <Segmented
        label={words.boundary}
        value={options.boundary}
        choices={[
          { value: 'greater', label: words.greater, title: words.greaterHelp },
          {
            value: 'greater-or-equal',
            label: words.greaterOrEqual,
            title: words.greaterOrEqualHelp,
          },
        ]}
        onChange={(boundary) => change({ boundary })}
      />
      <CommonOptions options={options} change={change} />
    </>
  );
}

/** The options that have one meaning in greedy NMS and its variants. */
export type CommonNmsOptions = Pick<
  NmsLabOptions,
  'extent' | 'ties' | 'perClass' | 'scoreThreshold' | 'maxOutput'
>;

interface CommonOptionsProps {
  readonly options: Perhaps<CommonNmsOptions>;
  change(patch: Partial<CommonNmsOptions>): void;
}

export function CommonOptions({ options, change }: CommonOptionsProps) {
  const words = say(nmsText);
  return (
    <>
      {options.extent !== undefined && <ExtentChoice value={options.extent} change={change} />}
      <TiesChoice value={options.ties} change={change} />
      {options.perClass !== undefined && (
        <Check
          label={words.perClass}
          hint={words.perClassHelp}
          checked={options.perClass}
          onChange={(perClass) => change({ perClass })}
        />
      )}
      <NumberField
        label={words.scoreThreshold}
        hint={words.scoreHelp}
        optional
        placeholder={words.all}
        step={0.05}
        value={options.scoreThreshold}
        onChange={(scoreThreshold) => {
          change({ scoreThreshold });
          return true;
        }}
      />
      <CountField
        label={words.maxOutput}
        hint={words.maxOutputHelp}
        value={options.maxOutput}
        onChange={(maxOutput) => change({ maxOutput })}
      />
    </>
  );
}

interface ChoiceProps<K extends string, T> {
  readonly value: T;
  change(patch: Readonly<Record<K, T>>): void;
}

/** How sides are counted. */
export function ExtentChoice({ value, change }: ChoiceProps<'extent', Extent>) {
  const words = say(nmsText);
  return (
    <Segmented
      label={words.extent}
      value={value}
      choices={[
        { value: 'exclusive', label: words.exclusive, title: words.exclusiveHelp },
        { value: 'inclusive', label: words.inclusive, title: words.inclusiveHelp },
      ]}
      onChange={(extent) => change({ extent })}
    />
  );
}

/** Which of equal scores comes first. */
export function TiesChoice({ value, change }: ChoiceProps<'ties', Ties>) {
  const words = say(nmsText);
  return (
    <Segmented
      label={words.ties}
      value={value}
      choices={[
        { value: 'lowest-index', label: words.lowest, title: words.lowestHelp },
        { value: 'highest-index', label: words.highest, title: words.highestHelp },
      ]}
      onChange={(ties) => change({ ties })}
    />
  );
}

interface CountFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: number | null;
  onChange(value: number | null): void;
}

/** A number of boxes, or all. */
export function CountField({ label, hint, value, onChange }: CountFieldProps) {
  return (
    <NumberField
      label={label}
      hint={hint}
      optional
      placeholder={say(nmsText).all}
      min={0}
      max={4294967295}
      step={1}
      value={value}
      onChange={(count) => {
        if (count !== null && !Number.isInteger(count)) return false;
        onChange(count);
        return true;
      }}
    />
  );
}
