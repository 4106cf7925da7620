// ONNX Runtime Web: WebAssembly with SIMD, one thread.
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { yxyx } from './layout.mjs';
import { nmsModel } from './onnx-model.mjs';

env.wasm.numThreads = 1;

/** @type {import('./index.mjs').Peer} */
export const peer = {
  async nms({ n, boxes, scores, threshold }) {
    const session = await InferenceSession.create(nmsModel);
    const corners = yxyx(boxes);
    const single = Float32Array.from(scores);
    return async () => {
      const { keep } = await session.run({
        boxes: new Tensor('float32', corners, [1, n, 4]),
        scores: new Tensor('float32', single, [1, 1, n]),
        most: new Tensor('int64', BigInt64Array.of(BigInt(n)), [1]),
        threshold: new Tensor('float32', Float32Array.of(threshold), [1]),
      });
      // Rows of batch, class and box.
      const { data } = keep;
      return Uint32Array.from({ length: data.length / 3 }, (_, i) => Number(data[3 * i + 2]));
    };
  },
};
