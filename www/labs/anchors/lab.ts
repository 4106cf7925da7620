import type {
  AnchorsOptions,
  CentroidUpdate,
  EmptyCluster,
  InitMethod,
  KMeansDetail,
  KMeansSummary,
  ShapeDistance,
} from 'boxstep-anchors';
import type { LabFrame } from '../lab';

/** Options of the anchors lab as the page has them. */
export interface AnchorsLabOptions {
  /** Whose shapes are clustered: of the image on screen, or of all images of the document. */
  readonly scope: 'image' | 'all';
  /** The unit of the shapes: pixels, or shares of the width and height of their image. */
  readonly unit: 'pixels' | 'normalised';
  readonly k: number;
  readonly initMethod: InitMethod;
  /**
   * First centroids that the person placed, width and height each in the unit; null: they are drawn.
   * There may be fewer than k: then not all are placed yet, and the run has those that are. While
   * there is none, they are drawn.
   */
  readonly init: readonly number[] | null;
  readonly seed: number;
  readonly distance: ShapeDistance;
  readonly update: CentroidUpdate;
  readonly emptyCluster: EmptyCluster;
  /** Whether all shapes are in the first cluster before the first iteration, as lars76 has it. */
  readonly zeroAssignment: boolean;
  /** null: `DEFAULT_ITERATIONS`. */
  readonly maxIterations: number | null;
  /** Whether the axes of the plane are logarithmic. */
  readonly log: boolean;
  /** Which regions of the plane are coloured: by the run's distance, by another, or none. */
  readonly regions: ShapeDistance | 'run' | 'none';
}

/** The engine's own. */
export const DEFAULT_ITERATIONS = 1000;

export type AnchorsFrame = LabFrame<AnchorsLabOptions, KMeansDetail, KMeansSummary>;

/** The options that the engine takes. */
export function kMeansOptions(options: AnchorsLabOptions): AnchorsOptions {
  const { k, initMethod, init, seed, distance, update, emptyCluster, zeroAssignment } = options;
  const { maxIterations } = options;
  return {
    ...{ k, initMethod, seed, distance, update, emptyCluster, zeroAssignment },
    ...(init && init.length > 0 && { init: [...init], k: init.length / 2 }),
    ...(maxIterations !== null && { maxIterations }),
  };
}

/** No cluster yet. */
export const UNASSIGNED = 4294967295;

/** The arrays about one place that the engine's anchors lab sends. */
export interface KMeansColumns {
  /** The cluster of each shape, `UNASSIGNED` where it has none yet. */
  readonly assignment: Uint32Array;
  /** Width and height each. */
  readonly centroids: Float64Array;
  /** The shapes of each cluster. */
  readonly counts: Uint32Array;
}

/** The arrays about a whole run: those of the answer, and pass by pass. */
export interface KMeansRunColumns extends KMeansColumns {
  readonly averages: Float64Array;
  readonly changed: Uint32Array;
  /** k centroids of each pass, those that the shapes were compared with. */
  readonly trail: Float64Array;
  readonly countsByPass: Uint32Array;
}

export function columnsOf({ columns }: AnchorsFrame): KMeansColumns {
  return columns as unknown as KMeansColumns;
}

export function runColumnsOf({ run }: AnchorsFrame): KMeansRunColumns {
  return run.columns as unknown as KMeansRunColumns;
}
