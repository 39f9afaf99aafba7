/** Builds the program: bundles for each process, the page, and the models and fonts it ships with. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build as bundle } from 'esbuild'
import { build as buildPage } from 'vite'
import { bundles, page } from './build/bundles.ts'
import { copyFonts } from './build/fonts.ts'
import { copyModels } from './build/models.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

// The page's own sheets may name the fonts, so those come first.
await Promise.all([copyFonts(root), copyModels(root)])
await Promise.all([...bundles.map(bundleProcess), bundlePage()])

async function bundleProcess({ from, to, options }: (typeof bundles)[number]): Promise<void> {
  await bundle({
    ...options,
    absWorkingDir: root,
    entryPoints: [from],
    outfile: to,
    bundle: true,
    platform: 'node',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  })
}

async function bundlePage(): Promise<void> {
  await buildPage({
    configFile: false,
    root: join(root, page.root),
    // Opened from files or our own scheme, never from a server's root.
    base: './',
    plugins: [react()],
    // Vite writes its progress to stdout, which belongs to the command that asked for the build.
    logLevel: 'warn',
    build: { outDir: join(root, page.to), emptyOutDir: true, target: page.target, chunkSizeWarningLimit: 4000 },
  })
}
