/** Names what the program is bundled into: one row per file that a process or a window loads. */
import type { BuildOptions } from 'esbuild'

type Bundle = { readonly part: 'shell' | 'core'; readonly from: string; readonly to: string; readonly options: BuildOptions }

// The oldest Electron it must run on is the development runtime, 33.2.1: Node 20, Chromium 130. A sandboxed preload is CommonJS.
const shell = { format: 'cjs', target: 'node20', external: ['electron'] } as const satisfies BuildOptions

/** The packages of the core that hold machine code: they cannot be bundled and travel as folders beside it. */
export const corePackages = ['sharp', 'better-sqlite3', '@node-rs/argon2', '@serialport/bindings-cpp'] as const

// Packages written as CommonJS expect these two names, which an ES module does not have.
const commonJsNames =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url); const __dirname = import.meta.dirname;"

const core = {
  format: 'esm',
  target: 'node22',
  // A counter alone never opens a database; the hall server runs from the sources and finds the package beside them.
  external: [...corePackages, 'pg'],
  // The networks' runtime as modules: what the engine never calls is cut away, and what is left is known by name.
  mainFields: ['module', 'main'],
  banner: { js: commonJsNames },
} as const satisfies BuildOptions

export const bundles = [
  { part: 'shell', from: 'main/shell/app.ts', to: 'dist/shell/app.cjs', options: shell },
  { part: 'shell', from: 'main/shell/preload.ts', to: 'dist/shell/preload.cjs', options: shell },
  { part: 'core', from: 'main/core/host/entry.ts', to: 'dist/core/entry.mjs', options: core },
  { part: 'core', from: 'main/core/imaging/worker.ts', to: 'dist/core/photo-worker.mjs', options: core },
  { part: 'core', from: 'main/core/platform/workbook/worker.ts', to: 'dist/core/sheet-worker.mjs', options: core },
  { part: 'core', from: 'main/core/platform/store/copies/worker.ts', to: 'dist/core/store-worker.mjs', options: core },
  { part: 'core', from: 'main/desk/entry.ts', to: 'dist/core/desk.mjs', options: core },
  { part: 'shell', from: 'main/shell/customer-preload.ts', to: 'dist/shell/customer-preload.cjs', options: shell },
  { part: 'shell', from: 'main/shell/hall-preload.ts', to: 'dist/shell/hall-preload.cjs', options: shell },
] as const satisfies readonly Bundle[]

/** `pages`: one document for each kind of window. */
export const page = { root: 'renderer', to: 'dist/page', target: 'chrome130', pages: ['index.html', 'customer.html', 'hall.html'] } as const
