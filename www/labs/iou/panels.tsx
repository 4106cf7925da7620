import type { IouDetail, IouSummary } from 'boxstep-engine';
import { number } from '../../text/numbers';
import type { PanelProps } from '../lab';
import type { IouLabOptions } from './lab';
import { isReached, QUANTITIES } from './quantities';

/** All numbers on the way to the answer; those not computed yet are dots. */
export function ValuesPanel({ frame }: PanelProps<IouLabOptions, IouDetail, IouSummary>) {
  const { detail } = frame;
  const present = new Set(frame.run.about.stages);
  const rows = QUANTITIES.filter(({ stage }) => present.has(stage));
  return (
    <table class="values">
      <tbody>
        {rows.map(({ quantity, name }) => (
          <tr key={quantity} aria-current={quantity === detail.quantity ? 'step' : undefined}>
            <th scope="row">{name}</th>
            <td>
              {isReached(quantity, detail.quantity) ? number(detail.values[quantity], 6) : '·'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
