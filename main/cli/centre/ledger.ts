/** Keeps what the reference centre was sent, in files: pictures by their digest, and a journal that a kill leaves readable. */
import { createHash } from 'node:crypto'
import { access, type FileHandle, mkdir, open, readFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { CentreCase, type CentreEvent, type CentreStatus } from '../../../shared/centre/messages.ts'
import { chipFailed } from '../../../shared/strings/zh-CN/centre.ts'
import { writeWhole } from '../../core/platform/store/write-whole.ts'
import { failsOnce } from './judge.ts'

export type Kept = {
  readonly key: string
  /** Of the message as it was sent. */
  readonly digest: string
  readonly receipt: string
  readonly receivedAt: string
  readonly case: CentreCase
}

export type Ledger = {
  hasPicture(sha256: string): Promise<boolean>
  keepPicture(sha256: string, bytes: Uint8Array): Promise<void>
  picture(sha256: string): Promise<Uint8Array>
  find(key: string): Kept | undefined
  /** On the disk when this returns. A refused case is not kept: sent again under its key it is judged anew. */
  keep(one: CentreCase, key: string, digest: string): Promise<Kept>
  /** All that happened to the cards of a branch so far, in order. */
  events(branch: string): CentreEvent[]
  /** What was taken, for tests and trainers: one effect a key. */
  taken(): readonly Kept[]
  close(): Promise<void>
}

/** A card takes so many steps; each lasts `stepMs`. */
const plan = ['in-production', 'with-bank', 'with-branch'] as const satisfies readonly CentreStatus[]
const planWithFailure = ['in-production', 'failed', 'in-production', 'with-bank', 'with-branch'] as const satisfies readonly CentreStatus[]

export async function openLedger(folder: string, stepMs: number, now: () => number): Promise<Ledger> {
  const pictures = join(folder, 'pictures')
  await mkdir(pictures, { recursive: true, mode: 0o700 })
  const path = join(folder, 'journal.jsonl')
  const lines = await readJournal(path)
  const journal: FileHandle = await open(path, 'a', 0o600)
  const byKey = new Map(lines.map(line => [line.key, line]))
  /** Two calls with one key may come at the same moment: the second waits for the first. */
  let last: Promise<unknown> = Promise.resolve()
  /** Two cases may carry one picture, and two calls bring it at the same moment. */
  const beingKept = new Map<string, Promise<void>>()

  let size = (await journal.stat()).size

  async function write(line: Kept): Promise<Kept> {
    const before = byKey.get(line.key)
    if (before) return before
    const text = Buffer.from(`${JSON.stringify(line)}\n`)
    try {
      await journal.appendFile(text)
      await journal.datasync()
    } catch (error) {
      // The next line must not be written behind half of this one.
      await journal.truncate(size)
      throw error
    }
    size += text.byteLength
    byKey.set(line.key, line)
    return line
  }

  return {
    hasPicture: sha256 =>
      access(join(pictures, sha256)).then(
        () => true,
        () => false,
      ),
    keepPicture: (sha256, bytes) => {
      const before = beingKept.get(sha256)
      if (before) return before
      const mine = writeWhole(join(pictures, sha256), bytes).finally(() => beingKept.delete(sha256))
      beingKept.set(sha256, mine)
      return mine
    },
    picture: async sha256 => new Uint8Array(await readFile(join(pictures, sha256))),
    find: key => byKey.get(key),
    keep: (one, key, digest) => {
      const receipt = `REF-${createHash('sha256').update(key).digest('hex').slice(0, 12).toUpperCase()}`
      const line = { key, digest, receipt, receivedAt: new Date(now()).toISOString(), case: one }
      const mine = last.then(() => write(line))
      // Its own caller hears of its failure; the next one begins anew.
      last = mine.catch(() => undefined)
      return mine
    },
    events: branch =>
      [...byKey.values()]
        .filter(line => line.case.branch === branch)
        .flatMap(line => eventsOf(line, stepMs, now()))
        .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1)),
    taken: () => [...byKey.values()],
    close: () => journal.close(),
  }
}

/** The states a card has passed by now follow from when it was taken, so nothing of them needs to be written. */
function eventsOf({ case: one, key, receivedAt }: Kept, stepMs: number, now: number): CentreEvent[] {
  const steps: readonly CentreStatus[] = failsOnce(one) ? planWithFailure : plan
  const cardTail = String(Number.parseInt(createHash('sha256').update(key).digest('hex').slice(0, 8), 16) % 10_000).padStart(4, '0')
  return steps.flatMap((status, step): CentreEvent[] => {
    const at = Date.parse(receivedAt) + (step + 1) * stepMs
    if (at > now) return []
    const id = createHash('sha256').update(`${key} ${step}`).digest('hex').slice(0, 24)
    const reason = status === 'failed' ? ({ code: 'OTHER', words: chipFailed } as const) : null
    return [
      {
        id,
        caseNumber: one.caseNumber,
        status,
        at: new Date(at).toISOString(),
        reason,
        cardTail: status === 'with-branch' ? cardTail : null,
      },
    ]
  })
}

/** A kill in the middle of a line leaves half of it: nobody was told that it was kept, so it is cut off. */
async function readJournal(path: string): Promise<Kept[]> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  })
  const end = bytes.lastIndexOf(0x0a) + 1
  if (end < bytes.byteLength) await truncate(path, end)
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').filter(Boolean)
  return lines.map(text => {
    const line = JSON.parse(text) as Kept
    return { ...line, case: CentreCase.parse(line.case) }
  })
}
