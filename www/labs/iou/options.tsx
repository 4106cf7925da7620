import type { Kind } from 'boxstep-engine';
import { Check, IconButton, Segmented } from '../../controls/controls';
import { SwapIcon } from '../../controls/icons';
import { rowOf } from '../../document/boxes';
import { say } from '../../text/text';
import type { LabInput, OptionsProps } from '../lab';
import { boxName } from '../names';
import type { IouLabOptions } from './lab';
import { iouText } from './text';

const KINDS: readonly Kind[] = ['iou', 'giou', 'diou', 'ciou'];

/** More boxes than these are chosen on the canvas or in the table, not from a list. */
const MOST_LISTED = 200;

/** A pair by its ids; null, or an id that is gone, means the first boxes. */
type PairIds = Pick<IouLabOptions, 'a' | 'b'>;

/** Which boxes are A and B. */
export function PairChoice({ options, input, change }: OptionsProps<PairIds>) {
  const words = say(iouText);
  const pair = pairRows(input, options);
  return (
    <>
      <BoxChoice
        label={words.boxA}
        class="of-first"
        input={input}
        row={pair?.[0] ?? -1}
        onChange={(id) => change(id === options.b ? { a: id, b: options.a } : { a: id })}
      />
      <IconButton
        label={words.swap}
        icon={<SwapIcon />}
        onClick={() => {
          const [a, b] = (pair ?? []).map((row) => input.boxes.ids[row]);
          if (a !== undefined && b !== undefined) change({ a: b, b: a });
        }}
      />
      <BoxChoice
        label={words.boxB}
        class="of-second"
        input={input}
        row={pair?.[1] ?? -1}
        onChange={(id) => change(id === options.a ? { b: id, a: options.b } : { b: id })}
      />
    </>
  );
}

export function IouOptions({ options, input, change }: OptionsProps<IouLabOptions>) {
  const words = say(iouText);
  return (
    <>
      <PairChoice options={options} input={input} change={change} />
      <Segmented
        label={words.kind}
        value={options.kind}
        choices={KINDS.map((value) => ({ value, label: words.kindNames[value] }))}
        onChange={(kind) => change({ kind })}
      />
      <Segmented
        label={words.extent}
        hint={words.extentHelp}
        value={options.extent}
        choices={[
          { value: 'exclusive', label: words.exclusive },
          { value: 'inclusive', label: words.inclusive },
        ]}
        onChange={(extent) => change({ extent })}
      />
      <Check
        label={words.landscape}
        hint={words.landscapeHelp}
        checked={options.landscape}
        onChange={(landscape) => change({ landscape })}
      />
    </>
  );
}

/** The rows of A and B: those chosen where they still exist, else the first ones. */
export function pairRows({ boxes }: LabInput, { a, b }: PairIds): readonly [number, number] | null {
  if (boxes.ids.length < 2) return null;
  const chosen = (id: number | null) => (id === null ? -1 : rowOf(boxes, id));
  const second = chosen(b);
  const first = chosen(a) >= 0 ? chosen(a) : second === 0 ? 1 : 0;
  return [first, second >= 0 && second !== first ? second : first === 0 ? 1 : 0];
}

/** The pair that selecting boxes in this order makes; null if it stays. */
export function pairOf(ids: ArrayLike<number>, options: PairIds, input: LabInput): PairIds | null {
  const { 0: first, 1: second, length } = ids;
  if (first === undefined || length > 2) return null;
  if (second !== undefined) return { a: first, b: second };
  // A single box that is not in the pair yet becomes B.
  const [a, b] = (pairRows(input, options) ?? []).map((row) => input.boxes.ids[row] ?? null);
  return first === a || first === b ? null : { a: a ?? null, b: first };
}

interface BoxChoiceProps {
  readonly label: string;
  readonly class: string;
  readonly input: LabInput;
  readonly row: number;
  onChange(id: number): void;
}

function BoxChoice({ label, class: name, input, row, onChange }: BoxChoiceProps) {
  const { ids } = input.boxes;
  const rows = [...ids.keys()].slice(0, MOST_LISTED);
  if (row >= MOST_LISTED) rows.push(row);
  return (
    <label class={`field ${name}`}>
      <span class="field-label">{label}</span>
      <select
        value={String(row)}
        onChange={(event) => {
          const id = ids[Number(event.currentTarget.value)];
          if (id !== undefined) onChange(id);
        }}
      >
        {rows.map((each) => (
          <option key={each} value={String(each)}>
            {boxName(input, each)}
          </option>
        ))}
      </select>
    </label>
  );
}
