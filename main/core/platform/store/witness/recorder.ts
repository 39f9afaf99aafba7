/** Writes down every commit outside of the store: before it, in the journal, what was done; after it, in the witness, that it was done. */
import { closeSync, existsSync, fsync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type Database from 'better-sqlite3'
import { Refusal } from '../../../../../shared/refusal.ts'
import { systemCode } from '../../../../../shared/system-code.ts'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { storeFile } from '../files.ts'
import { type AppendFile, openAppend } from './append.ts'
import { bootMark } from './boot.ts'
import type { StoreHead } from './judge.ts'
import { beaconPaths, keyFor, segmentPath, segmentsOf, witnessPath } from './known.ts'
import { type Entry, journalFolder, type Mark, type Statement } from './record.ts'
import { setAside } from './set-aside.ts'
import { headerOf, packed, type Sealer, sealer } from './stream.ts'
import { touchedBy } from './touched.ts'

/** What was committed is on the disk outside of the store within a second: this, and what the disk takes. */
const syncAfterMs = 400
/** Past this the witness begins anew, and the journal a new part: opening reads either whole. */
const witnessBytes = 1_000_000
const segmentBytes = 16_000_000
/** How many of the last marks a witness that begins anew keeps. */
const keptMarks = 2_000

export type Recorder = {
  /** A statement that has run inside the transaction. */
  wrote(statement: Statement): void
  /** Runs `commit`, with what was written outside of the store before and after it. @throws Refusal FOLDER_GONE, what the disk says */
  commit(commit: () => void): void
  dropped(): void
  head(): Pick<Mark, 'n'>
  /** Everything committed so far is on the disk outside of the store too. */
  sync(): Promise<void>
  /** After a copy: a new part of the journal begins, and those go that no kept copy needs. `oldest` is that copy's commit. */
  rotate(oldest: number): Promise<void>
  close(): Promise<void>
}

type Parts = {
  readonly folder: string
  readonly key: Uint8Array
  readonly file: Database.Database
  readonly head: StoreHead
  readonly version: number
  readonly clock: Clock
  readonly log: Log
  /** Begins these anew; the files that were there are kept under another name. */
  readonly anew: { readonly witness: boolean; readonly journal: boolean }
}

export async function openRecorder({ folder, key, file, head, version, clock, log, anew }: Parts): Promise<Recorder> {
  const { identity } = head
  const boot = bootMark()
  const header = headerOf(identity)
  const seal = {
    witness: sealer(keyFor(key)(identity), identity, 'witness'),
    journal: sealer(keyFor(key)(identity), identity, 'journal'),
    beacon: sealer(keyFor(key)(identity), identity, 'beacon'),
  }
  const inode = statSync(storeFile(folder)).ino
  const bump = file.prepare('update store_head set n = ?, at = ? where id = 1')
  const auditHead = file.prepare<[], { seq: number; hash: string }>('select seq, hash from audit_head')
  let last: Mark = { n: head.n, prev: head.n - 1, at: head.at, seq: head.seq, hash: head.hash, boot, touched: [] }
  const base = (): Mark => ({ ...last, touched: [], base: true })
  const baseEntry = (): Entry => ({ ...base(), version, statements: [] })

  if (anew.witness) await setAside(witnessPath(folder), clock.now())
  mkdirSync(join(folder, journalFolder), { recursive: true, mode: 0o700 })
  let index = (await segmentsOf(folder)).at(-1)?.index ?? 0
  let witness = begin(witnessPath(folder), seal.witness, base)
  let journal = continued((await segmentsOf(folder)).at(-1)?.path)
  const recent: Mark[] = []
  let pending: Statement[] = []
  /** Marks the disk did not take; the journal has them. */
  let unwritten: Buffer[] = []
  /** What the witness held when it last began anew. */
  let shortened = 0
  let timer: NodeJS.Timeout | null = null
  let syncing: Promise<void> = Promise.resolve()
  const beacons = openBeacons()
  let failed = false

  function begin(path: string, sealing: Sealer, first: () => Mark | Entry): AppendFile {
    const opened = openAppend(path, header)
    if (opened.size === header.length) opened.append(sealing.seal(last.n, packed(first())))
    return opened
  }

  function continued(path: string | undefined): AppendFile {
    return path === undefined || anew.journal ? nextSegment() : begin(path, seal.journal, baseEntry)
  }

  function nextSegment(): AppendFile {
    index += 1
    return begin(segmentPath(folder, index, last.n), seal.journal, baseEntry)
  }

  /** The part that is left is synced before it is closed, in its turn: a sync may be under way. */
  function turnPage(): Promise<void> {
    const left = journal
    journal = nextSegment()
    syncing = syncing
      .then(async () => {
        await left.sync()
        left.close()
      })
      .catch(said)
    return syncing
  }

  /** A folder that was removed, or a disk that was pulled, still takes writes on Linux: they go nowhere. */
  function assertThere(): void {
    let found = 0
    try {
      found = statSync(storeFile(folder)).ino
    } catch {
      // Whatever keeps it from being found, what is written now could not be read again.
    }
    if (found !== inode) throw new Refusal('FOLDER_GONE')
  }

  function keepMark(mark: Mark, plain: Uint8Array): void {
    recent.push(mark)
    if (recent.length > 2 * keptMarks) recent.splice(0, keptMarks)
    unwritten.push(seal.witness.seal(mark.n, plain))
    try {
      witness.append(unwritten.length === 1 ? (unwritten[0] ?? Buffer.alloc(0)) : Buffer.concat(unwritten))
      unwritten = []
    } catch (error) {
      said(error)
    }
  }

  function said(error: unknown): void {
    if (!failed) log('witness.unwritten', { error: systemCode(error) || 'unknown' })
    failed = true
  }

  function soon(): void {
    timer ??= setTimeout(() => {
      timer = null
      syncing = syncing.then(sync).catch(said)
    }, syncAfterMs).unref()
  }

  async function sync(): Promise<void> {
    await Promise.all([journal.sync(), witness.sync()])
    await Promise.all(beacons.map(synced))
    failed = false
    if (witness.size > Math.max(witnessBytes, shortened + witnessBytes / 2)) await shorten()
  }

  /** The newest head beside the copies, in two files by turns, so that one of them is whole whenever the program is killed. */
  function light(mark: Mark, plain: Uint8Array): void {
    const fd = beacons[mark.n % beacons.length]
    if (fd === undefined) return
    try {
      const bytes = Buffer.concat([header, seal.beacon.seal(mark.n, mark.touched.length === 0 ? plain : packed({ ...mark, touched: [] }))])
      writeSync(fd, bytes, 0, bytes.length, 0)
    } catch (error) {
      said(error)
    }
  }

  function openBeacons(): number[] {
    mkdirSync(dirname(beaconPaths(folder)[0] ?? ''), { recursive: true, mode: 0o700 })
    return beaconPaths(folder).map(path => openSync(path, existsSync(path) ? 'r+' : 'w', 0o600))
  }

  async function shorten(): Promise<void> {
    const path = witnessPath(folder)
    const beside = `${path}.new`
    await rm(beside, { force: true })
    const next = openAppend(beside, header)
    const upTo = recent.at(-1)?.n ?? last.n
    const kept = newestSealed()
    next.append(kept.length === 0 ? seal.witness.seal(last.n, packed(base())) : Buffer.concat(kept))
    await next.sync()
    // From here to the swap nothing else runs, so no mark falls between the two files.
    for (const mark of recent.filter(({ n }) => n > upTo)) next.append(seal.witness.seal(mark.n, packed(mark)))
    next.close()
    witness.close()
    renameSync(beside, path)
    witness = openAppend(path, header)
    shortened = witness.size
  }

  /** Of large commits fewer are kept: were the witness full again at once, it would begin anew at every sync. */
  function newestSealed(): Buffer[] {
    const kept: Buffer[] = []
    let bytes = 0
    for (const mark of recent.slice(-keptMarks).reverse()) {
      const record = seal.witness.seal(mark.n, packed(mark))
      bytes += record.length
      if (kept.length > 0 && bytes > witnessBytes / 2) break
      kept.unshift(record)
    }
    return kept
  }

  return {
    wrote: statement => void pending.push(statement),
    dropped: () => {
      pending = []
    },
    head: () => last,
    commit: commit => {
      const statements = pending
      pending = []
      if (statements.length === 0) return commit()
      assertThere()
      const n = last.n + 1
      const at = clock.now()
      bump.run(n, at)
      // Most commits of the outbox write no entry: then the log ends where it did.
      const audit = statements.some(({ text }) => text.includes('audit_head')) ? auditHead.get() : last
      const mark: Mark = {
        n,
        prev: last.n,
        at,
        seq: audit?.seq ?? 0,
        hash: audit?.hash ?? '',
        boot,
        touched: touchedBy(statements),
      }
      journal.append(seal.journal.seal(n, packed({ ...mark, version, statements } satisfies Entry)))
      try {
        commit()
      } catch (error) {
        journal.undo()
        throw error
      }
      last = mark
      const plain = packed(mark)
      keepMark(mark, plain)
      light(mark, plain)
      if (journal.size > segmentBytes) void turnPage()
      soon()
    },
    sync: () => {
      syncing = syncing.then(sync)
      return syncing
    },
    rotate: async oldest => {
      await turnPage()
      const segments = await segmentsOf(folder)
      for (const [at, segment] of segments.entries()) {
        const next = segments[at + 1]
        if (next && next.from <= oldest) await rm(segment.path, { force: true })
      }
    },
    close: async () => {
      if (timer) clearTimeout(timer)
      timer = null
      await syncing
      await sync().catch(said)
      journal.close()
      witness.close()
      for (const fd of beacons) closeSync(fd)
    },
  }
}

const synced = (fd: number): Promise<void> => new Promise((resolve, reject) => fsync(fd, error => (error ? reject(error) : resolve())))
