import iouListings from 'virtual:listings/iou';
import type { IouDetail, IouSummary } from 'boxstep-engine';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import type { Lab, LabFrame, ListingLanguage } from '../lab';
import { iouFormula } from './formula';
import type { IouLabOptions } from './lab';
import { IouLesson } from './lesson';
import { IouOptions, pairOf, pairRows } from './options';
import { ValuesPanel } from './panels';
import { iouShapes } from './shapes';
import { iouText } from './text';

type IouFrame = LabFrame<IouLabOptions, IouDetail, IouSummary>;

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const oneOf = ({ options }: IouFrame) => (options.extent === 'inclusive' ? 1 : 0);

/** One pair of boxes: overlap, areas, union and ratio, and the measures grown from IoU. */
export const iouLab: Lab<IouLabOptions, IouDetail, IouSummary> = {
  id: 'iou',
  defaults: { a: null, b: null, extent: 'exclusive', kind: 'iou', landscape: false },

  engineOptions(input, options) {
    const pair = pairRows(input, options);
    return pair && { pair, extent: options.extent, kind: options.kind };
  },

  onSelection: pairOf,
  needs: { en: iouText.en.needsTwo, zh: iouText.zh.needsTwo },
  anchor: () => null,
  shapes: (frame) => iouShapes(frame.detail, oneOf(frame), say(iouText)),
  sentence: (frame) => {
    const { detail } = frame;
    return say(iouText).sentences[detail.quantity](detail, oneOf(frame));
  },
  formula: (frame) => iouFormula(frame.detail, oneOf(frame)),
  codeTags: ({ detail }) => [detail.quantity],
  listings: [iouListings],
  call: ({ extent, kind }, language) => {
    const one = extent === 'inclusive' ? 1 : 0;
    const calls: Record<ListingLanguage, string> = {
      python: `iou(a, b, one=${one}, kind="${kind}")`,
      rust: `iou(&a, &b, Extent::${capital(extent)}, Kind::${capital(kind)})`,
      javascript: `iou(a, b, ${one}, '${kind}')`,
    };
    return calls[language];
  },
  roundName: ({ run }, round) => {
    const stage = run.about.stages[round];
    return stage ? say(iouText).stages[stage] : '';
  },
  notes({ run }) {
    const written = run.about.asWritten;
    if (!written) return [];
    const words = say(iouText);
    const areas = `${number(written.areaA)}${words.and}${number(written.areaB)}`;
    return [words.inverted(areas, number(written.overlap))];
  },

  field({ options, detail }, window, engine, palette) {
    if (!options.landscape) return null;
    const { a: fixed, b: moving } = detail;
    const { extent, kind } = options;
    return engine.call('landscape', [{ fixed, moving, extent, kind, ...window }, palette]);
  },

  results: async (frame) => (await import('./results')).iouResults(frame),
  Options: IouOptions,
  panels: [{ id: 'values', title: { en: 'Numbers', zh: '数值' }, View: ValuesPanel }],
  Lesson: IouLesson,
};
