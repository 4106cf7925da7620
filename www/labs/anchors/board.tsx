import type { KMeansDetail, KMeansSummary, ShapeDistance } from 'boxstep-anchors';
import { useMemo, useRef, useState } from 'preact/hooks';
import { Segmented } from '../../controls/controls';
import { Select } from '../../controls/select';
import { groupColours } from '../../plot/colours';
import type { PlotArea } from '../../plot/plot';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import { HandBar, HandHandles, placed } from './hand';
import { type AnchorsFrame, type AnchorsLabOptions, columnsOf } from './lab';
import { OverlapInset, OverlapOnPlane } from './overlap-picture';
import { domainOf, ShapePlane } from './plane';
import { Centroids, CurrentShape, Movement } from './plane-marks';
import { axesOf, useRegions } from './regions';
import { anchorsSentence } from './sentence';
import { shapesOf } from './shapes-of';
import { viewText } from './view-text';

type Props = PanelProps<AnchorsLabOptions, KMeansDetail, KMeansSummary>;

/** The w-h plane: shapes, centroids with their trails, and whose region is where. */
export function PlaneBoard(props: Props) {
  const { frame, engine, change } = props;
  const words = say(viewText);
  const { options, run, detail } = frame;
  const { corners, unit } = shapesOf(frame, options);
  const { assignment, centroids } = columnsOf(frame);
  const [area, setArea] = useState<PlotArea | null>(null);
  const downAt = useRef<{ x: number; y: number } | null>(null);
  const distance = regionsDistance(options);
  const field = useRegions(
    engine,
    area,
    distance && centroids.length > 0
      ? {
          ...{ centroids, distance, spread: run.about.spread, log: options.log },
          colours: groupColours(),
        }
      : null,
  );
  const { event } = detail;
  const spokenOf =
    event.kind === 'mean' || event.kind === 'median' || event.kind === 'empty'
      ? event.cluster
      : null;
  const limits = useMemo(
    () => ([0, 1] as const).map((axis) => domainOf(corners, [], axis, options.log)),
    [corners, options.log],
  );
  const hand = options.init;

  return (
    <div class="plane-board">
      <div class="plane-bar">
        <Segmented
          label={words.axes}
          value={options.log ? 'log' : 'linear'}
          choices={[
            { value: 'linear', label: words.linear },
            { value: 'log', label: words.log },
          ]}
          onChange={(axes) => change({ log: axes === 'log' })}
        />
        <Select
          label={words.regions}
          hint={words.regionsHelp}
          value={options.regions}
          choices={[
            { value: 'run', label: words.regionsBy.run },
            { value: 'iou', label: words.regionsBy.iou },
            { value: 'euclidean', label: words.regionsBy.euclidean },
            { value: 'euclidean-whitened', label: words.distances['euclidean-whitened'] },
            { value: 'none', label: words.regionsBy.none },
          ]}
          onChange={(regions) => change({ regions })}
        />
        {hand && <HandBar init={hand} k={options.k} corners={corners} change={change} />}
      </div>
      <div class={hand && hand.length < 2 * options.k ? 'plane-plot placing' : 'plane-plot'}>
        <ShapePlane
          label={words.planeLabel(run.about.shapes, centroids.length / 2, anchorsSentence(frame))}
          corners={corners}
          unit={unit}
          log={options.log}
          also={hand ?? []}
          assignment={assignment}
          cluster={spokenOf}
          paintBelow={(pen, now) => {
            if (!area || axesOf(area, options.log) !== axesOf(now, options.log)) setArea(now);
            if (field && field.axes === axesOf(now, options.log)) {
              pen.drawImage(field.image, 0, 0, now.width, now.height);
            }
          }}
          onPointerDown={(press) => {
            downAt.current = press.isPrimary ? { x: press.clientX, y: press.clientY } : null;
          }}
          onPointerUp={(release, now) => {
            const from = downAt.current;
            downAt.current = null;
            if (!from || !hand || hand.length >= 2 * options.k) return;
            if (Math.hypot(release.clientX - from.x, release.clientY - from.y) > 6) return;
            change({ init: [...hand, ...placed(now.at(release), limits)] });
          }}
        >
          {(now) => (
            <>
              <OverlapOnPlane frame={frame} area={now} />
              <Movement frame={frame} area={now} />
              <CurrentShape frame={frame} area={now} corners={corners} />
              <Centroids frame={frame} area={now} />
              {hand && (
                <HandHandles
                  init={hand}
                  area={now}
                  limits={limits}
                  onChange={(init) => change({ init })}
                />
              )}
              {options.log && <OverlapInset frame={frame} area={now} corners={corners} />}
            </>
          )}
        </ShapePlane>
      </div>
    </div>
  );
}

function regionsDistance({ regions, distance }: AnchorsFrame['options']): ShapeDistance | null {
  if (regions === 'none') return null;
  return regions === 'run' ? distance : regions;
}
