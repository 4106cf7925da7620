import { Check, NumberField, Segmented, Slider } from '../../controls/controls';
import { Select } from '../../controls/select';
import { say } from '../../text/text';
import type { OptionsProps } from '../lab';
import { TiesChoice } from '../nms/options';
import { PresetChoice, presetsOf } from '../presets';
import type { FusionLabOptions } from './lab';
import { PRESETS } from './presets';
import { fusionText } from './text';

type Props = OptionsProps<FusionLabOptions>;

export function FusionOptionsView(props: Props) {
  const words = say(fusionText);
  const { options, input, change } = props;
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
        value={options.method}
        choices={[
          { value: 'wbf', label: words.wbf, title: words.wbfHelp },
          { value: 'nmw', label: words.nmw, title: words.nmwHelp },
        ]}
        onChange={(method) => change({ method })}
      />
      {input.images.length > 1 && (
        <Segmented
          label={words.models}
          value={options.models}
          choices={[
            { value: 'one', label: words.one, title: words.oneHelp },
            { value: 'images', label: words.images, title: words.imagesHelp },
          ]}
          onChange={(models) => change({ models })}
        />
      )}
      <Slider
        label={words.threshold}
        value={options.threshold}
        min={0}
        max={1}
        step={0.01}
        onChange={(threshold) => change({ threshold })}
      />
      <NumberField
        label={words.skip}
        hint={words.skipHelp}
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
      {options.method === 'wbf' && <Score {...props} />}
      <TiesChoice value={options.ties} change={change} />
      <Check
        label={words.clip}
        hint={words.clipHelp}
        checked={options.clipToUnit}
        onChange={(clipToUnit) => change({ clipToUnit })}
      />
    </>
  );
}

/** What score a fused box gets: under nmw that of its first box. */
function Score({ options, change }: Props) {
  const words = say(fusionText);
  return (
    <>
      <Select
        label={words.confidence}
        hint={words.confidenceHelps[options.confidence]}
        value={options.confidence}
        choices={(['average', 'max', 'box-and-model', 'absent-model-aware'] as const).map(
          (value) => ({
            value,
            label: words.confidences[value],
            title: words.confidenceHelps[value],
          }),
        )}
        onChange={(confidence) => change({ confidence })}
      />
      {options.confidence === 'average' && (
        <Check
          label={words.overflow}
          hint={words.overflowHelp}
          checked={options.allowsOverflow}
          onChange={(allowsOverflow) => change({ allowsOverflow })}
        />
      )}
    </>
  );
}
