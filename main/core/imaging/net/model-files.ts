/** Reads model files from the models folder and refuses any whose hash differs from the manifest. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from '../../../../shared/zod.ts'

const Manifest = z.object({ sha256: z.record(z.string(), z.string()) })

export type ModelFiles = { read(name: string): Promise<Uint8Array> }

export async function openModelFiles(modelsDir: string): Promise<ModelFiles> {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(modelsDir, 'manifest.json'), 'utf8')))
  return {
    read: async name => {
      const bytes = await readFile(join(modelsDir, name))
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      if (manifest.sha256[name] !== sha256) throw new Error(`Model file ${name} is not the one that was built in`)
      return bytes
    },
  }
}
