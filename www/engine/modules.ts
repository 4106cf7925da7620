/** A WebAssembly module that has runs to watch. */
export type RunModule = 'engine' | 'anchors' | 'pca';

/** The module that has a lab, by its name in the engine: `Run::open` in src/wasm/page.rs. */
export function moduleOf(lab: string): RunModule {
  switch (lab) {
    case 'anchors':
    case 'evolution':
      return 'anchors';
    case 'pca':
      return 'pca';
    default:
      return 'engine';
  }
}
