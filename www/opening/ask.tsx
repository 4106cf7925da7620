import type { Format } from 'boxstep-reader';
import { useEffect, useId, useRef } from 'preact/hooks';
import { IconButton } from '../controls/controls';
import { CloseIcon } from '../controls/icons';
import { boundsOf, emptyBoxes } from '../document/boxes';
import type { App } from '../shell/app';
import { count } from '../text/numbers';
import { say } from '../text/text';
import './opening.css';
import type { Question, Reading } from './reading/contract';
import { openingText } from './text';
import { formatName } from './words';

interface FormatDialogProps {
  readonly app: App;
  readonly question: Question;
  answer(format: Format | null): void;
}

/** Which format a file is in, where several fit: each with the boxes as it reads them. */
export function FormatDialog({ app, question, answer }: FormatDialogProps) {
  const words = say(openingText);
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const giveUp = () => {
    answer(null);
    app.cancelOpening();
  };
  return (
    <dialog ref={dialog} class="opening-dialog" aria-labelledby={title} onClose={giveUp}>
      <div class="dialog-head">
        <h2 id={title}>{words.ambiguous}</h2>
        <IconButton label={words.cancel} icon={<CloseIcon />} onClick={giveUp} />
      </div>
      <p>{words.ambiguousHint(question.path)}</p>
      <ul class="opening-readings">
        {question.readings.map((reading) => (
          <li key={reading.format}>
            <button type="button" class="opening-reading" onClick={() => answer(reading.format)}>
              <Thumbnail reading={reading} />
              <b>{formatName(reading.format)}</b>
              <span class="opening-quiet">{words.readingOf(count(reading.count))}</span>
            </button>
          </li>
        ))}
      </ul>
    </dialog>
  );
}

const [WIDTH, HEIGHT] = [200, 140];

/** The boxes of a reading, in their image or in the rectangle around them. */
function Thumbnail({ reading: { boxes, size } }: { reading: Reading }) {
  const around = boundsOf({ ...emptyBoxes, corners: boxes });
  const { x1, y1, x2, y2 } = size
    ? { x1: 0, y1: 0, x2: size.width, y2: size.height }
    : (around ?? { x1: 0, y1: 0, x2: 1, y2: 1 });
  const scale = Math.min(WIDTH / (x2 - x1 || 1), HEIGHT / (y2 - y1 || 1));
  const rows = Array.from({ length: boxes.length / 4 }, (_, row) => boxes.subarray(4 * row));
  return (
    <svg class="opening-thumbnail" viewBox={`-2 -2 ${WIDTH + 4} ${HEIGHT + 4}`} aria-hidden="true">
      {size && <rect class="frame" width={size.width * scale} height={size.height * scale} />}
      {rows.map(([a = 0, b = 0, c = 0, d = 0], row) => (
        <rect
          key={String(row)}
          x={(Math.min(a, c) - x1) * scale}
          y={(Math.min(b, d) - y1) * scale}
          width={Math.abs(c - a) * scale}
          height={Math.abs(d - b) * scale}
        />
      ))}
    </svg>
  );
}
