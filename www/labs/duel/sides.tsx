import type { DuelDetail, DuelSummary } from 'boxstep-family';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import { boxName } from '../names';
import { statedOptions } from '../nms/options';
import { nmsText } from '../nms/text';
import { differing } from '../presets';
import { type DuelLabOptions, firstParting, optionsOf, SIDES, type Side } from './lab';
import { sideName, sideSentence } from './sentence';
import { duelText } from './text';

type Props = PanelProps<DuelLabOptions, DuelDetail, DuelSummary>;

/** More boxes than these are only counted. */
const MOST_LISTED = 12;

/** What each side does now and comes to, and the way to where they first decide differently. */
export function SidesPanel({ frame, seek, find }: Props) {
  const words = say(duelText);
  const { about, columns } = frame.run;
  const first = firstParting(frame);
  const disputed = [...(columns.disputed ?? [])];
  const keptA = new Set(columns.keptA);
  const more = disputed.length - MOST_LISTED;
  const hints = say(nmsText).presetHints;
  const optionsA = optionsOf(frame.options.a, frame.options);
  const optionsB = optionsOf(frame.options.b, frame.options);
  const own = (side: Side) =>
    side === 'a' ? differing(optionsA, optionsB) : differing(optionsB, optionsA);
  return (
    <div class="duel-panel">
      {first === null ? (
        <p>{disputed.length === 0 ? words.never : words.neverButKept(disputed.length)}</p>
      ) : first === frame.position ? (
        <p>{words.atFirst}</p>
      ) : (
        <button type="button" class="primary" onClick={() => seek(first)}>
          {words.toFirst}
        </button>
      )}
      {SIDES.map((side) => (
        <section key={side} class="duel-words">
          <p class="duel-name">
            {words.keptBy(
              sideName(frame, side),
              side === 'a' ? about.keptA : about.keptB,
              about.boxes,
            )}
          </p>
          <p>{sideSentence(frame, side) ?? <span class="quiet">{words.nothing}</span>}</p>
          <p class="quiet">
            {[statedOptions(own(side)).join('; '), hints[frame.options[side]]]
              .filter(Boolean)
              .join('. ')}
          </p>
        </section>
      ))}
      <p>{words.disputed(disputed.length)}</p>
      <ul class="duel-disputed">
        {disputed.slice(0, MOST_LISTED).map((row) => (
          <li key={row}>
            <button type="button" onClick={() => find([row])}>
              {words.only(boxName(frame, row), sideName(frame, keptA.has(row) ? 'a' : 'b'))}
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && <p class="quiet">{words.more(more)}</p>}
    </div>
  );
}
