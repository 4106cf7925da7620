/** x1, y1, x2, y2 in pixels of the scene (as written, perhaps inverted), score, index of its class, angle. */
export type SceneBox = readonly [
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  score: number | null,
  classIndex: number,
  /** Clockwise; 0 if it is not said. */
  degrees?: number,
];

export type SceneId =
  | 'duel-equality'
  | 'duel-pixels'
  | 'duel-ties'
  | 'duel-greedynms'
  | 'street'
  | 'shelf'
  | 'chain'
  | 'plus-one'
  | 'exactly-half'
  | 'ties'
  | 'two-classes'
  | 'inverted'
  | 'py-nms'
  | 'normalised'
  | 'touching'
  | 'disjoint'
  | 'nested'
  | 'aspect'
  | 'no-area'
  | 'fast-chain'
  | 'cluster-chain'
  | 'matrix-chain'
  | 'matrix-copy'
  | 'adaptive-falls'
  | 'offset-negative'
  | 'offset-half'
  | 'offset-well'
  | 'traffic'
  | 'mean-falls'
  | 'never-ends'
  | 'seeds'
  | 'not-euclid'
  | 'poles'
  | 'perspective'
  | 'elongated'
  | 'round'
  | 'one-width'
  | 'tutorial'
  | 'few-rows'
  | 'octagon'
  | 'corner-cut'
  | 'ships'
  | 'soft-street'
  | 'soft-sigma'
  | 'soft-cut'
  | 'fuse-models'
  | 'fuse-overflow'
  | 'fuse-single'
  | 'second-best'
  | 'three-readings'
  | 'difficult';

/** Boxes prepared to show one thing, and the options that show it; `text.ts` says what to watch. */
export interface Scene {
  readonly id: SceneId;
  readonly lab:
    | 'duel-nms'
    | 'iou'
    | 'nms'
    | 'fast-nms'
    | 'cluster-nms'
    | 'matrix-nms'
    | 'adaptive-nms'
    | 'offset-nms'
    | 'anchors'
    | 'evolution'
    | 'pca'
    | 'rotated-iou'
    | 'rotated-nms'
    | 'soft-nms'
    | 'fusion'
    | 'ap';
  /** Width and height of the picture; null where there is none, and the boxes alone say how large. */
  readonly size: readonly [width: number, height: number] | null;
  /** Addresses of the picture by day and at dusk. */
  readonly picture: { readonly light: string; readonly dark: string } | null;
  readonly classNames: readonly string[];
  readonly boxes: readonly SceneBox[];
  /** What its image is called, if not by the title of the scene. */
  readonly name?: string;
  /** Further images of the document with the same picture: what other models found there. */
  readonly others?: readonly { readonly name: string; readonly boxes: readonly SceneBox[] }[];
  /** Rows of ground truths that need not be found, for the lab of average precision. */
  readonly difficult?: readonly number[];
  /** What to set on top of the lab's defaults. */
  readonly options: object;
  /** Rows of A and B, for the labs of a pair. */
  readonly pair?: readonly [number, number];
}

export interface SceneText {
  /** For a menu. */
  readonly title: string;
  /** What to watch for. */
  readonly about: string;
}
