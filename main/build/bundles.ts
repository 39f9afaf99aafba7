/** Names what the program is bundled into: one row per file that a process or a window loads. */
import type { BuildOptions } from 'esbuild'

type Bundle = { readonly from: string; readonly to: string; readonly options: BuildOptions }

// The development runtime is Electron 25, whose own Node is 18 and whose main process loads CommonJS only.
const shell = { format: 'cjs', target: 'node18', external: ['electron'] } as const satisfies BuildOptions
const core = { format: 'esm', target: 'node22', packages: 'external' } as const satisfies BuildOptions

export const bundles = [
  { from: 'main/shell/app.ts', to: 'dist/shell/app.cjs', options: shell },
  { from: 'main/shell/preload.ts', to: 'dist/shell/preload.cjs', options: shell },
  { from: 'main/core/host/entry.ts', to: 'dist/core/entry.mjs', options: core },
  { from: 'main/core/imaging/worker.ts', to: 'dist/core/photo-worker.mjs', options: core },
] as const satisfies readonly Bundle[]

export const page = { root: 'renderer', to: 'dist/page', target: 'chrome114' } as const
