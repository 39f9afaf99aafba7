/** Tells vitest which tests run where: rules and core in Node, screens in jsdom, and what needs the machine to itself one file at a time. */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const minute = 60_000

const parallel = { maxWorkers: 2, sequence: { groupOrder: 0 } } as const

/** A real window, a full disk or a killed process would disturb whatever ran beside it. */
const alone = (groupOrder: number) => ({ fileParallelism: false, sequence: { groupOrder } }) as const

export default defineConfig({
  root,
  test: {
    root,
    // A forgotten `.only` would make the count at the end untrue.
    allowOnly: false,
    projects: [
      {
        root,
        test: {
          ...parallel,
          name: 'node',
          include: ['tests/{shared,main,repo}/**/*.test.ts'],
          testTimeout: minute / 2,
          hookTimeout: minute,
        },
      },
      {
        root,
        plugins: [react()],
        test: {
          ...parallel,
          name: 'renderer',
          environment: './tests/support/page-environment.ts',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          testTimeout: minute / 2,
          // A screen's story begins with a real core and what it needs in it.
          hookTimeout: minute,
        },
      },
      { root, test: { ...alone(1), name: 'fault', include: ['tests/fault/**/*.test.ts'], testTimeout: 5 * minute, hookTimeout: minute } },
      { root, test: { ...alone(2), name: 'e2e', include: ['tests/e2e/**/*.test.ts'], testTimeout: 5 * minute, hookTimeout: 2 * minute } },
    ],
  },
})
