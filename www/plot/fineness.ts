import { signal } from '@preact/signals';

/** Device pixels per CSS pixel that plots are painted with; null: those of the display. */
export const fineness = signal<number | null>(null);
