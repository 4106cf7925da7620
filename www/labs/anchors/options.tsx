import { Check, NumberField, Segmented, Slider } from '../../controls/controls';
import { Select } from '../../controls/select';
import { say } from '../../text/text';
import type { OptionsProps } from '../lab';
import { type AnchorsLabOptions, DEFAULT_ITERATIONS } from './lab';
import { PRESET_NAMES, PRESETS, type PresetName, presetOf } from './presets';
import { viewText } from './view-text';

type Props = OptionsProps<AnchorsLabOptions>;

/** As large as seeds get: they are 32 bits. */
const LAST_SEED = 4294967295;
const MOST_CLUSTERS = 1000;
const MOST_ITERATIONS = 100_000;
/** As far as the slider goes; more can be typed. */
const SLIDER_END = 15;

export function AnchorsOptionsView(props: Props) {
  const words = say(viewText);
  const { options, input, change } = props;
  return (
    <>
      <Slider
        label={words.k}
        hint={words.kHelp}
        value={options.k}
        min={1}
        max={Math.max(SLIDER_END, options.k)}
        step={1}
        onChange={(k) => {
          if (Number.isInteger(k) && k <= MOST_CLUSTERS) change({ k, init: shortened(options, k) });
        }}
      />
      <Select<PresetName | 'own'>
        label={words.preset}
        hint={words.presetHelp[presetOf(options) ?? 'own']}
        value={presetOf(options) ?? 'own'}
        choices={(['own', ...PRESET_NAMES] as const).map((value) => ({
          value,
          label: words.presets[value],
          title: words.presetHelp[value],
        }))}
        onChange={(name) => {
          if (name !== 'own') change({ ...PRESETS[name], init: null });
        }}
      />
      <Start {...props} />
      <Select
        label={words.distance}
        hint={words.distanceHelp}
        value={options.distance}
        choices={choicesOf(words.distances)}
        onChange={(distance) => change({ distance })}
      />
      <Segmented
        label={words.update}
        hint={words.updateHelp}
        value={options.update}
        choices={[
          { value: 'mean', label: words.mean },
          { value: 'median', label: words.median },
        ]}
        onChange={(update) => change({ update })}
      />
      <Select
        label={words.empty}
        hint={words.emptyHelp}
        value={options.emptyCluster}
        choices={choicesOf(words.empties)}
        onChange={(emptyCluster) => change({ emptyCluster })}
      />
      {/* With more clusters it hardly ever makes a difference. */}
      {(options.k === 1 || options.zeroAssignment) && (
        <Check
          label={words.zeros}
          hint={words.zerosHelp}
          checked={options.zeroAssignment}
          onChange={(zeroAssignment) => change({ zeroAssignment })}
        />
      )}
      <NumberField
        label={words.most}
        hint={words.mostHelp}
        optional
        placeholder={String(DEFAULT_ITERATIONS)}
        value={options.maxIterations}
        min={1}
        max={MOST_ITERATIONS}
        step={1}
        onChange={(maxIterations) => {
          if (maxIterations !== null && !Number.isInteger(maxIterations)) return false;
          change({ maxIterations });
          return true;
        }}
      />
      {input.images.length > 1 && (
        <Check
          label={words.scope}
          hint={words.scopeHelp}
          checked={options.scope === 'all'}
          onChange={(all) => change({ scope: all ? 'all' : 'image' })}
        />
      )}
      <Segmented
        label={words.unit}
        hint={words.unitHelp}
        value={options.unit}
        choices={[
          { value: 'pixels', label: words.pixels },
          { value: 'normalised', label: words.normalised },
        ]}
        // What was placed was placed in the other unit.
        onChange={(unit) => change({ unit, init: options.init && [] })}
      />
    </>
  );
}

/** How the first centroids come about. */
function Start({ options, change }: Props) {
  const words = say(viewText);
  return (
    <>
      <Select
        label={words.init}
        hint={words.initHelp}
        value={options.init ? 'hand' : options.initMethod}
        choices={choicesOf(words.inits)}
        onChange={(value) =>
          change(value === 'hand' ? { init: [] } : { initMethod: value, init: null })
        }
      />
      {options.init === null && (
        <span class="field">
          <NumberField
            label={words.seed}
            hint={words.seedHelp}
            value={options.seed}
            min={0}
            max={LAST_SEED}
            step={1}
            onChange={(seed) => {
              if (seed === null || !Number.isInteger(seed)) return false;
              change({ seed });
              return true;
            }}
          />
          <button
            type="button"
            onClick={() => change({ seed: options.seed < LAST_SEED ? options.seed + 1 : 0 })}
          >
            {words.nextSeed}
          </button>
        </span>
      )}
    </>
  );
}

/** The first k of those placed. */
function shortened({ init }: AnchorsLabOptions, k: number) {
  return init?.slice(0, 2 * k) ?? null;
}

function choicesOf<T extends string>(labels: Readonly<Record<T, string>>) {
  return (Object.keys(labels) as T[]).map((value) => ({ value, label: labels[value] }));
}
