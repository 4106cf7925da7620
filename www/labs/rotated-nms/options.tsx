import { Check, NumberField, Segmented, Slider } from '../../controls/controls';
import { say } from '../../text/text';
import type { OptionsProps } from '../lab';
import { nmsText } from '../nms/text';
import { rotatedIouText } from '../rotated-iou/text';
import type { RotatedNmsLabOptions } from './lab';

export function RotatedNmsOptions({ options, change }: OptionsProps<RotatedNmsLabOptions>) {
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
      <Segmented
        label={words.ties}
        value={options.ties}
        choices={[
          { value: 'lowest-index', label: words.lowest, title: words.lowestHelp },
          { value: 'highest-index', label: words.highest, title: words.highestHelp },
        ]}
        onChange={(ties) => change({ ties })}
      />
      <Check
        label={words.perClass}
        hint={words.perClassHelp}
        checked={options.perClass}
        onChange={(perClass) => change({ perClass })}
      />
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
      <NumberField
        label={words.maxOutput}
        hint={words.maxOutputHelp}
        optional
        placeholder={words.all}
        min={0}
        max={4294967295}
        step={1}
        value={options.maxOutput}
        onChange={(maxOutput) => {
          if (maxOutput !== null && !Number.isInteger(maxOutput)) return false;
          change({ maxOutput });
          return true;
        }}
      />
      <span class="quiet">{say(rotatedIouText).howToTurn}</span>
    </>
  );
}
