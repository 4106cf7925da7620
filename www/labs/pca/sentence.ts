import { number, numberAgainst } from '../../text/numbers';
import { say } from '../../text/text';
import { type PcaFrame, runColumnsOf } from './lab';
import { columnName, componentName, pcaText } from './text';
import { brief, percent, ROUNDING } from './values';

/** More variances than these are not read out. */
const LISTED = 6;

/** What happens at this event, in one sentence made from the event. */
export function pcaSentence(frame: PcaFrame): string {
  const words = say(pcaText);
  const { event } = frame.detail;
  const name = (column: number) => columnName(frame, column);
  switch (event.kind) {
    case 'mean':
      return event.constant
        ? words.meanConstant(name(event.column), event.rows, brief(event.mean))
        : words.mean(name(event.column), brief(event.sum), event.rows, brief(event.mean));
    case 'centre':
      return words.centre(name(event.column), brief(event.mean));
    case 'scale':
      return event.constant
        ? words.scaleConstant(name(event.column))
        : words.scale(name(event.column), brief(event.deviation));
    case 'covariance': {
      const [a, b] = [name(event.row), name(event.column)];
      if (event.divisor === 0) return words.noDivisor(a, b);
      const numbers = [brief(event.sum), number(event.divisor), brief(event.value)] as const;
      if (event.row === event.column) return words.variance(a, ...numbers);
      const how =
        event.value > 0 ? words.together : event.value < 0 ? words.against : words.unrelated;
      const sentence = frame.options.standardize ? words.correlation : words.covariance;
      return sentence(a, b, ...numbers, how);
    }
    case 'skip': {
      const size = Math.abs(event.element);
      const [element, limit] = [numberAgainst(size, event.limit), numberAgainst(event.limit, size)];
      return words.skip(`${event.p + 1}`, `${event.q + 1}`, element, limit);
    }
    case 'rotate': {
      const axes = [`${event.p + 1}`, `${event.q + 1}`] as const;
      const what = [degrees(event.t), brief(event.element)] as const;
      return event.offAfter === 0
        ? words.rotateLast(...axes, ...what)
        : words.rotate(...axes, ...what, brief(event.offAfter));
    }
    case 'swept': {
      if (event.verdict === 'converged') return words.converged(event.sweep);
      return event.verdict === 'again'
        ? words.again(event.sweep, event.rotations, event.left)
        : words.givenUp(event.sweep, event.left);
    }
    case 'sort': {
      const listed = event.variances.slice(0, LISTED).map(brief);
      return words.sort(words.list(event.variances.length > LISTED ? [...listed, '…'] : listed));
    }
    case 'sign': {
      const sentence = event.flipped ? words.signFlips : words.signStays;
      return sentence(componentName(event.component), name(event.column), brief(event.loading));
    }
    case 'project': {
      const pc = componentName(event.component);
      if (event.total === 0) return words.projectNothing(pc);
      const shares = [percent(event.ratio), percent(event.cumulative)] as const;
      return words.project(pc, brief(event.variance), ...shares);
    }
    case 'rebuild':
      if (event.total === 0) return words.rebuildNothing(event.components);
      return event.share < ROUNDING
        ? words.rebuildAll(event.components)
        : words.rebuild(event.components, percent(event.share), brief(event.meanSquaredError));
    case 'done': {
      const { totalVariance, columns } = frame.run.about;
      if (totalVariance === 0) return words.doneNothing(event.components);
      const ratios = runColumnsOf(frame).explainedVarianceRatio;
      const share = ratios.reduce((sum, ratio) => sum + ratio, 0);
      return words.done(event.components, columns, percent(Math.min(1, share)));
    }
  }
}

/** By how much two axes turn, against the clock; the tangent is that of the turn with it. */
export function degrees(tangent: number): string {
  return number((-Math.atan(tangent) * 180) / Math.PI, 2);
}
