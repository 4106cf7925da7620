/** A WebAssembly module that has runs to watch. */
export type RunModule = 'engine' | 'family' | 'anchors' | 'pca' | 'rotated' | 'ap';

/** The module that has a lab, by its name in the engine: `Run::open` in src/wasm/page.rs. */
export function moduleOf(lab: string): RunModule {
  switch (lab) {
    case 'fusion':
      return 'family';
    case 'anchors':
    case 'evolution':
      return 'anchors';
    case 'pca':
    case 'ap':
      return lab;
    case 'rotated-iou':
    case 'rotated-nms':
      return 'rotated';
    default:
      // Greedy NMS is plainly `nms`; every other way is `...-nms`.
      return lab.endsWith('-nms') ? 'family' : 'engine';
  }
}
