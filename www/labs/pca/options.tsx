import type { Feature } from 'boxstep-pca';
import { useState } from 'preact/hooks';
import { Check, NumberField, Segmented } from '../../controls/controls';
import { say } from '../../text/text';
import type { OptionsProps } from '../lab';
import { columnCount, FEATURES, type PcaPageOptions } from './lab';
import { TableDialog } from './table-dialog';
import { pcaText } from './text';

export function PcaOptions({ options, change }: OptionsProps<PcaPageOptions>) {
  const words = say(pcaText);
  const [asking, setAsking] = useState(false);
  const { table } = options;
  return (
    <>
      {table ? (
        <span class="field">
          <span class="field-label">
            {words.ownTable(table.values.length / table.names.length, table.names.length)}
          </span>
          <button type="button" onClick={() => setAsking(true)}>
            {words.changeTable}
          </button>
          <button type="button" onClick={() => change({ table: null, components: null })}>
            {words.backToBoxes}
          </button>
        </span>
      ) : (
        <span class="field">
          <FeatureChips features={options.features} onChange={(features) => change({ features })} />
          <button type="button" onClick={() => setAsking(true)}>
            {words.table}
          </button>
        </span>
      )}
      <Check
        label={words.standardize}
        hint={words.standardizeHelp}
        checked={options.standardize}
        onChange={(standardize) => change({ standardize })}
      />
      <Segmented
        label={words.divisor}
        value={options.divisor}
        choices={[
          { value: 'n-1', label: 'n − 1', title: words.divisorHelp.n1 },
          { value: 'n', label: 'n', title: words.divisorHelp.n },
        ]}
        onChange={(divisor) => change({ divisor })}
      />
      <Segmented
        label={words.sign}
        value={options.sign}
        choices={[
          { value: 'sklearn', label: words.signSklearn, title: words.signHelp.sklearn },
          { value: 'raw', label: words.signRaw, title: words.signHelp.raw },
        ]}
        onChange={(sign) => change({ sign })}
      />
      <NumberField
        label={words.components}
        hint={words.componentsHelp}
        optional
        placeholder={words.all}
        min={1}
        max={Math.max(1, columnCount(options))}
        step={1}
        value={
          options.components === null
            ? null
            : Math.min(options.components, Math.max(1, columnCount(options)))
        }
        onChange={(components) => {
          if (components !== null && !Number.isInteger(components)) return false;
          change({ components });
          return true;
        }}
      />
      <TableDialog
        open={asking}
        onClose={() => setAsking(false)}
        onTable={(own) => {
          setAsking(false);
          change({ table: own, components: null });
        }}
      />
    </>
  );
}

interface FeatureChipsProps {
  readonly features: readonly Feature[];
  onChange(features: readonly Feature[]): void;
}

/** Any number of choices side by side. */
function FeatureChips({ features, onChange }: FeatureChipsProps) {
  const words = say(pcaText);
  return (
    <fieldset class="segmented">
      <legend>{words.featuresLabel}</legend>
      <span class="segments">
        {FEATURES.map((feature) => (
          <label key={feature} title={words.features[feature]}>
            <input
              type="checkbox"
              aria-label={words.features[feature]}
              checked={features.includes(feature)}
              onChange={(event) => {
                const chosen = event.currentTarget.checked;
                onChange(
                  FEATURES.filter((each) => (each === feature ? chosen : features.includes(each))),
                );
              }}
            />
            <span>{words.short[feature]}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}
