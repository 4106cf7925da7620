import type { OffsetDetail, OffsetSummary } from 'boxstep-family';
import { themeColour } from '../../plot/colours';
import { Plot, type PlotArea } from '../../plot/plot';
import { coordinate } from '../../text/numbers';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import { type OffsetFrame, type OffsetLabOptions, offsetColumnsOf } from './lab';
import './moved.css';
import { offsetText } from './text';

/** The plane once the boxes are moved: each class has a square of its own on the diagonal. */
export function MovedPanel({ frame }: PanelProps<OffsetLabOptions, OffsetDetail, OffsetSummary>) {
  const words = say(offsetText);
  const { moved } = frame.detail;
  const { boxes, offset } = frame.run.about;
  const places = placesIn(frame);
  const domain = domainOf(places);
  return (
    <div class="moved-panel">
      <Plot
        label={words.movedLabel(moved, boxes)}
        x={{ title: words.movedX, domain }}
        y={{ title: words.movedY, domain: [domain[1], domain[0]] }}
        paint={(pen, area) => paintBoxes(pen, area, frame, places)}
      />
      <p>{words.movedNow(moved, boxes, coordinate(offset))}</p>
    </div>
  );
}

type Corners = readonly [number, number, number, number];

/** Where each box is at this event. */
function placesIn(frame: OffsetFrame): Corners[] {
  const { moved } = offsetColumnsOf(frame);
  return [...frame.boxes.ids].map((_, row) => {
    const source = row < frame.detail.moved ? moved : frame.boxes.corners;
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = source.subarray(4 * row, 4 * row + 4);
    return [x1, y1, x2, y2];
  });
}

/** One domain for both axes, since boxes move along the diagonal. */
function domainOf(places: readonly Corners[]): [number, number] {
  let [least, most] = [0, 1];
  for (const place of places) {
    for (const corner of place) {
      if (!Number.isFinite(corner)) continue;
      least = Math.min(least, corner);
      most = Math.max(most, corner);
    }
  }
  return [least, most];
}

function paintBoxes(
  pen: CanvasRenderingContext2D,
  area: PlotArea,
  frame: OffsetFrame,
  places: readonly Corners[],
): void {
  for (const [row, [x1, y1, x2, y2]] of places.entries()) {
    if (![x1, y1, x2, y2].every(Number.isFinite)) continue;
    const isMissing = offsetColumnsOf(frame).missing.includes(row);
    pen.strokeStyle = themeColour(`--class-${(frame.boxes.classes[row] ?? 0) % 7}`);
    pen.lineWidth = isMissing ? 2.5 : 1.5;
    pen.setLineDash(isMissing ? [4, 3] : []);
    const [left, top] = [area.x(x1), area.y(y1)];
    // A box far smaller than a pixel is still to be seen.
    pen.strokeRect(left, top, Math.max(2, area.x(x2) - left), Math.max(2, area.y(y2) - top));
  }
  pen.setLineDash([]);
}
