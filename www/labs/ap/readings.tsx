import type { Interpolation } from 'boxstep-ap';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import { type ApColumns, type ApFrame, columnsOf } from './lab';
import { levelsOf } from './levels';
import { areaPath, envelopeAt, envelopePath, type Frame01 } from './paths';
import { viewText } from './view-text';

const SIZE = { width: 132, height: 74 };
const PLACE: Frame01 = {
  x: (recall) => 2 + recall * (SIZE.width - 4),
  y: (precision) => SIZE.height - 2 - precision * (SIZE.height - 4),
};

interface ReadingsProps {
  readonly frame: ApFrame;
  change(patch: { interpolation: Interpolation }): void;
}

/** The same curve read in each of the three ways; a click makes it the run's. */
export function Readings({ frame, change }: ReadingsProps) {
  const words = say(viewText);
  const { readings } = frame.detail;
  const columns = columnsOf(frame);
  const ways = [
    ['eleven-point', words.elevenName, readings?.elevenPoint],
    ['all-point', words.allName, readings?.allPoint],
    ['hundred-and-one-point', words.hundredName, readings?.hundredAndOnePoint],
  ] as const;
  return (
    <fieldset class="ap-readings">
      <legend>{words.readings}</legend>
      {ways.map(([way, name, value]) => (
        <button
          key={way}
          type="button"
          aria-pressed={way === frame.options.interpolation}
          onClick={() => change({ interpolation: way })}
        >
          <Sketch way={way} columns={columns} isRead={value !== undefined} />
          <span>{name}</span>
          <b>{value === undefined ? words.notYet : number(value, 6)}</b>
        </button>
      ))}
    </fieldset>
  );
}

interface SketchProps {
  readonly way: Interpolation;
  readonly columns: ApColumns;
  readonly isRead: boolean;
}

function Sketch({ way, columns, isRead }: SketchProps) {
  const levels = levelsOf(way);
  return (
    <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} aria-hidden="true" focusable="false">
      <rect class="ap-sketch-frame" x={1} y={1} width={SIZE.width - 2} height={SIZE.height - 2} />
      {isRead && levels.length === 0 && (
        <path class="ap-area" d={areaPath(columns, columns.envelope.length - 1, PLACE)} />
      )}
      {isRead &&
        levels.map((level) => (
          <g key={level} class="ap-level">
            <line
              x1={PLACE.x(level)}
              x2={PLACE.x(level)}
              y1={PLACE.y(0)}
              y2={PLACE.y(envelopeAt(columns, level))}
            />
            {levels.length <= 11 && (
              <circle cx={PLACE.x(level)} cy={PLACE.y(envelopeAt(columns, level))} r={2.5} />
            )}
          </g>
        ))}
      {isRead && <path class="ap-envelope" d={envelopePath(columns, 0, PLACE)} />}
    </svg>
  );
}
