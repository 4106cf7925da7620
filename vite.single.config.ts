import { defineConfig, mergeConfig } from 'vite';
import { embedModulesPlugin, singleFilePlugin } from './scripts/single.mjs';
import { shared } from './vite.config.ts';

const oneChunk = { output: { codeSplitting: false } };

/** `npm run build:single`: the page as one file that needs no server. */
export default mergeConfig(
  shared,
  defineConfig({
    mode: 'single',
    plugins: [embedModulesPlugin(), singleFilePlugin()],
    worker: {
      format: 'iife',
      plugins: () => [embedModulesPlugin()],
      rolldownOptions: oneChunk,
    },
    build: {
      outDir: 'dist-single',
      copyPublicDir: false,
      cssCodeSplit: false,
      assetsInlineLimit: () => true,
      rolldownOptions: oneChunk,
    },
  }),
);
