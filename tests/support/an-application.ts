/** Builds packages of applications made online out of the sample that is shipped, in a folder of the test's own. */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { OnlineApplication } from '../../shared/online/application.ts'
import { OnlineResult } from '../../shared/online/fault.ts'
import { resourcesFolder } from './a-counter.ts'

export const sampleFolder = join(resourcesFolder, 'online', 'sample')
export const sampleApplication = async (): Promise<OnlineApplication> =>
  OnlineApplication.parse(JSON.parse(await readFile(join(sampleFolder, 'application.json'), 'utf8')))
const samplePhoto = async () => new Uint8Array(await readFile(join(sampleFolder, 'photo.jpg')))

/** What an application says otherwise than the sample; the check sum follows the picture. */
export type Otherwise = {
  readonly said?: Record<string, unknown>
  readonly photo?: Uint8Array
  readonly files?: Record<string, Uint8Array>
}

export async function aPost() {
  const folder = await mkdtemp(join(tmpdir(), 'online-'))
  const inbox = join(folder, 'in')
  const outbox = join(folder, 'out')
  for (const made of [inbox, outbox]) await mkdir(made)
  let count = 0
  const packed = async ({ said = {}, photo, files = {} }: Otherwise = {}): Promise<Uint8Array> => {
    const picture = photo ?? (await samplePhoto())
    const sha256 = createHash('sha256').update(picture).digest('hex')
    const application = { ...(await sampleApplication()), photo: { file: 'photo.jpg', sha256 }, ...said }
    return zipSync({ 'application.json': new TextEncoder().encode(JSON.stringify(application)), 'photo.jpg': picture, ...files })
  }
  return {
    folder,
    inbox,
    outbox,
    /** A package as a file of its own, as somebody carries it to the counter. */
    carried: async (otherwise: Otherwise = {}): Promise<string> => {
      count += 1
      const path = join(folder, `carried-${count}.zip`)
      await writeFile(path, await packed(otherwise))
      return path
    },
    raw: async (bytes: Uint8Array): Promise<string> => {
      count += 1
      const path = join(folder, `raw-${count}.zip`)
      await writeFile(path, bytes)
      return path
    },
    answers: async (): Promise<OnlineResult[]> => {
      // What is still being written has a name with a dot, and is nobody's business yet.
      const names = (await readdir(outbox)).filter(name => !name.startsWith('.')).sort()
      return Promise.all(names.map(async name => OnlineResult.parse(JSON.parse(await readFile(join(outbox, name), 'utf8')))))
    },
    end: () => rm(folder, { recursive: true, force: true }),
  }
}
