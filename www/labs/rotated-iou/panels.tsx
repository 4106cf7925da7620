import type { RotatedIouDetail, RotatedIouSummary } from 'boxstep-rotated';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import { ordinal, type RotatedIouEvent, type RotatedIouLabOptions } from './lab';
import { rotatedIouText } from './text';

/** Which of the numbers an event computes; the others so far are there, those to come are dots. */
const ORDER = ['areaA', 'areaB', 'sum', 'intersection', 'union', 'iou'] as const;

/** How many of `ORDER` are computed at an event. */
function computed(event: RotatedIouEvent): number {
  switch (event.kind) {
    case 'corner':
      return event.which === 'a' ? 0 : 1;
    case 'area':
      return event.which === 'a' ? 1 : 2;
    case 'term':
      return 3;
    case 'intersection':
      return 4;
    case 'union':
      return 5;
    case 'iou':
      return 6;
    default:
      return 2;
  }
}

/** What rounding left of 0 is shown as 0. */
function short(value: number): string {
  return Math.abs(value) < 1e-9 ? '0' : number(value);
}

/** The numbers on the way to the answer, and the vertices of what is left of B. */
export function RotatedValues({
  frame,
}: PanelProps<RotatedIouLabOptions, RotatedIouDetail, RotatedIouSummary>) {
  const words = say(rotatedIouText);
  const { event, values, polygon } = frame.detail;
  const reached = computed(event);
  const computes = ['area', 'term', 'intersection', 'union', 'iou'].includes(event.kind);
  const names = {
    areaA: words.areaOf('A'),
    areaB: words.areaOf('B'),
    sum: words.sum,
    intersection: words.intersectionName,
    union: words.unionName,
    iou: 'IoU',
  };
  return (
    <>
      <table class="values">
        <tbody>
          {ORDER.map((name, i) => (
            <tr key={name} aria-current={computes && i === reached - 1 ? 'step' : undefined}>
              <th scope="row">{names[name]}</th>
              <td>{i < reached ? number(values[name], 6) : '·'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table class="values">
        <caption>{words.vertexList}</caption>
        <tbody>
          {polygon.map(([x, y], i) => (
            <tr key={ordinal(i)}>
              <th scope="row">{ordinal(i)}</th>
              <td>{`(${short(x)}, ${short(y)})`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">{words.fromCentre}</p>
    </>
  );
}
