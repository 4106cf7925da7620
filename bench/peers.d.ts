// What is used of the peers, so that types can be checked where these are not installed.

declare module '@tensorflow/tfjs-core' {
  interface Tensor {
    dataSync(): Int32Array | Float32Array;
  }
  export function ready(): Promise<void>;
  export function setBackend(name: string): Promise<boolean>;
  export function tensor1d(values: Float32Array): Tensor;
  export function tensor2d(values: Float32Array, shape: [number, number]): Tensor;
  export function tidy<Answer>(work: () => Answer): Answer;
  export const image: {
    nonMaxSuppression(boxes: Tensor, scores: Tensor, most: number, threshold: number): Tensor;
    nonMaxSuppressionWithScore(
      boxes: Tensor,
      scores: Tensor,
      most: number,
      threshold: number,
      scoreThreshold: number,
      sigma: number,
    ): { selectedIndices: Tensor };
  };
}

declare module '@tensorflow/tfjs-backend-wasm' {
  export function setThreadsCount(count: number): void;
  export function setWasmPaths(paths: Record<string, string>): void;
}

declare module 'onnxruntime-web/wasm' {
  export const env: { wasm: { numThreads: number } };
  export class Tensor {
    constructor(type: string, data: Float32Array | BigInt64Array, shape: number[]);
    readonly data: BigInt64Array;
  }
  export class InferenceSession {
    static create(model: Uint8Array): Promise<InferenceSession>;
    run(inputs: Record<string, Tensor>): Promise<{ keep: Tensor }>;
  }
}

declare module 'ml-kmeans' {
  export function kmeans(
    rows: number[][],
    k: number,
    options: {
      initialization: number[][];
      distanceFunction: (a: number[], b: number[]) => number;
      maxIterations: number;
    },
  ): { clusters: number[] };
}

declare module 'ml-pca' {
  export class PCA {
    constructor(rows: number[][], options: { method: string });
    predict(rows: number[][]): unknown;
    getEigenvalues(): number[];
  }
}
