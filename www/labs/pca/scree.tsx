import type { PcaDetail, PcaSummary } from 'boxstep-pca';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import { columnsOf, type PcaPageOptions } from './lab';
import { componentName, pcaText } from './text';
import { brief, percent } from './values';
import './components.css';

/** Room for the numbers above the bars, as a share of the height. */
const TOP = 12;

/** The share of each component, all shares so far, and where k cuts. */
export function ScreePanel({ frame }: PanelProps<PcaPageOptions, PcaDetail, PcaSummary>) {
  const words = say(pcaText);
  const { variances } = columnsOf(frame);
  const { totalVariance: total, components } = frame.run.about;
  if (variances.length === 0) return <p class="quiet">{words.screeYet}</p>;
  let sum = 0;
  const rows = [...variances].map((variance, component) => {
    const share = total > 0 ? variance / total : 0;
    sum += share;
    return { component, variance, share, sofar: Math.min(1, sum) };
  });
  const n = rows.length;
  const { event } = frame.detail;
  const present = event.kind === 'project' ? event.component : -1;
  const middle = (component: number) => `${(100 * (component + 0.5)) / n}%`;
  const height = (share: number) => `${100 - (100 - TOP) * share}%`;
  return (
    <div class="pca-panel">
      <svg class="pca-scree" role="img" aria-label={words.scree}>
        {[0.25, 0.5, 0.75, 1].map((share) => (
          <line key={share} class="grid" x2="100%" y1={height(share)} y2={height(share)} />
        ))}
        {rows.map(({ component, share }) => (
          <rect
            key={component}
            class={component < components ? 'taken' : 'left'}
            x={`${(100 * (component + 0.22)) / n}%`}
            width={`${56 / n}%`}
            y={height(share)}
            height={`${(100 - TOP) * share}%`}
          />
        ))}
        {rows.slice(1).map(({ component, sofar }) => (
          <line
            key={component}
            class="sofar"
            x1={middle(component - 1)}
            y1={height(rows[component - 1]?.sofar ?? 0)}
            x2={middle(component)}
            y2={height(sofar)}
          />
        ))}
        {rows.map(({ component, sofar }) => (
          <circle key={component} class="sofar" cx={middle(component)} cy={height(sofar)} r={3.5} />
        ))}
        {components < n && (
          <g class="cut">
            <line x1={`${(100 * components) / n}%`} x2={`${(100 * components) / n}%`} y2="100%" />
            <text x={`${(100 * components) / n}%`} y={10} dx={4}>
              {words.cut(components)}
            </text>
          </g>
        )}
      </svg>
      <table class="values pca-values" aria-label={words.scree}>
        <thead>
          <tr>
            <th scope="col">{words.component}</th>
            <th scope="col">{words.varianceOf}</th>
            <th scope="col">
              <span class="pca-key pca-key-share" aria-hidden="true" />
              {words.share}
            </th>
            <th scope="col">
              <span class="pca-key pca-key-sofar" aria-hidden="true" />
              {words.cumulative}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ component, variance, share, sofar }) => (
            <tr key={component} aria-current={component === present ? 'step' : undefined}>
              <th scope="row">
                {componentName(component)}
                {component >= components && <span class="quiet"> {words.notTaken}</span>}
              </th>
              <td>{brief(variance)}</td>
              <td>{percent(share)}</td>
              <td>{percent(sofar)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
