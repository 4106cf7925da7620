import { NumberField, Segmented, Slider } from '../../controls/controls';
import { Select } from '../../controls/select';
import { say } from '../../text/text';
import type { OptionsProps } from '../lab';
import { PresetChoice, presetsOf } from '../presets';
import { type ApLabOptions, AREAS, type AreaName } from './lab';
import { PRESETS } from './presets';
import { viewText } from './view-text';

export function ApOptionsView(props: OptionsProps<ApLabOptions>) {
  const words = say(viewText);
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
        label={words.matching}
        value={options.matching}
        choices={[
          { value: 'voc', label: words.voc, title: words.vocHelp },
          { value: 'coco', label: words.coco, title: words.cocoHelp },
        ]}
        // VOC has no limit of detections and no ranges of areas.
        onChange={(matching) =>
          change({ matching, ...(matching === 'voc' && { maxDetections: null, area: 'all' }) })
        }
      />
      <Segmented
        label={words.interpolation}
        value={options.interpolation}
        choices={[
          { value: 'eleven-point', label: words.eleven, title: words.elevenHelp },
          { value: 'all-point', label: words.all, title: words.allHelp },
          { value: 'hundred-and-one-point', label: words.hundred, title: words.hundredHelp },
        ]}
        onChange={(interpolation) => change({ interpolation })}
      />
      <Thresholds {...props} />
      {options.matching === 'voc' && (
        <Segmented
          label={words.boundary}
          hint={words.boundaryHelp}
          value={options.boundary}
          choices={[
            { value: 'greater', label: '>' },
            { value: 'greater-or-equal', label: '≥' },
          ]}
          onChange={(boundary) => change({ boundary })}
        />
      )}
      <Segmented
        label={words.extent}
        value={options.extent}
        choices={[
          { value: 'exclusive', label: words.exclusive, title: words.exclusiveHelp },
          { value: 'inclusive', label: words.inclusive, title: words.inclusiveHelp },
        ]}
        onChange={(extent) => change({ extent })}
      />
      <Select
        label={words.class}
        value={String(options.class ?? -1)}
        choices={[
          { value: '-1', label: words.everyClass },
          ...input.classNames.map((label, index) => ({ value: String(index), label })),
        ]}
        onChange={(value) => change({ class: value === '-1' ? null : Number(value) })}
      />
      {options.matching === 'coco' && <CocoOnly {...props} />}
    </>
  );
}

/** One threshold, or COCO's ten. */
function Thresholds({ options, change }: OptionsProps<ApLabOptions>) {
  const words = say(viewText);
  const { thresholds } = options;
  return (
    <>
      <Segmented
        label={words.ten}
        hint={words.tenHelp}
        value={thresholds === 'coco' ? 'ten' : 'one'}
        choices={[
          { value: 'one', label: words.tenOne },
          { value: 'ten', label: words.tenAll },
        ]}
        onChange={(value) => change({ thresholds: value === 'ten' ? 'coco' : 0.5 })}
      />
      {thresholds !== 'coco' && (
        <Slider
          label={words.threshold}
          value={thresholds}
          min={0.05}
          max={1}
          step={0.05}
          onChange={(threshold) => change({ thresholds: threshold })}
        />
      )}
    </>
  );
}

/** How many detections of an image count, and ground truths of which size. */
function CocoOnly({ options, change }: OptionsProps<ApLabOptions>) {
  const words = say(viewText);
  return (
    <>
      <NumberField
        label={words.maxDetections}
        hint={words.maxHelp}
        optional
        placeholder={words.everyClass}
        min={1}
        max={4294967295}
        step={1}
        value={options.maxDetections}
        onChange={(maxDetections) => {
          if (maxDetections !== null && !Number.isInteger(maxDetections)) return false;
          change({ maxDetections });
          return true;
        }}
      />
      <Select
        label={words.area}
        hint={words.areaHelp}
        value={options.area}
        choices={(Object.keys(AREAS) as AreaName[]).map((value) => ({
          value,
          label: words.areas[value],
        }))}
        onChange={(area) => change({ area })}
      />
    </>
  );
}
