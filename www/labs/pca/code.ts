import { stated } from '../call';
import type { ListingLanguage } from '../lab';
import type { PcaFrame, PcaPageOptions } from './lab';

/** Tags of the lines that run at an event. */
export function pcaTags({ detail: { event }, run }: PcaFrame): readonly string[] {
  switch (event.kind) {
    case 'mean':
      return event.constant ? ['mean', 'constant'] : ['mean'];
    case 'scale':
      return ['deviation', 'scale'];
    case 'covariance':
      return ['adjusted', 'covariance'];
    case 'rotate': {
      const others = run.about.columns > 2 ? ['turn'] : [];
      const angle = ['rotate', 'theta', 'tangent', 'cosine', 'sine'];
      return [...angle, ...others, 'diagonal', 'removed', 'axes'];
    }
    case 'sort':
      return ['sort', 'variances'];
    case 'sign':
      return event.flipped ? ['sign', 'flip'] : ['sign'];
    case 'project':
      return ['project', 'ratio'];
    case 'rebuild':
      return ['rebuild', 'lost'];
    default:
      return [event.kind];
  }
}

/** The call that runs the listing with these options. */
export function pcaCall(options: PcaPageOptions, language: ListingLanguage): string {
  const { divisor, standardize, sign, components } = options;
  const calls: Record<ListingLanguage, () => string> = {
    python: () =>
      `pca(${stated([
        'rows',
        divisor === 'n' && 'less=0',
        standardize && 'standardize=True',
        sign === 'raw' && 'flip=False',
        components !== null && `k=${components}`,
      ])})`,
    rust: () =>
      `PcaOptions { ${stated([
        divisor === 'n' && 'divisor: Divisor::Population',
        standardize && 'standardize: true',
        sign === 'raw' && 'sign: Sign::Raw',
        components !== null && `components: Some(${components})`,
        '..PcaOptions::default()',
      ])} }`,
    javascript: () => {
      const given = stated([
        divisor === 'n' && 'less: 0',
        standardize && 'standardize: true',
        sign === 'raw' && 'flip: false',
        components !== null && `k: ${components}`,
      ]);
      return given ? `pca(rows, { ${given} })` : 'pca(rows)';
    },
  };
  return calls[language]();
}
