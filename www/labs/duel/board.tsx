import type { DuelDetail, DuelSummary } from 'boxstep-family';
import { useEffect, useRef } from 'preact/hooks';
import type { Picture } from '../../canvas/picture';
import { Still } from '../../canvas/still';
import { upright } from '../../document/boxes';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import { nmsShapes } from '../nms/shapes';
import { type DuelFrame, type DuelLabOptions, SIDES, type Side, sideFrame } from './lab';
import { sideName, sideSentence } from './sentence';
import { duelText } from './text';

/** The same boxes twice, each as one library has them at this moment. */
export function DuelBoard({ frame }: PanelProps<DuelLabOptions, DuelDetail, DuelSummary>) {
  const parts = frame.detail.event.parting !== undefined;
  return (
    <div class={parts ? 'duel-board parts' : 'duel-board'}>
      {SIDES.map((side) => (
        <SideView key={side} frame={frame} side={side} />
      ))}
    </div>
  );
}

function SideView({ frame, side }: { frame: DuelFrame; side: Side }) {
  const container = useRef<HTMLDivElement>(null);
  const still = useRef<Still | null>(null);
  const name = sideName(frame, side);
  const sentence = sideSentence(frame, side) ?? say(duelText).nothing;
  useEffect(() => {
    if (!container.current) return;
    const own = new Still(container.current);
    still.current = own;
    return () => own.dispose();
  }, []);
  useEffect(() => {
    if (!still.current) return;
    still.current.picture = pictureOf(frame, side);
    still.current.canvas.setAttribute('aria-label', `${name}: ${sentence}`);
  });
  return (
    <figure class={`duel-side side-${side}`}>
      <figcaption>{name}</figcaption>
      <div class="duel-picture" ref={container} />
    </figure>
  );
}

function pictureOf(frame: DuelFrame, side: Side): Picture {
  const { boxes, classNames, image, roles, columns } = frame;
  const own = sideFrame(frame, side);
  const { width, height } = image;
  return {
    size: width !== null && height !== null ? { width, height } : null,
    backdrop: null,
    boxes: upright(boxes),
    roles: side === 'a' ? roles : Uint8Array.from(columns.rolesB ?? []),
    classNames,
    selection: new Set(),
    hover: null,
    shapes: own ? nmsShapes(own) : [],
  };
}
