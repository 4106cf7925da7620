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
  readonly tab: TabId;
  load(): Promise<AnyLab>;
}

function opaque<O extends object, D, A>(lab: Lab<O, D, A>): AnyLab {
  return lab as unknown as AnyLab;
}

/** The tabs of the header, in their order. One with several labs lets the person choose among them. */
export const tabs = [
  { id: 'iou', title: { en: 'IoU', zh: 'IoU' } },
  { id: 'nms', title: { en: 'NMS', zh: 'NMS' } },
  { id: 'anchors', title: { en: 'Anchors', zh: '锚框' } },
  { id: 'pca', title: { en: 'PCA', zh: 'PCA' } },
  { id: 'ap', title: { en: 'AP', zh: 'AP' } },
] as const satisfies readonly { readonly id: string; readonly title: Words<string> }[];

export type TabId = (typeof tabs)[number]['id'];

// A first visit needs these two, so they are there at once.
const iou = opaque(iouLab);
const nms = opaque(nmsLab);

/** The labs, in the order in which a tab offers them. A new one is one more entry. */
export const labs: readonly LabEntry[] = [
  {
    id: 'iou',
    title: { en: 'IoU', zh: 'IoU' },
    tab: 'iou',
    load: async () => iou,
  },
  {
    id: 'nms',
    title: { en: 'Greedy NMS', zh: '贪心 NMS' },
    tab: 'nms',
    load: async () => nms,
  },
  {
    id: 'soft-nms',
    title: { en: 'Soft-NMS', zh: 'Soft-NMS' },
    tab: 'nms',
    load: async () => opaque((await import('./soft')).softLab),
  },
  {
    id: 'fast-nms',
    title: { en: 'Fast NMS', zh: '快速 NMS（Fast）' },
    tab: 'nms',
    load: async () => opaque((await import('./variants/fast')).fastLab),
  },
  {
    id: 'cluster-nms',
    title: { en: 'Cluster-NMS', zh: 'Cluster-NMS' },
    tab: 'nms',
    load: async () => opaque((await import('./variants/cluster')).clusterLab),
  },
  {
    id: 'matrix-nms',
    title: { en: 'Matrix NMS', zh: '矩阵 NMS（Matrix）' },
    tab: 'nms',
    load: async () => opaque((await import('./variants/matrix')).matrixLab),
  },
  {
    id: 'adaptive-nms',
    title: { en: 'Adaptive NMS', zh: '自适应 NMS' },
    tab: 'nms',
    load: async () => opaque((await import('./variants/adaptive')).adaptiveLab),
  },
  {
    id: 'offset-nms',
    title: { en: 'Classes by offset', zh: '按类别偏移' },
    tab: 'nms',
    load: async () => opaque((await import('./offset')).offsetLab),
  },
  {
    id: 'duel-nms',
    title: { en: 'Two libraries', zh: '两个库对比' },
    tab: 'nms',
    load: async () => opaque((await import('./duel')).duelLab),
  },
  {
    id: 'rotated-iou',
    title: { en: 'Rotated boxes', zh: '旋转框' },
    tab: 'iou',
    load: async () => opaque((await import('./rotated-iou')).rotatedIouLab),
  },
  {
    id: 'rotated-nms',
    title: { en: 'Rotated NMS', zh: '旋转框 NMS' },
    tab: 'nms',
    load: async () => opaque((await import('./rotated-nms')).rotatedNmsLab),
  },
  {
    id: 'fusion',
    title: { en: 'Box fusion', zh: '框融合' },
    tab: 'nms',
    load: async () => opaque((await import('./fusion')).fusionLab),
  },
  {
    id: 'anchors',
    title: { en: 'K-means', zh: 'K-means 聚类' },
    tab: 'anchors',
    load: async () => opaque((await import('./anchors')).anchorsLab),
  },
  {
    id: 'evolution',
    title: { en: 'Evolve', zh: '遗传进化' },
    tab: 'anchors',
    load: async () => opaque((await import('./evolution')).evolutionLab),
  },
  {
    id: 'pca',
    title: { en: 'PCA', zh: 'PCA' },
    tab: 'pca',
    load: async () => opaque((await import('./pca')).pcaLab),
  },
  {
    id: 'ap',
    title: { en: 'Average precision', zh: '平均精度' },
    tab: 'ap',
    load: async () => opaque((await import('./ap')).apLab),
  },
];

const loaded = signal<ReadonlyMap<string, AnyLab>>(new Map([iou, nms].map((lab) => [lab.id, lab])));

/** Fetches a lab if it is not there yet. Rejects if it cannot be fetched. */
export async function loadLab(id: string): Promise<AnyLab> {
  const lab = await labs.find((entry) => entry.id === id)?.load();
  if (!lab) throw new Error(`there is no lab ${id}`);
  loaded.value = new Map(loaded.peek()).set(id, lab);
  return lab;
}

/** A lab that is there. */
export function labOf(id: string): AnyLab {
  return loaded.value.get(id) ?? nms;
}

/** A lab as it is listed. */
export function entryOf(id: string): LabEntry {
  const entry = labs.find((each) => each.id === id);
  if (!entry) throw new Error(`there is no lab ${id}`);
  return entry;
}
