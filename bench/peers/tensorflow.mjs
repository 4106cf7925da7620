// TensorFlow.js with its WebAssembly backend: SIMD, one thread.
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { image, ready, setBackend, tensor1d, tensor2d, tidy } from '@tensorflow/tfjs-core';
import { yxyx } from './layout.mjs';

if (typeof window !== 'undefined') {
  const at = (/** @type {URL} */ url) => url.href;
  // Written out, since only so are they found by who bundles the page.
  setWasmPaths({
    'tfjs-backend-wasm.wasm': at(
      new URL(
        '../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm',
        import.meta.url,
      ),
    ),
    'tfjs-backend-wasm-simd.wasm': at(
      new URL(
        '../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
        import.meta.url,
      ),
    ),
    'tfjs-backend-wasm-threaded-simd.wasm': at(
      new URL(
        '../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm',
        import.meta.url,
      ),
    ),
  });
}
setThreadsCount(1);
await setBackend('wasm');
await ready();

/** @type {import('./index.mjs').Peer} */
export const peer = {
  nms({ n, boxes, scores, threshold }) {
    const corners = yxyx(boxes);
    const single = Float32Array.from(scores);
    return () =>
      tidy(() => {
        const tensor = tensor2d(corners, [n, 4]);
        return image.nonMaxSuppression(tensor, tensor1d(single), n, threshold).dataSync();
      });
  },
  soft({ n, boxes, scores }) {
    const corners = yxyx(boxes);
    const single = Float32Array.from(scores);
    // Its sigma counts twice, and a threshold of 1 turns off that boxes are dropped beside.
    return () =>
      tidy(() => {
        const tensor = tensor2d(corners, [n, 4]);
        const ones = tensor1d(single);
        const answer = image.nonMaxSuppressionWithScore(tensor, ones, n, 1, 0.001, 0.25);
        return answer.selectedIndices.dataSync();
      });
  },
};
