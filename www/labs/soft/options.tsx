import { Check, NumberField, Segmented, Slider } from '../../controls/controls';
import { say } from '../../text/text';
import type { OptionsProps } from '../lab';
import { CountField, ExtentChoice, TiesChoice } from '../nms/options';
import { nmsText } from '../nms/text';
import { PresetChoice, presetsOf } from '../presets';
import { type SoftLabOptions, usesThreshold } from './lab';
import { PRESETS } from './presets';
import { softText } from './text';

type Props = OptionsProps<SoftLabOptions>;

export function SoftOptions(props: Props) {
  const words = say(softText);
  const shared = say(nmsText);
  const { options, change } = props;
  return (
    <>
      <PresetChoice
        presets={presetsOf(PRESETS, words.presets)}
        options={options}
        hint={({ id }) => words.presetHelp[id]}
        change={change}
      />
      <Segmented
        label={words.method}
        hint={words.methodHelp}
        value={options.method}
        choices={(['linear', 'gaussian', 'hard'] as const).map((value) => ({
          value,
          label: words.methods[value],
          title: words.methodHelps[value],
        }))}
        onChange={(method) => change({ method })}
      />
      {options.method === 'gaussian' && <Sigma {...props} />}
      {usesThreshold(options) && <Threshold {...props} />}
      <NumberField
        label={words.scoreThreshold}
        hint={words.scoreThresholdHelp}
        value={options.scoreThreshold}
        min={0}
        max={1e6}
        step={0.05}
        onChange={(scoreThreshold) => {
          if (scoreThreshold === null) return false;
          change({ scoreThreshold });
          return true;
        }}
      />
      <Segmented
        label={words.scoreBoundary}
        value={options.scoreBoundary}
        choices={[
          { value: 'greater', label: '>', title: words.scoreGreaterHelp },
          { value: 'greater-or-equal', label: '≥', title: words.scoreEqualHelp },
        ]}
        onChange={(scoreBoundary) => change({ scoreBoundary })}
      />
      <ExtentChoice value={options.extent} change={change} />
      <TiesChoice value={options.ties} change={change} />
      <Check
        label={shared.perClass}
        hint={words.perClassHelp}
        checked={options.perClass}
        onChange={(perClass) => change({ perClass })}
      />
      <CountField
        label={shared.maxOutput}
        hint={shared.maxOutputHelp}
        value={options.maxOutput}
        onChange={(maxOutput) => change({ maxOutput })}
      />
    </>
  );
}

/** What only the Gaussian decay has. */
function Sigma({ options, change }: Props) {
  const words = say(softText);
  return (
    <>
      <NumberField
        label={words.sigma}
        hint={words.sigmaHelp}
        value={options.sigma}
        min={1e-6}
        max={1e6}
        step={0.05}
        onChange={(sigma) => {
          if (sigma === null) return false;
          change({ sigma });
          return true;
        }}
      />
      <Segmented
        label={words.meaning}
        value={options.sigmaMeaning}
        choices={[
          { value: 'paper', label: words.paper, title: words.paperHelp },
          { value: 'tensorflow', label: words.tensorflow, title: words.tensorflowHelp },
        ]}
        onChange={(sigmaMeaning) => change({ sigmaMeaning })}
      />
      <Check
        label={words.hardCut}
        hint={words.hardCutHelp}
        checked={options.hardCut}
        onChange={(hardCut) => change({ hardCut })}
      />
    </>
  );
}

/** There where something is decided by it. */
function Threshold({ options, change }: Props) {
  const words = say(softText);
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
          { value: 'greater', label: '>', title: words.boundaryGreaterHelp },
          { value: 'greater-or-equal', label: '≥', title: words.boundaryEqualHelp },
        ]}
        onChange={(boundary) => change({ boundary })}
      />
    </>
  );
}
