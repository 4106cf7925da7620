import { count, number, numberAgainst } from '../../text/numbers';
import { say } from '../../text/text';
import { percent } from '../anchors/written';
import { type EvolutionFrame, firstAnchors, type Shape } from './lab';
import { evolutionText } from './text';

/** One sentence about the event, from the event alone. */
export function evolutionSentence(frame: EvolutionFrame): string {
  const words = say(evolutionText);
  const { event } = frame.detail;
  switch (event.kind) {
    case 'begin':
      return words.begin(
        firstAnchors(frame).length,
        frame.boxes.ids.length,
        number(event.fitness),
        percent(event.bestPossibleRecall),
      );
    case 'mutate': {
      const { from, to, factor, generation, anchor } = event;
      const named = { generation: count(generation), anchor: anchorName(anchor) };
      const isRaised = to.some((side, axis) => side > (from[axis] ?? 0) * (factor[axis] ?? 0));
      const sentence = to.every((side, axis) => side === from[axis])
        ? words.unchanged(named.generation, named.anchor, shapeWords(to))
        : words.mutate({
            ...named,
            from: shapeWords(from),
            to: shapeWords(to),
            factors: [number(factor[0]), number(factor[1])],
          });
      if (!isRaised) return sentence;
      return `${sentence}${words.space}${words.raised(number(frame.options.minSide))}`;
    }
    case 'judge': {
      const { generation, before, after, accepted } = event;
      const say = accepted ? words.accepted : words.rejected;
      return say(count(generation), numberAgainst(after, before), numberAgainst(before, after));
    }
    case 'done': {
      const { firstFitness: first, firstBestPossibleRecall: firstRecall } = frame.run.about;
      const { fitness, bestPossibleRecall } = event;
      const fit = words.doneFit(
        numberAgainst(fitness, first),
        numberAgainst(first, fitness),
        percent(bestPossibleRecall),
        percent(firstRecall),
      );
      return `${words.done(count(event.generations), event.accepted)}${words.space}${fit}`;
    }
  }
}

/** Anchors are numbered from 1, as rows of a table are. */
export function anchorName(anchor: number): string {
  return count(anchor + 1);
}

export function shapeWords([width, height]: Shape): string {
  return `${number(width, 2)} × ${number(height, 2)}`;
}
