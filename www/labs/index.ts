import { signal } from '@preact/signals';
import { iouLab } from './iou';
import type { Lab, Words } from './lab';
import { nmsLab } from './nms';

/**
 * A lab whose options, events and summary are opaque: from here on they go back to no one but the
 * lab they came from.
 */
export type AnyLab = Lab<object, unknown, unknown>;

/** A lab as the page lists it; what it is made of may be fetched when it is first shown. */
export interface LabEntry {
  readonly id: string;
  readonly title: Words<string>;
  load(): Promise<AnyLab>;
}

function opaque<O extends object, D, A>(lab: Lab<O, D, A>): AnyLab {
  return lab as unknown as AnyLab;
}

const atOnce = [opaque(iouLab), opaque(nmsLab)] as const;

/** The labs, in the order of their tabs. A new one is one more entry. */
export const labs: readonly LabEntry[] = [
  ...atOnce.map((lab) => ({ id: lab.id, title: lab.title, load: () => Promise.resolve(lab) })),
  {
    id: 'anchors',
    title: { en: 'Anchors', zh: '锚框' },
    load: async () => opaque((await import('./anchors')).anchorsLab),
  },
  {
    id: 'evolution',
    title: { en: 'Evolve', zh: '遗传' },
    load: async () => opaque((await import('./evolution')).evolutionLab),
  },
  {
    id: 'pca',
    title: { en: 'PCA', zh: 'PCA' },
    load: async () => opaque((await import('./pca')).pcaLab),
  },
];

const loaded = signal<ReadonlyMap<string, AnyLab>>(new Map(atOnce.map((lab) => [lab.id, lab])));

/** Fetches a lab if it is not there yet. Rejects if it cannot be fetched. */
export async function loadLab(id: string): Promise<AnyLab> {
  const lab = await labs.find((entry) => entry.id === id)?.load();
  if (!lab) throw new Error(`there is no lab ${id}`);
  loaded.value = new Map(loaded.peek()).set(id, lab);
  return lab;
}

/** A lab that is there. */
export function labOf(id: string): AnyLab {
  return loaded.value.get(id) ?? atOnce[0];
}

export function titleOf(id: string): Words<string> {
  return (labs.find((entry) => entry.id === id) ?? atOnce[0]).title;
}
