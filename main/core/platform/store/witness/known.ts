/** Reads what is known of a store outside of it: the witness, the journal and the beacon beside the copies. */
import { hkdfSync } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from '../../../../../shared/zod.ts'
import { copiesFolder } from '../copies/places.ts'
import { beaconFile, Entry, journalFolder, Mark, Noted, witnessFile } from './record.ts'
import { identityIn, type Sealer, type StreamKind, scan, sealer } from './stream.ts'

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

async function readMarks(paths: readonly string[], kind: StreamKind, key: Uint8Array): Promise<Source> {
  return sourceOf(await Promise.all(paths.map(path => readStream(path, kind, key, Mark))))
}

type Read = Awaited<ReturnType<typeof readStream<Mark>>>

function sourceOf(read: readonly Read[]): Source {
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

/** A commit of the journal and where its statements stand. */
export type Placed = Noted & { readonly path: string; readonly offset: number; readonly length: number }

export type Journal = {
  readonly source: Source
  /** By their number; where one was written twice the later counts, for the earlier never happened. */
  readonly commits: ReadonlyMap<number, Placed>
  /** Of the store it belongs to; null where no part says. */
  readonly identity: string | null
}

/** Goes through the whole journal once, one part in memory after the other. */
export async function readJournal(folder: string, key: Uint8Array): Promise<Journal> {
  const commits = new Map<number, Placed>()
  const read: Read[] = []
  for (const { path } of await segmentsOf(folder)) {
    const part = await readStream(path, 'journal', key, Noted)
    read.push(part)
    for (const { value, at: offset, length } of part?.records ?? [])
      if (!value.base) commits.set(value.n, { ...value, path, offset, length })
  }
  return { source: sourceOf(read), commits, identity: read.findLast(part => part?.identity)?.identity ?? null }
}

/** The commits with their statements, in the order asked for. @throws where what stood there a moment ago opens no more */
export async function* readAgain(commits: readonly Placed[], key: Uint8Array): AsyncGenerator<Entry> {
  let part: { readonly path: string; readonly bytes: Buffer; readonly open: Sealer['open'] } | null = null
  for (const { path, n, offset, length } of commits) {
    if (part?.path !== path) part = await partAt(path, key)
    const entry = part.open(n, part.bytes.subarray(offset, offset + length))
    if (entry === null) throw new Error('a commit of the journal was changed while it was read')
    yield Entry.parse(entry)
  }
}

async function partAt(path: string, key: Uint8Array) {
  const bytes = await readFile(path)
  const identity = identityIn(bytes) ?? ''
  return { path, bytes, open: sealer(keyFor(key)(identity), identity, 'journal').open }
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
