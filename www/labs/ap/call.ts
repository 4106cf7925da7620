import { rustFloat, stated } from '../call';
import type { ListingLanguage } from '../lab';
import { type ApLabOptions, AREAS, thresholdsOf } from './lab';

/** The call that runs a listing with these options, on `classes`: of each its truths and detections. */
export function apCall(options: ApLabOptions, language: ListingLanguage): string {
  const inclusive = options.extent === 'inclusive';
  const coco = options.matching === 'coco';
  const strict = !coco && options.boundary === 'greater';
  const { maxDetections } = options;
  const area = AREAS[options.area];
  const thresholds = thresholdsOf(options);
  const calls: Record<ListingLanguage, () => string> = {
    python: () =>
      `mean(average_precision(${stated([
        '*each, threshold',
        coco && 'coco=True',
        strict && 'exceeds=gt',
        inclusive && 'one=1',
        options.interpolation === 'eleven-point' && 'levels=[i / 10 for i in range(11)]',
        options.interpolation === 'hundred-and-one-point' &&
          'levels=[i * 0.01 for i in range(101)]',
        maxDetections !== null && `most=${maxDetections}`,
        area && `areas=(${area.join(', ')})`,
      ])}) for each in classes for threshold in [${thresholds.join(', ')}])`,
    javascript: () =>
      `mean(classes.flatMap((each) => [${thresholds.join(', ')}].map((threshold) => averagePrecision(...each, { ${stated(
        [
          'threshold',
          coco && 'coco: true',
          strict && 'exceeds: (a, b) => a > b',
          inclusive && 'one: 1',
          options.interpolation === 'eleven-point' &&
            'levels: Array.from({ length: 11 }, (_, i) => i / 10)',
          options.interpolation === 'hundred-and-one-point' &&
            'levels: Array.from({ length: 101 }, (_, i) => i * 0.01)',
          maxDetections !== null && `most: ${maxDetections}`,
          area && `areas: [${area.join(', ')}]`,
        ],
      )} }))))`,
    rust: () =>
      `ApOptions { ${stated([
        coco && 'matching: Matching::Coco',
        options.interpolation === 'eleven-point' && 'interpolation: Interpolation::ElevenPoint',
        options.interpolation === 'hundred-and-one-point' &&
          'interpolation: Interpolation::HundredAndOnePoint',
        options.thresholds === 'coco'
          ? 'thresholds: coco_thresholds()'
          : `thresholds: vec![${rustFloat(options.thresholds)}]`,
        strict && 'boundary: Boundary::Greater',
        inclusive && 'extent: Extent::Inclusive',
        maxDetections !== null && `max_detections: Some(${maxDetections})`,
        area && `area_range: Some([${area.map(rustFloat).join(', ')}])`,
        options.class !== null && `class: Some(${options.class})`,
        '..ApOptions::default()',
      ])} }`,
  };
  return calls[language]();
}
