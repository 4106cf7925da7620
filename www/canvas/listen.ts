import type { Modifiers, PointerInput } from './input';
import { handleKey, type KeyTarget } from './keys';
import type { Tools } from './tools';

/** A wheel that counts lines or pages moves by so many CSS pixels for each. */
const LINE = 16;
const PAGE = 400;

const MODIFIER_KEYS: ReadonlySet<string> = new Set(['Shift', 'Alt', 'Control', 'Meta']);

/**
 * Carries the events of a canvas to the tools and the key map until the signal says stop. An event
 * that meant something to the canvas has its default prevented; the page leaves such a key alone.
 */
export function listen(
  canvas: HTMLCanvasElement,
  tools: Tools,
  keys: KeyTarget,
  signal: AbortSignal,
): void {
  const pointer = (event: PointerEvent): PointerInput => {
    const { left, top } = canvas.getBoundingClientRect();
    return {
      pointer: event.pointerId,
      type: event.pointerType,
      button: event.button,
      x: event.clientX - left,
      y: event.clientY - top,
      time: event.timeStamp,
      ...modifiers(event),
    };
  };
  const on = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    handler: (event: HTMLElementEventMap[Type]) => void,
  ) => canvas.addEventListener(type, handler, { signal, passive: false });

  on('pointerdown', (event) => {
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    tools.pointerDown(pointer(event));
  });
  on('pointermove', (event) => tools.pointerMove(pointer(event)));
  on('pointerup', (event) => tools.pointerUp(pointer(event)));
  on('pointercancel', (event) => tools.pointerCancel({ pointer: event.pointerId }));
  // After pointerup this finds nothing left to cancel.
  on('lostpointercapture', (event) => tools.pointerCancel({ pointer: event.pointerId }));
  on('pointerleave', () => tools.pointerLeave());
  on('mousedown', (event) => {
    // The middle button would start the browser's own scrolling.
    if (event.button === 1) event.preventDefault();
  });
  on('contextmenu', (event) => {
    // A finger held still is about to drag; a mouse that asks for the menu gets it.
    if (event instanceof PointerEvent && event.pointerType !== 'mouse') event.preventDefault();
  });
  on('wheel', (event) => {
    event.preventDefault();
    const { left, top } = canvas.getBoundingClientRect();
    const unit = event.deltaMode === 0 ? 1 : event.deltaMode === 1 ? LINE : PAGE;
    tools.wheel({
      x: event.clientX - left,
      y: event.clientY - top,
      dx: event.deltaX * unit,
      dy: event.deltaY * unit,
      ...modifiers(event),
    });
  });
  on('keydown', (event) => {
    if (event.isComposing) return;
    if (MODIFIER_KEYS.has(event.key)) {
      tools.again(modifiers(event));
      // Alt alone would open a menu in the middle of a drag.
      if (tools.busy) event.preventDefault();
    } else if (event.code === 'Space') {
      tools.holdSpace(true);
      event.preventDefault();
    } else if (handleKey({ key: event.key, code: event.code, ...modifiers(event) }, keys)) {
      event.preventDefault();
    }
  });
  on('keyup', (event) => {
    if (MODIFIER_KEYS.has(event.key)) tools.again(modifiers(event));
  });
  // Wherever Space is released: the page may have told of it being held, and a drag moves the focus.
  // Before the page's own listeners, for which a tap is what is left: it plays.
  const release = (event: KeyboardEvent) => {
    if (event.code === 'Space' && tools.holdSpace(false)) event.preventDefault();
  };
  addEventListener('keyup', release, { signal, capture: true });
  addEventListener('blur', () => tools.holdSpace(false), { signal });
}

function modifiers(event: MouseEvent | KeyboardEvent): Modifiers {
  return { shift: event.shiftKey, alt: event.altKey, mod: event.ctrlKey || event.metaKey };
}
