import { NumberField, Segmented } from '../../controls/controls';
import { say } from '../../text/text';
import type { OptionsProps } from '../lab';
import { CountField, NmsOptions } from '../nms/options';
import { nmsText } from '../nms/text';
import type { AdaptiveLabOptions } from './lab';
import { variantText } from './text';

export function AdaptiveOptions(props: OptionsProps<AdaptiveLabOptions>) {
  const words = say(variantText);
  const { options, change } = props;
  return (
    <>
      <NumberField
        label={words.eta}
        hint={words.etaHelp}
        value={options.eta}
        min={0.01}
        max={1}
        step={0.05}
        onChange={(eta) => {
          if (eta === null) return false;
          change({ eta });
          return true;
        }}
      />
      <Segmented
        label={words.numbers}
        value={options.numbers}
        choices={[
          { value: 'double', label: words.double, title: words.doubleHelp },
          { value: 'single', label: words.single, title: words.singleHelp },
        ]}
        onChange={(numbers) => change({ numbers })}
      />
      <NmsOptions {...props} />
      <CountField
        label={say(nmsText).topKField}
        hint={say(nmsText).topKHelp}
        value={options.topK}
        onChange={(topK) => change({ topK })}
      />
    </>
  );
}
