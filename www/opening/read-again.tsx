import type { Encoding, Format, Order } from 'boxstep-reader';
import { useState } from 'preact/hooks';
import { Check, NumberField } from '../controls/controls';
import { Select } from '../controls/select';
import type { Notice } from '../shell/app';
import { say } from '../text/text';
import type { ReadSettings } from './reading/contract';
import { openingText } from './text';
import { encodingNames, formatNames } from './words';

const ORDERS: Record<Order, string> = {
  xyxy: 'x1, y1, x2, y2',
  xywh: 'x, y, w, h',
  cxcywh: 'cx, cy, w, h',
};

/** What files did not say and a person may know: with that they are read once more. */
export function ReadAgain({ notice }: { notice: Extract<Notice, { kind: 'opened' }> }) {
  const words = say(openingText);
  const { settings, files } = notice.outcome;
  const { options = {}, imageSize = [] } = settings;
  const [format, setFormat] = useState<Format | ''>(options.format ?? '');
  const [encoding, setEncoding] = useState<Encoding | ''>(options.encoding ?? '');
  const [order, setOrder] = useState<Order | ''>(options.order ?? '');
  const [vocOneBased, setVocOneBased] = useState(options.vocOneBased ?? false);
  const [width, setWidth] = useState<number | null>(imageSize[0] ?? null);
  const [height, setHeight] = useState<number | null>(imageSize[1] ?? null);
  // Of pictures alone there is nothing to read otherwise.
  if (!files.some(({ report, error }) => report ?? error)) return null;
  const read = () => {
    // An answer that was given before does not hold against what is said now.
    const { choices = {} } = format === '' ? settings : {};
    notice.again({
      choices,
      options: {
        ...(format && { format }),
        ...(encoding && { encoding }),
        ...(order && { order }),
        ...(vocOneBased && { vocOneBased }),
      },
      ...(width !== null && height !== null && { imageSize: [width, height] as const }),
    } satisfies ReadSettings);
  };
  const isUnsized = files.some(({ report }) =>
    report?.assumed.some((each) => each.code === 'normalised' && !each.scaled),
  );
  const hasVoc = files.some(({ report }) => report?.format === 'pascalVoc');
  const isGuessed = files.some(
    ({ report, error }) =>
      error?.code === 'badEncoding' ||
      report?.assumed.some((each) => each.code === 'encoding' && !each.encoding.startsWith('utf')),
  );
  return (
    <details class="opening-again" open={isGuessed}>
      <summary>{isUnsized ? words.againSized : words.again}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          read();
        }}
      >
        <Choice label={words.format} value={format} names={formatNames()} onChange={setFormat} />
        <Choice
          label={words.encoding}
          value={encoding}
          names={encodingNames()}
          onChange={setEncoding}
        />
        <Choice
          label={words.order}
          value={order}
          names={ORDERS}
          onChange={(chosen) => setOrder(chosen)}
        />
        {(hasVoc || vocOneBased) && (
          <Check label={words.vocOneBased} checked={vocOneBased} onChange={setVocOneBased} />
        )}
        <fieldset>
          <legend>{words.imageSize}</legend>
          <Side label={words.width} value={width} onChange={setWidth} />
          <Side label={words.height} value={height} onChange={setHeight} />
        </fieldset>
        <button type="submit" class="opening-button">
          {words.readAgain}
        </button>
      </form>
    </details>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T | '';
  readonly names: Readonly<Record<T, string>>;
  onChange(value: T | ''): void;
}

/** One of these names, or as it was found. */
function Choice<T extends string>({ label, value, names, onChange }: ChoiceProps<T>) {
  const all = Object.entries<string>(names).map(([each, name]) => ({
    value: each as T | '',
    label: name,
  }));
  const found = { value: '' as const, label: say(openingText).asTold };
  return <Select label={label} value={value} choices={[found, ...all]} onChange={onChange} />;
}

interface SideProps {
  readonly label: string;
  readonly value: number | null;
  onChange(value: number | null): void;
}

/** A side of an image in pixels; nothing is one too. */
function Side({ label, value, onChange }: SideProps) {
  return (
    <NumberField
      label={label}
      optional
      min={1}
      max={1e6}
      step={1}
      value={value}
      onChange={(side) => {
        onChange(side);
        return true;
      }}
    />
  );
}
