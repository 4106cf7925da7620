import type { Boxes } from '../document/boxes';
import { count } from '../text/numbers';
import { say, texts } from '../text/text';

/** What boxes have that an algorithm cannot take as it is: it is decided here, and said. */
export interface Oddities {
  /** Boxes without a score: they count as 1. */
  readonly missing: number;
  readonly negative: number;
  /** Boxes written with corners the wrong way round: the engine puts them in order. */
  readonly inverted: number;
}

const oddities = new WeakMap<Boxes, Oddities>();

/** Counted once: the same boxes come with every event of a run. */
export function odditiesOf(boxes: Boxes): Oddities {
  const known = oddities.get(boxes);
  if (known) return known;
  const { corners, scores } = boxes;
  const at = (index: number) => corners[index] ?? 0;
  const isInverted = (_: number, row: number) =>
    at(4 * row + 2) < at(4 * row) || at(4 * row + 3) < at(4 * row + 1);
  const counted = {
    missing: scores.filter(Number.isNaN).length,
    negative: scores.filter((score) => score < 0).length,
    inverted: scores.filter(isInverted).length,
  };
  oddities.set(boxes, counted);
  return counted;
}

const filled = new WeakMap<Float64Array, Float64Array>();

/** The scores that a run is given: 1 where there is none. */
export function scoresOrOne(scores: Float64Array): Float64Array {
  const known = filled.get(scores);
  if (known) return known;
  const all = scores.map((score) => (Number.isNaN(score) ? 1 : score));
  filled.set(scores, all);
  return all;
}

/** Scores that were assumed, and boxes written inverted, in words. */
export function oddityNotes(boxes: Boxes): string[] {
  const words = say(oddityText);
  const { missing, inverted } = odditiesOf(boxes);
  const notes: string[] = [];
  if (missing > 0) notes.push(words.missingScores(missing));
  if (inverted > 0) notes.push(words.inverted(inverted));
  return notes;
}

const boxCount = (n: number) => (n === 1 ? '1 box' : `${count(n)} boxes`);

const oddityText = texts(
  {
    missingScores: (n: number) =>
      `${boxCount(n)} without a score: ${n === 1 ? 'it counts' : 'they count'} as 1 here.`,
    inverted: (n: number) =>
      `${boxCount(n)} written with corners the wrong way round: here they are put in order.`,
  },
  {
    missingScores: (n: number) => `有 ${count(n)} 个框没有得分：这里按 1 计算。`,
    inverted: (n: number) => `有 ${count(n)} 个框的角点写反了：这里先排好序。`,
  },
);
