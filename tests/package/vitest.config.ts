/** Tells vitest about the slow test of the package itself, which `npm run test:package` runs alone. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('../..', import.meta.url))
const minute = 60_000

export default defineConfig({
  root,
  test: {
    root,
    allowOnly: false,
    fileParallelism: false,
    include: ['tests/package/**/*.test.ts'],
    testTimeout: 15 * minute,
    hookTimeout: 40 * minute,
  },
})
