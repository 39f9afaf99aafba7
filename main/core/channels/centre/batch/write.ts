/** Writes a batch into a folder or onto a stick: the same bytes each time, under its number only once it is whole. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { manifestName, picturesFolderName, picturesZipName, sealedEnding } from '../../../../../shared/centre/manifest.ts'
import { systemCode } from '../../../../../shared/system-code.ts'
import type { Core } from '../../../commands/core.ts'
import { inTime } from '../../../platform/in-time.ts'
import type { CentreBatchRecord } from '../../../platform/store/tables/centre-ways.ts'
import { syncFolder, writeSynced } from '../../../platform/store/write-whole.ts'
import { manifestIn } from '../../../records/centre/ways.ts'
import { checkFolder, folderRefused } from '../folder.ts'
import { sealer } from './seal.ts'
import { type Packed, zipped } from './zip.ts'

type Batch = Pick<
  CentreBatchRecord,
  'seq' | 'number' | 'pack' | 'sheet_name' | 'sheet_sha' | 'manifest_sha' | 'seal_way' | 'seal_key' | 'sealed_sha'
>

/** Pictures are written so many at a time: each waits for the disk. */
const side = 8
/** A stick writes some megabytes a second, and one that was pulled out may never answer. */
const bigMs = 60_000
const syncedBytes = 8_000_000

/**
 * @returns the digest of the sealed file, null where the batch is not sealed
 * @throws Refusal CENTRE_FOLDER; what lay under the number before lies there still
 */
export async function writeBatch(core: Core, batch: Batch, to: string | null, signal: AbortSignal): Promise<string | null> {
  const folder = await checkFolder(core, to)
  if (batch.seal_way === null || batch.seal_key === null) {
    await writeOpen(core, batch, folder, signal).catch(folderRefused)
    return null
  }
  const { path, sha256 } = await sealedFile(core, batch, signal)
  await copyWhole(path, folder, `${batch.number}${sealedEnding}`).catch(folderRefused)
  return sha256
}

async function writeOpen(core: Core, batch: Batch, folder: string, signal: AbortSignal): Promise<void> {
  const beside = join(folder, `.${batch.number}.new`)
  try {
    await inTime(rm(beside, { recursive: true, force: true }), bigMs)
    await inTime(mkdir(beside))
    await put(join(beside, batch.sheet_name), await bytesOf(core, batch.sheet_sha))
    await writePictures(core, batch, beside, signal)
    // Last, so that whoever reads a folder without it knows that it is not whole.
    await put(join(beside, manifestName), await bytesOf(core, batch.manifest_sha))
    await inTime(syncFolder(beside), bigMs)
    await inTime(replace(beside, folder, batch.number), bigMs)
  } catch (error) {
    await inTime(rm(beside, { recursive: true, force: true })).catch(() => undefined)
    throw error
  }
}

/** A folder that is not empty cannot be replaced in one step: the old one goes aside first and comes back if the new one cannot. */
async function replace(beside: string, folder: string, name: string): Promise<void> {
  const aside = join(folder, `.${name}.old`)
  await rm(aside, { recursive: true, force: true })
  const moved = await rename(join(folder, name), aside).then(
    () => true,
    error => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
  try {
    await rename(beside, join(folder, name))
  } catch (error) {
    if (moved) await rename(aside, join(folder, name))
    throw error
  }
  await syncFolder(folder)
  await rm(aside, { recursive: true, force: true })
}

async function writePictures(core: Core, batch: Batch, beside: string, signal: AbortSignal): Promise<void> {
  const pictures = await picturesOf(core, batch)
  if (batch.pack === 'zip') {
    await writeStream(join(beside, picturesZipName), zipped(packedPictures(core, pictures, '', signal)))
    return
  }
  const into = join(beside, picturesFolderName)
  await inTime(mkdir(into))
  let next = 0
  const work = async () => {
    for (let one = pictures[next++]; one; one = pictures[next++]) {
      signal.throwIfAborted()
      await put(join(into, one.name), await bytesOf(core, one.sha256))
    }
  }
  await Promise.all(Array.from({ length: side }, work))
  await inTime(syncFolder(into), bigMs)
}

type Picture = { readonly name: string; readonly sha256: string }

async function picturesOf(core: Core, batch: Batch): Promise<readonly Picture[]> {
  const { cases } = manifestIn(await bytesOf(core, batch.manifest_sha))
  return cases.flatMap(({ picture }) => (picture ? [picture] : []))
}

async function* packedPictures(core: Core, pictures: readonly Picture[], under: string, signal: AbortSignal): AsyncGenerator<Packed> {
  for (const { name, sha256 } of pictures) {
    signal.throwIfAborted()
    yield { name: `${under}${name}`, bytes: await bytesOf(core, sha256) }
  }
}

/** @throws Refusal BLOB_DAMAGED */
async function bytesOf(core: Core, sha256: string): Promise<Uint8Array> {
  const bytes = await core.blobs.read(sha256)
  if (bytes === null) throw new Error('a file of a batch has no row')
  return bytes
}

const put = (path: string, bytes: Uint8Array): Promise<void> => inTime(writeSynced(path, bytes), bigMs)

/** @returns the digest of what was written */
async function writeStream(path: string, parts: AsyncIterable<Uint8Array>): Promise<string> {
  const digest = createHash('sha256')
  const file = await inTime(open(path, 'w', 0o600))
  let since = 0
  try {
    for await (const part of parts) {
      digest.update(part)
      await inTime(file.writeFile(part), bigMs)
      since += part.byteLength
      if (since < syncedBytes) continue
      // On a slow stick the last sync would otherwise wait for all of it.
      await inTime(file.sync(), bigMs)
      since = 0
    }
    await inTime(file.sync(), bigMs)
  } finally {
    await inTime(file.close())
  }
  return digest.digest('hex')
}

// A sealed batch cannot be made a second time with the same bytes, so what was sealed is kept here until it is answered. It can be
// read by the centre only, and lies beside the store as it would on the stick.
const sealedFolder = (core: Core): string => join(core.store.folder, 'sealed-batches')

async function sealedFile(core: Core, batch: Batch, signal: AbortSignal): Promise<{ readonly path: string; readonly sha256: string }> {
  const path = join(sealedFolder(core), `${batch.number}${sealedEnding}`)
  const kept = batch.sealed_sha === null ? null : await digestOf(path)
  if (kept !== null && kept === batch.sealed_sha) return { path, sha256: kept }
  await mkdir(sealedFolder(core), { recursive: true, mode: 0o700 })
  const beside = `${path}.new`
  const sha256 = await writeStream(beside, sealedParts(core, batch, signal)).catch(async error => {
    await rm(beside, { force: true })
    throw error
  })
  await rename(beside, path)
  await syncFolder(sealedFolder(core))
  return { path, sha256 }
}

async function* sealedParts(core: Core, batch: Batch, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  if (batch.seal_way === null || batch.seal_key === null) throw new Error('a batch without a key is not sealed')
  const seal = sealer(batch.seal_way, batch.seal_key, batch.number)
  const files = async function* (): AsyncGenerator<Packed> {
    yield { name: batch.sheet_name, bytes: await bytesOf(core, batch.sheet_sha) }
    yield* packedPictures(core, await picturesOf(core, batch), `${picturesFolderName}/`, signal)
    yield { name: manifestName, bytes: await bytesOf(core, batch.manifest_sha) }
  }
  yield seal.head
  for await (const part of zipped(files())) yield seal.part(part)
  yield seal.end()
}

async function digestOf(path: string): Promise<string | null> {
  const digest = createHash('sha256')
  try {
    const file = await open(path, 'r')
    try {
      for await (const part of file.createReadStream({ autoClose: false })) digest.update(part)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
  return digest.digest('hex')
}

async function copyWhole(path: string, folder: string, name: string): Promise<void> {
  const beside = join(folder, `.${name}.new`)
  try {
    await writeStream(beside, createReadStream(path, { highWaterMark: 256 * 1024 }))
    await inTime(rename(beside, join(folder, name)))
    await inTime(syncFolder(folder), bigMs)
  } catch (error) {
    await inTime(rm(beside, { force: true })).catch(() => undefined)
    throw error
  }
}

/** Sealed batches whose cases are all answered need not lie here any longer. */
export async function sweepSealed(core: Core, wanted: ReadonlySet<string>): Promise<void> {
  const found = await readdir(sealedFolder(core)).catch(error => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  for (const name of found) {
    const number = name.replace(/\.sealed(\.new)?$/, '')
    if (!wanted.has(number)) await rm(join(sealedFolder(core), name), { force: true })
  }
}
