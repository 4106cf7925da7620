import type { Point } from './rect';

/** The modifier keys of a pointer, wheel or key event; `mod` is Ctrl, or Cmd on a Mac. */
export interface Modifiers {
  readonly shift: boolean;
  readonly alt: boolean;
  readonly mod: boolean;
}

export const NO_MODIFIERS: Modifiers = { shift: false, alt: false, mod: false };

/** What the tools need of a pointer event, at a screen point of the canvas. */
export interface PointerInput extends Point, Modifiers {
  readonly pointer: number;
  /** 'mouse', 'pen' or 'touch'; anything else is taken for a mouse, as the standard advises. */
  readonly type: string;
  /** 0 main, 1 middle, 2 secondary. */
  readonly button: number;
  /** Milliseconds from any fixed moment. */
  readonly time: number;
}

/** What the tools need of a wheel event; dx and dy in CSS pixels. */
export interface WheelInput extends Point, Modifiers {
  readonly dx: number;
  readonly dy: number;
}

/** What the key map needs of a key event; the names are those of `KeyboardEvent`. */
export interface KeyInput extends Modifiers {
  readonly key: string;
  readonly code: string;
}
