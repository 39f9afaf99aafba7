/** Tells vitest which tests run where: rules and core in Node, screens in jsdom, and killed processes and real windows two files at a time. */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { configDefaults, defineConfig } from 'vitest/config'
import { ByProject } from './support/by-project.ts'
import { engineOfRun, sqliteOnly } from './support/engine-of-run.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Only what hangs for good meets these: whoever waits for something in a test says how long, by `support/patience.ts`. */
const longestWait = 600_000

const deadlines = { testTimeout: longestWait, hookTimeout: longestWait } as const

/** `npm test` runs the first two projects beside the last two, each with two workers: see `main/bootstrap/test-run.mjs`. */
const together = { ...deadlines, maxWorkers: 2 } as const

export default defineConfig({
  root,
  test: {
    root,
    // A forgotten `.only` would make the count at the end untrue.
    allowOnly: false,
    globalSetup: 'tests/support/test-run-setup.ts',
    sequence: { sequencer: ByProject },
    projects: [
      {
        root,
        test: {
          ...together,
          name: 'node',
          // A worker loads the core once for all its files; each file makes what it needs and ends it. Most of a short file was its loading.
          isolate: false,
          include: ['tests/{shared,main,repo}/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...(engineOfRun === 'postgres' ? sqliteOnly.map(({ files }) => files) : [])],
        },
      },
      {
        root,
        plugins: [react()],
        test: {
          ...together,
          name: 'renderer',
          // As above: React, antd and the core were loaded anew for each file, which was more than half of all the work.
          isolate: false,
          environment: './tests/support/page-environment.ts',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
        },
      },
      // Each kills processes of its own and fills a disk of its own, so they run beside each other.
      { root, test: { ...together, name: 'fault', include: ['tests/fault/**/*.test.ts'] } },
      { root, test: { ...together, name: 'e2e', setupFiles: 'tests/support/tell-what-was-shown.ts', include: ['tests/e2e/**/*.test.ts'] } },
    ],
  },
})
