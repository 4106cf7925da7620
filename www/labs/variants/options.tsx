import { NumberField, Segmented } from '../../controls/controls';
import { say } from '../../text/text';
import type { OptionsProps } from '../lab';
import { CommonOptions } from '../nms/options';
import type { MatrixLabOptions } from './lab';
import { variantText } from './text';

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
