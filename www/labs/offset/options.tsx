import { NumberField, Segmented } from '../../controls/controls';
import { say } from '../../text/text';
import type { OptionsProps } from '../lab';
import { CountField, NmsOptions } from '../nms/options';
import { nmsText } from '../nms/text';
import { type Preset, PresetChoice } from '../presets';
import type { OffsetLabOptions } from './lab';
import { offsetText } from './text';

const plain = { extent: 'exclusive', boundary: 'greater', ties: 'lowest-index' } as const;

/** Thresholds are set where the library has a default. */
export const OFFSET_PRESETS: readonly Preset<OffsetLabOptions>[] = [
  // torchvision/ops/boxes.py: _batched_nms_coordinate_trick
  {
    name: 'torchvision batched_nms',
    options: { ...plain, rule: 'largest', precision: 'single' },
  },
  // ultralytics, utils/nms.py: boxes + classes * max_wh, with half precision where the model has it
  {
    name: 'Ultralytics',
    options: {
      ...plain,
      rule: 'constant',
      constant: 7680,
      precision: 'single',
      threshold: 0.7,
      scoreThreshold: 0.25,
      topK: 30000,
      maxOutput: 300,
    },
  },
  // detectron2/layers/nms.py: batched_nms_rotated; here without the rotation
  {
    name: 'detectron2 batched_nms_rotated',
    options: { ...plain, rule: 'span', precision: 'single' },
  },
];

export function OffsetOptionsView({ options, input, change }: OptionsProps<OffsetLabOptions>) {
  const words = say(offsetText);
  return (
    <>
      <PresetChoice presets={OFFSET_PRESETS} options={options} change={change} />
      <Segmented
        label={words.rule}
        value={options.rule}
        choices={[
          { value: 'largest', label: words.ruleLargest, title: words.ruleLargestHelp },
          { value: 'span', label: words.ruleSpan, title: words.ruleSpanHelp },
          { value: 'constant', label: words.ruleConstant, title: words.ruleConstantHelp },
        ]}
        onChange={(rule) => change({ rule })}
      />
      {options.rule === 'constant' && (
        <NumberField
          label={words.constantLabel}
          hint={words.constantHelp}
          value={options.constant}
          min={0}
          max={1e9}
          step={1}
          onChange={(constant) => {
            if (constant === null) return false;
            change({ constant });
            return true;
          }}
        />
      )}
      <Segmented
        label={words.precision}
        value={options.precision}
        choices={[
          { value: 'double', label: words.double, title: words.doubleHelp },
          { value: 'single', label: words.single, title: words.singleHelp },
          { value: 'half', label: words.half, title: words.halfHelp },
        ]}
        onChange={(precision) => change({ precision })}
      />
      <NmsOptions options={options} input={input} change={change} />
      <CountField
        label={say(nmsText).topKField}
        hint={say(nmsText).topKHelp}
        value={options.topK}
        onChange={(topK) => change({ topK })}
      />
    </>
  );
}
