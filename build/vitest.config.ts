/** Unit tests: everything in `tests/` but the stories. A test that needs a page says so in its first line. */
import { defineConfig } from 'vitest/config'
import { sourceFolder } from './vite/folders.ts'

export default defineConfig({
  root: sourceFolder('.'),
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    reporters: ['default', 'json'],
    outputFile: { json: 'out/test-results/vitest.json' },
    testTimeout: 20_000,
    // Nothing else runs beside the tests; left to itself, a machine of two cores would use one.
    maxWorkers: '100%',
  },
})
