import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface VirtualRowsProps {
  readonly count: number;
  /** Pixels, the same for every row. */
  readonly rowHeight: number;
  /** This row is kept in sight. */
  readonly current?: number | null;
  row(index: number): ComponentChildren;
}

/** Rows above and below the visible ones, so that scrolling does not show gaps. */
const SPARE = 6;

/** A column of rows of which only those in sight exist, so that ten thousand cost what ten do. */
export function VirtualRows({ count, rowHeight, current, row }: VirtualRowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
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
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || current === null || current === undefined) return;
    const top = current * rowHeight;
    const above = top < element.scrollTop;
    const below = top + rowHeight > element.scrollTop + element.clientHeight;
    if (above) element.scrollTop = top;
    else if (below) element.scrollTop = top + rowHeight - element.clientHeight;
  }, [current, rowHeight]);

  const first = Math.max(0, Math.floor(view.top / rowHeight) - SPARE);
  const last = Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + SPARE);
  const shown = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
  return (
    <div class="rows" ref={scroller}>
      <div class="rows-all" style={{ height: `${count * rowHeight}px` }}>
        <div class="rows-shown" style={{ transform: `translateY(${first * rowHeight}px)` }}>
          {shown.map((index) => row(index))}
        </div>
      </div>
    </div>
  );
}
