import { signal } from '@preact/signals';
import type { AnchorOrder, AnchorTexts } from 'boxstep-anchors';
import { Check, NumberField, Segmented } from '../../controls/controls';
import type { Asked } from '../../engine/engine';
import { count, number } from '../../text/numbers';
import { say } from '../../text/text';
import { useAnswer } from '../answer';
import { CopyText } from './copy-text';
import './result.css';
import { surveyText } from './survey-text';

/** How anchors are written; kept for the whole page, for whoever wants 640 wants it everywhere. */
const writing = signal({
  order: 'area' as AnchorOrder,
  width: 416,
  height: 416,
  stride: 32,
  isScaled: false,
});

type Size = readonly [width: number, height: number];

/** What sides are counted in: shares of an image, its pixels, or pixels of the network's input. */
export type AnchorUnit = 'shares' | 'image' | 'input';

/** Pixels of the network's input per unit of width and of height. */
export function scaleOf(
  { width, height, isScaled }: { width: number; height: number; isScaled: boolean },
  unit: AnchorUnit,
  imageSize: Size | null,
): [number, number] {
  if (unit === 'shares') return [width, height];
  const isWanted = unit === 'image' && isScaled;
  return isWanted && imageSize ? [width / imageSize[0], height / imageSize[1]] : [1, 1];
}

interface WrittenProps {
  readonly engine: Asked;
  /** Width and height each; NaN for those that are none. */
  readonly anchors: Float64Array;
  readonly unit: AnchorUnit;
  /** The size that all images have, if they have one. */
  readonly imageSize: Size | null;
  /** When this changes, the engine is asked again. */
  readonly run: unknown;
}

/** Anchors as those who train want them: a table in three units, and texts to copy. */
export function AnchorsWritten({ engine, anchors, unit, imageSize, run }: WrittenProps) {
  const words = say(surveyText);
  const { order, stride, ...size } = writing.value;
  const [across, down] = scaleOf(size, unit, imageSize);
  const { value: texts, failed } = useAnswer(
    () => engine.call('anchorTexts', [{ anchors, order, scale: [across, down], stride }]),
    [engine, run, String(anchors), order, across, down, stride],
  );
  return (
    <div class="written">
      <Writing canScale={unit === 'image' && imageSize !== null} needsSize={unit === 'shares'} />
      {unit === 'image' && !imageSize && <p class="quiet">{words.pixelsAsTheyAre}</p>}
      {failed && <p class="quiet">{words.engineLost}</p>}
      {texts && (
        <>
          <AnchorTable texts={texts} hasPixels={across !== 1 || down !== 1} />
          <CopyText title={words.darknetPixels} text={texts.darknetPixels} />
          <CopyText title={words.darknetCells(stride)} text={texts.darknetCells} />
          <CopyText title={words.yolov5} text={texts.yolov5.trimEnd()} />
          <CopyText title={words.json} text={texts.json} />
        </>
      )}
    </div>
  );
}

/** How they are to be written. */
function Writing({ canScale, needsSize }: { canScale: boolean; needsSize: boolean }) {
  const words = say(surveyText);
  const { order, width, height, stride, isScaled } = writing.value;
  const set = (patch: Partial<typeof writing.value>) => {
    writing.value = { ...writing.peek(), ...patch };
    return true;
  };
  const whole = (value: number | null) => value !== null && Number.isInteger(value);
  return (
    <div class="writing">
      <Segmented
        label={words.sortBy}
        value={order}
        choices={[
          { value: 'area', label: words.area, title: words.areaHelp },
          { value: 'width', label: words.width, title: words.widthHelp },
        ]}
        onChange={(value) => set({ order: value })}
      />
      {canScale && (
        <Check
          label={words.scaleToInput}
          hint={words.scaleToInputHelp}
          checked={isScaled}
          onChange={(value) => set({ isScaled: value })}
        />
      )}
      {(needsSize || (canScale && isScaled)) && (
        <span class="field">
          <span class="field-label" aria-hidden="true">
            {words.inputSize}
          </span>
          <NumberField
            label={words.inputWidth}
            short
            value={width}
            min={1}
            max={65_536}
            step={32}
            onChange={(value) => whole(value) && set({ width: value ?? width })}
          />
          ×
          <NumberField
            label={words.inputHeight}
            short
            value={height}
            min={1}
            max={65_536}
            step={32}
            onChange={(value) => whole(value) && set({ height: value ?? height })}
          />
        </span>
      )}
      <NumberField
        label={words.stride}
        hint={words.strideHelp}
        value={stride}
        min={1}
        max={1024}
        step={1}
        onChange={(value) => value !== null && set({ stride: value })}
      />
    </div>
  );
}

/** More could not be read, and are in the texts. */
const MOST_ROWS = 100;

function AnchorTable({ texts, hasPixels }: { texts: AnchorTexts; hasPixels: boolean }) {
  const words = say(surveyText);
  const { sorted, pixels, cells } = texts;
  const shape = (shape: readonly number[] | undefined, digits: number) =>
    shape?.every(Number.isFinite)
      ? shape.map((side) => number(side, digits)).join(' × ')
      : words.noAnchor;
  return (
    <>
      <table class="anchor-table">
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{hasPixels ? words.asGiven : words.inPixels}</th>
            {hasPixels && <th scope="col">{words.inPixels}</th>}
            <th scope="col">{words.inCells}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, MOST_ROWS).map((anchor, row) => (
            <tr key={row}>
              <th scope="row">{row + 1}</th>
              <td>{shape(anchor, hasPixels ? 4 : 1)}</td>
              {hasPixels && <td>{shape(pixels[row], 1)}</td>}
              <td>{shape(cells[row], 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > MOST_ROWS && (
        <p class="quiet">{words.firstRows(count(MOST_ROWS), count(sorted.length))}</p>
      )}
    </>
  );
}

/** From this share of reachable shapes on, YOLOv5's AutoAnchor leaves anchors as they are. */
export const ENOUGH_RECALL = 0.98;

interface FitProps {
  readonly engine: Asked;
  readonly corners: Float64Array;
  /** What is measured; one alone needs no name. */
  readonly rows: readonly { readonly name?: string; readonly anchors: Float64Array }[];
  readonly ratio: number;
  readonly run: unknown;
}

/** How well anchors fit the shapes, in numbers, and what AutoAnchor would say of the last ones. */
export function FitTable({ engine, corners, rows, ratio, run }: FitProps) {
  const words = say(surveyText);
  const { value: fits, failed } = useAnswer(
    () => Promise.all(rows.map((row) => engine.call('anchorFit', [corners, row.anchors, ratio]))),
    [engine, run, corners, rows.map((row) => String(row.anchors)).join(';'), ratio],
  );
  if (failed) return <p class="quiet">{words.engineLost}</p>;
  const hasNames = rows.some(({ name }) => name !== undefined);
  const last = fits?.at(-1);
  return (
    <>
      <table class="fit-table">
        <thead>
          <tr>
            {hasNames && <td />}
            <th scope="col">{words.averageIou}</th>
            <th scope="col" title={words.recallHelp(number(ratio))}>
              {words.recall}
            </th>
            <th scope="col" title={words.fitnessHelp(number(ratio))}>
              {words.fitness}
            </th>
            <th scope="col" title={words.pastThresholdHelp(number(ratio))}>
              {words.pastThreshold}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name }, row) => {
            const fit = fits?.[row];
            return (
              <tr key={row}>
                {hasNames && <th scope="row">{name}</th>}
                <td>{fit ? number(fit.avgIou) : '·'}</td>
                <td>{fit ? percent(fit.bestPossibleRecall) : '·'}</td>
                <td>{fit ? number(fit.fitness) : '·'}</td>
                <td>{fit ? number(fit.anchorsPastThreshold, 2) : '·'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {last && ratio === 4 && (
        <p class="quiet">
          {last.bestPossibleRecall < ENOUGH_RECALL ? words.belowEnough : words.enough}
        </p>
      )}
    </>
  );
}

/** A share in percent, as recall is spoken of. Never rounded up to all of them. */
export function percent(share: number): string {
  const cut = share < 1 ? Math.min(99.99, 100 * share) : 100;
  return say(surveyText).percent(number(cut, 2));
}
