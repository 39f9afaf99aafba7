/** Reads what is known of a store outside of it: the witness, the journal and the beacon beside the copies. */
import { hkdfSync } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from '../../../../../shared/zod.ts'
import { copiesFolder } from '../copies/places.ts'
import { beaconFile, Entry, journalFolder, Mark, witnessFile } from './record.ts'
import { type StreamKind, scan } from './stream.ts'

export type Source = {
  readonly state: 'sound' | 'damaged' | 'missing'
  /** In the order they were written. */
  readonly marks: readonly Mark[]
  /** Nothing unreadable stands behind the last mark. */
  readonly endsWell: boolean
  readonly identities: readonly string[]
}
export type Known = { readonly witness: Source; readonly journal: Source; readonly beacon: Source }

export const keyFor =
  (storeKey: Uint8Array) =>
  (identity: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', storeKey, Buffer.from(identity, 'hex'), 'ssc-counter witness', 32))

export const witnessPath = (folder: string): string => join(folder, witnessFile)
export const beaconPaths = (folder: string): readonly string[] =>
  ['a', 'b'].map(slot => join(copiesFolder(folder), `${beaconFile}-${slot}`))

const missing: Source = { state: 'missing', marks: [], endsWell: false, identities: [] }

/** Only the journal's last part is read: the head stands there. */
export async function readKnown(folder: string, key: Uint8Array): Promise<Known> {
  const segments = await segmentsOf(folder)
  return {
    witness: await readMarks([witnessPath(folder)], 'witness', key),
    journal: await readMarks(
      segments.slice(-1).map(({ path }) => path),
      'journal',
      key,
    ),
    beacon: await readMarks(beaconPaths(folder), 'beacon', key),
  }
}

/** Every mark there is, for telling what is lost. */
export async function readAll(folder: string, key: Uint8Array): Promise<Known> {
  const segments = await segmentsOf(folder)
  return {
    ...(await readKnown(folder, key)),
    journal: await readMarks(
      segments.map(({ path }) => path),
      'journal',
      key,
    ),
  }
}

async function readMarks(paths: readonly string[], kind: StreamKind, key: Uint8Array): Promise<Source> {
  const read = await Promise.all(paths.map(path => readStream(path, kind, key, Mark)))
  const here = read.filter(each => each !== null)
  if (here.length === 0) return missing
  const last = here.at(-1)
  return {
    state: here.some(each => each.damaged || each.identity === null) ? 'damaged' : 'sound',
    marks: here.flatMap(({ records }) => records.map(({ value }) => value)),
    endsWell: last?.endsWell ?? false,
    identities: [...new Set(here.flatMap(({ identity }) => identity ?? []))],
  }
}

/** Null where there is no such file. */
async function readStream<T>(path: string, kind: StreamKind, key: Uint8Array, shape: z.ZodType<T>) {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return bytes && scan(bytes, kind, keyFor(key), value => shape.parse(value))
}

/** The journal's commits by their number; where one was written twice the later counts, for the earlier never happened. */
export async function readEntries(
  folder: string,
  key: Uint8Array,
): Promise<{ readonly entries: ReadonlyMap<number, Entry>; readonly identity: string | null }> {
  const entries = new Map<number, Entry>()
  let identity: string | null = null
  for (const { path } of await segmentsOf(folder)) {
    const read = await readStream(path, 'journal', key, Entry)
    if (read === null) continue
    identity = read.identity ?? identity
    for (const { value } of read.records) if (!value.base) entries.set(value.n, value)
  }
  return { entries, identity }
}

export type Segment = { readonly path: string; readonly index: number; readonly from: number }
const segmentName = /^(\d{6})-(\d{12})\.log$/
export const segmentPath = (folder: string, index: number, from: number): string =>
  join(folder, journalFolder, `${String(index).padStart(6, '0')}-${String(from).padStart(12, '0')}.log`)

export async function segmentsOf(folder: string): Promise<Segment[]> {
  const names = await readdir(join(folder, journalFolder)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return []
    throw error
  })
  return names
    .map(name => segmentName.exec(name))
    .filter(parts => parts !== null)
    .map(([name, index, from]) => ({ path: join(folder, journalFolder, name), index: Number(index), from: Number(from) }))
    .sort((one, other) => one.index - other.index)
}
