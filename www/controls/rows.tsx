import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Rows above and below the visible ones, so that scrolling does not show gaps. */
const SPARE = 6;

interface VisibleRows {
  /** The rows to draw. */
  readonly rows: readonly number[];
  /** Pixels to leave free above and below them. */
  readonly above: number;
  readonly below: number;
}

/**
 * Which of many rows of the same height (in pixels) are in sight of their scroller, so that ten
 * thousand cost what ten do. The row `current` is kept in sight.
 */
export function useVisibleRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  current: number | null,
): VisibleRows {
  const [view, setView] = useState({ top: 0, height: 400 });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || current === null) return;
    // From what is known, not from the element: asking that would lay the page out at every step.
    const top = current * rowHeight;
    if (top < view.top) element.scrollTop = top;
    else if (top + rowHeight > view.top + view.height) {
      element.scrollTop = top + rowHeight - view.height;
    }
  }, [scroller, current, rowHeight]);

  const last = Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + SPARE);
  const first = Math.min(last, Math.max(0, Math.floor(view.top / rowHeight) - SPARE));
  return {
    rows: Array.from({ length: last - first }, (_, i) => first + i),
    above: first * rowHeight,
    below: (count - last) * rowHeight,
  };
}

interface VirtualRowsProps {
  readonly count: number;
  readonly rowHeight: number;
  readonly current?: number | null;
  row(index: number): ComponentChildren;
}

/** A column of rows; see `useVisibleRows`. */
export function VirtualRows({ count, rowHeight, current = null, row }: VirtualRowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, above, below } = useVisibleRows(scroller, count, rowHeight, current);
  return (
    <div class="rows" ref={scroller}>
      <div style={{ height: `${above}px` }} />
      {rows.map((index) => row(index))}
      <div style={{ height: `${below}px` }} />
    </div>
  );
}
