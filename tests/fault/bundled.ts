/** Bundles what the runs of faults start as processes: reading hundreds of files anew at every start costs more than the work. */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { bundles } from '../../main/build/bundles.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** @returns the folder with one `.mjs` an entry; the thread that copies the store lies beside them */
export async function bundled(name: string, entries: Readonly<Record<string, string>>): Promise<string> {
  const { options } = bundles[2]
  const outdir = `dist/${name}`
  await build({
    absWorkingDir: root,
    entryPoints: { ...entries, 'store-worker': 'main/core/platform/store/copies/worker.ts' },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    ...options,
    external: [...options.external],
    logLevel: 'error',
  })
  return `${root}${outdir}/`
}
