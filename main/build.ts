/** Builds the program: bundles for each process, the page, and the models and fonts it ships with. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build as bundle } from 'esbuild'
import { build as buildPage, type Plugin } from 'vite'
import { bundles, page } from './build/bundles.ts'
import { copyFonts } from './build/fonts.ts'
import { packageFolders, writeInside } from './build/inside.ts'
import { copyModels } from './build/models.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

// The page's own sheets may name the fonts, so those come first.
await Promise.all([copyFonts(root), copyModels(root)])
const [modulesOfPage, modulesOfBundles] = await Promise.all([bundlePage(), Promise.all(bundles.map(bundleProcess))])
const modulesOf = (wanted: 'shell' | 'core') => modulesOfBundles.flatMap(({ part, modules }) => (part === wanted ? modules : []))
await writeInside(root, {
  page: packageFolders(modulesOfPage),
  shell: packageFolders(modulesOf('shell')),
  core: packageFolders(modulesOf('core')),
})

async function bundleProcess({ part, from, to, options }: (typeof bundles)[number]) {
  const { metafile } = await bundle({
    ...options,
    absWorkingDir: root,
    entryPoints: [from],
    outfile: to,
    bundle: true,
    platform: 'node',
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
  })
  const modules = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  )
  return { part, modules }
}

async function bundlePage(): Promise<string[]> {
  const modules = new Set<string>()
  await buildPage({
    configFile: false,
    root: join(root, page.root),
    // Opened from files or our own scheme, never from a server's root.
    base: './',
    plugins: [react(), noting(modules)],
    // Vite writes its progress to stdout, which belongs to the command that asked for the build.
    logLevel: 'warn',
    build: {
      outDir: join(root, page.to),
      emptyOutDir: true,
      target: page.target,
      chunkSizeWarningLimit: 4000,
      rollupOptions: { input: page.pages.map(file => join(root, page.root, file)) },
    },
  })
  return [...modules]
}

/** Notes the modules whose code is left in the page after everything unused was cut away. */
function noting(modules: Set<string>): Plugin {
  return {
    name: 'note-modules',
    generateBundle(_options, made) {
      for (const output of Object.values(made)) {
        if (output.type !== 'chunk') continue
        for (const [id, { renderedLength }] of Object.entries(output.modules)) if (renderedLength > 0) modules.add(id)
      }
    },
  }
}
