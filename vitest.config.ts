import { defineConfig, mergeConfig } from 'vitest/config';
import site from './vite.config.ts';

export default mergeConfig(
  site,
  defineConfig({
    test: {
      environment: 'node',
      // Thousands of cases and a Python beside them take their time on a busy machine.
      testTimeout: 60_000,
      include: ['tests/unit/**/*.test.ts', 'www/**/*.test.ts'],
    },
  }),
);
