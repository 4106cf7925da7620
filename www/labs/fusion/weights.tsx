import type { FusionDetail, FusionSummary } from 'boxstep-family';
import { NumberField } from '../../controls/controls';
import { count } from '../../text/numbers';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import './fusion.css';
import type { FusionLabOptions } from './lab';
import { letterOf, modelsOf, weightsOf } from './models';
import { fusionText } from './text';

/** So many models have a field; nobody fuses more by hand. */
const MOST_FIELDS = 50;

/** The models, and what each weighs. */
export function WeightsPanel({
  frame,
  change,
}: PanelProps<FusionLabOptions, FusionDetail, FusionSummary>) {
  const words = say(fusionText);
  const { options } = frame;
  const models = modelsOf(frame, options);
  const weights = weightsOf(models, options);
  if (models.names.length === 1) {
    return (
      <div class="weights-panel">
        <p>{words.oneModelHelp}</p>
        {frame.images.length > 1 && (
          <button type="button" onClick={() => change({ models: 'images' })}>
            {words.fuseAll}
          </button>
        )}
      </div>
    );
  }
  const sizeOf = (model: number) =>
    (models.starts[model + 1] ?? models.boxes.ids.length) - (models.starts[model] ?? 0);
  const setWeight = (model: number, weight: number | null) => {
    if (weight === null) return false;
    change({ weights: weights.with(model, weight) });
    return true;
  };
  return (
    <div class="weights-panel">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.modelColumn}</th>
            <th scope="col">{words.boxesColumn}</th>
            <th scope="col">{words.weightColumn}</th>
          </tr>
        </thead>
        <tbody>
          {models.names.slice(0, MOST_FIELDS).map((name, model) => (
            <tr key={model}>
              <th scope="row">
                <b>{letterOf(model)}</b> {name}
              </th>
              <td>{count(sizeOf(model))}</td>
              <td>
                <NumberField
                  label={words.weightOf(letterOf(model))}
                  short
                  value={weights[model] ?? 1}
                  min={1e-6}
                  max={1e6}
                  step={0.5}
                  onChange={(weight) => setWeight(model, weight)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {models.names.length > MOST_FIELDS && (
        <p>{words.modelsMost(MOST_FIELDS, models.names.length)}</p>
      )}
      <p class="quiet">{words.modelsHelp}</p>
    </div>
  );
}
