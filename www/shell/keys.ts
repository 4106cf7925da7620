import { signal } from '@preact/signals';
import { handleKey } from '../canvas/keys';
import type { App } from './app';

/** Whether single letters and digits do something; a person who speaks to the page may turn them off. */
export const letterKeys = signal(true);

interface PageKeys {
  openHelp(): void;
}

/** The page's keys: the player's, undo, classes, images. The canvas takes its own first. */
export function listenForKeys(app: App, page: PageKeys, signal: AbortSignal): void {
  const on = <T extends 'keydown' | 'keyup'>(type: T, handler: (event: KeyboardEvent) => void) =>
    addEventListener(type, handler, { signal });
  on('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    // What is printed is made first, and the code that makes it is fetched when it is asked for.
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'p') {
      event.preventDefault();
      void app.print();
    }
    if (event.defaultPrevented || isModal()) return;
    if (undoOrRedo(app, event)) event.preventDefault();
    else if (belongsTo(event.target, event.key)) return;
    else if (pageKey(app, page, event)) event.preventDefault();
  });
  // On release, since holding Space and dragging pans: only a tap plays.
  on('keyup', (event) => {
    const free = !event.defaultPrevented && !isModal() && !takesSpace(event.target);
    if (event.code === 'Space' && free) app.player.toggle();
  });
}

function undoOrRedo(app: App, event: KeyboardEvent): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  // A text field has an undo of its own.
  if (isText(event.target)) return false;
  const key = event.key.toLowerCase();
  if (key === 'y' || (key === 'z' && event.shiftKey)) app.redo();
  else if (key === 'z') app.undo();
  else return false;
  return true;
}

function pageKey(app: App, page: PageKeys, event: KeyboardEvent): boolean {
  const { player } = app;
  if (event.code === 'Space') {
    // Not to scroll the page; a control with the focus needs its Space.
    if (takesSpace(event.target)) return false;
    app.stage.peek()?.holdSpace(true);
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return toCanvas(app, event);
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowLeft': {
      // With boxes selected on the canvas the arrows are the canvas's, which took them before.
      player.step(event.key === 'ArrowRight' ? 1 : -1, event.shiftKey ? 'round' : 'event');
      return true;
    }
    case 'Home':
      player.start();
      return true;
    case 'End':
      player.end();
      return true;
  }
  return letterKeys.peek() && (letter(app, page, event) || toCanvas(app, event));
}

function letter(app: App, page: PageKeys, event: KeyboardEvent): boolean {
  const { player, store } = app;
  switch (event.key) {
    case '.':
    case ',':
      player.step(event.key === '.' ? 1 : -1, 'event');
      return true;
    case 'k':
    case 'K':
      player.toggle();
      return true;
    case 'l':
    case '>':
      player.changeSpeed(1);
      return true;
    case 'j':
    case '<':
      player.changeSpeed(-1);
      return true;
    case '?':
      page.openHelp();
      return true;
    case '[':
    case ']':
      return app.stepImage(event.key === ']' ? 1 : -1);
  }
  if (!/^[1-9]$/.test(event.key) || event.shiftKey) return false;
  const selected = [...store.selection()];
  const chosen = Number(event.key) - 1;
  // Without a selection it is the class of the next box.
  const outcome =
    selected.length > 0 ? store.setClass(selected, chosen) : store.setCurrentClass(chosen);
  return outcome.ok;
}

/** What the canvas would do with the key if it had the focus. */
function toCanvas(app: App, event: KeyboardEvent): boolean {
  const stage = app.stage.peek();
  if (!stage || event.target === stage.canvas) return false;
  const { key, code, shiftKey: shift, altKey: alt } = event;
  return handleKey({ key, code, shift, alt, mod: event.ctrlKey || event.metaKey }, stage);
}

function isModal(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

function isText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && ['text', 'number', 'search'].includes(target.type))
  );
}

const MOVING = /^(Arrow|Home$|End$|Page)/;

/** Whether a key means something to what has the focus: all keys to a text, the arrows to a slider. */
function belongsTo(target: EventTarget | null, key: string): boolean {
  if (isText(target) || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && target.type !== 'checkbox' && MOVING.test(key);
}

function takesSpace(target: EventTarget | null): boolean {
  const takers = 'button, select, textarea, input:not([type="range"]), summary, a';
  return target instanceof HTMLElement && target.closest(takers) !== null;
}
