import { Check, Slider } from '../../controls/controls';
import { Select } from '../../controls/select';
import { say } from '../../text/text';
import type { OptionsProps } from '../lab';
import { NMS_PRESETS } from '../nms/presets';
import { nmsText } from '../nms/text';
import type { DuelLabOptions } from './lab';
import { duelText } from './text';

export function DuelOptions({ options, change }: OptionsProps<DuelLabOptions>) {
  const words = say(duelText);
  const hints = say(nmsText).presetHints;
  const choices = NMS_PRESETS.map(({ id, name }) => ({ value: id, label: name, title: hints[id] }));
  return (
    <>
      <Select
        label={words.left}
        hint={hints[options.a]}
        value={options.a}
        choices={choices}
        onChange={(a) => change({ a })}
      />
      <Select
        label={words.right}
        hint={hints[options.b]}
        value={options.b}
        choices={choices}
        onChange={(b) => change({ b })}
      />
      <button type="button" onClick={() => change({ a: options.b, b: options.a })}>
        {words.swap}
      </button>
      <Slider
        label={words.threshold}
        value={options.threshold}
        min={0}
        max={1}
        step={0.01}
        onChange={(threshold) => change({ threshold })}
      />
      <Check
        label={words.ownLimits}
        hint={words.ownLimitsHelp}
        checked={options.ownLimits}
        onChange={(ownLimits) => change({ ownLimits })}
      />
    </>
  );
}
