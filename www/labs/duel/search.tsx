import type { DuelDetail, DuelSummary } from 'boxstep-family';
import { useMemo } from 'preact/hooks';
import { say } from '../../text/text';
import { useAnswer } from '../answer';
import type { PanelProps } from '../lab';
import { boxName } from '../names';
import { assumedScores, engineOptions } from '../nms/lab';
import { NMS_PRESETS, type NmsPresetId } from '../nms/presets';
import { type DuelLabOptions, optionsOf, presetNamed } from './lab';
import { duelText } from './text';

type Props = PanelProps<DuelLabOptions, DuelDetail, DuelSummary>;

/** More boxes than these are only counted. */
const MOST_LISTED = 60;

const IDS = NMS_PRESETS.map(({ id }) => id);

/** Libraries that keep the same boxes. */
interface Camp {
  readonly ids: readonly NmsPresetId[];
  readonly keep: ReadonlySet<number>;
}

/** Whether any two libraries disagree on these boxes, and about which of them. */
export function SearchPanel({ frame, engine, change }: Props) {
  const words = say(duelText);
  const { boxes, options } = frame;
  const { value: keeps } = useAnswer(
    () =>
      engine.call('keeps', [
        boxes.corners,
        assumedScores(boxes),
        boxes.classes,
        IDS.map((id) => engineOptions(optionsOf(id, options))),
      ]),
    [boxes, options.threshold, options.ownLimits],
  );
  const camps = useMemo(() => (keeps ? campsOf(keeps) : []), [keeps]);
  if (!keeps) return <p class="quiet">{words.searching}</p>;
  const names = (some: readonly Camp[]) =>
    some.flatMap(({ ids }) => ids.map((id) => presetNamed(id).name)).join(', ');
  const disputed = [...boxes.ids.keys()].filter((row) => {
    const count = camps.filter(({ keep }) => keep.has(row)).length;
    return count > 0 && count < camps.length;
  });
  return (
    <div class="duel-panel">
      <p class="quiet">{words.searchHelp}</p>
      <ol class="duel-camps">
        {camps.map((camp) => (
          <li key={camp.ids[0]}>
            <b>{words.camp(camp.keep.size, boxes.ids.length)}</b> {names([camp])}
          </li>
        ))}
      </ol>
      <p>{disputed.length === 0 ? words.searchNone : words.searchFound(disputed.length)}</p>
      <ul class="duel-disputed">
        {disputed.slice(0, MOST_LISTED).map((row) => {
          const keep = camps.filter((camp) => camp.keep.has(row));
          const drop = camps.filter((camp) => !camp.keep.has(row));
          const [a, b] = [keep[0]?.ids[0], drop[0]?.ids[0]];
          return (
            <li key={row}>
              <button type="button" onClick={() => a && b && change({ a, b })}>
                {words.searchBy(boxName(frame, row), names(keep), names(drop))}
              </button>
            </li>
          );
        })}
      </ul>
      {disputed.length > MOST_LISTED && (
        <p class="quiet">{words.more(disputed.length - MOST_LISTED)}</p>
      )}
    </div>
  );
}

/** Libraries by what they keep, in the order in which they are listed. */
export function campsOf(keeps: readonly Uint32Array[]): Camp[] {
  const camps = new Map<string, { ids: NmsPresetId[]; keep: Set<number> }>();
  keeps.forEach((keep, at) => {
    const id = IDS[at];
    if (!id) return;
    const key = Uint32Array.from(keep).sort().join();
    const camp = camps.get(key);
    if (camp) camp.ids.push(id);
    else camps.set(key, { ids: [id], keep: new Set(keep) });
  });
  return [...camps.values()];
}
