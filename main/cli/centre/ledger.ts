/** Keeps what the reference centre was sent, in files: pictures by their digest, and a journal that a kill leaves readable. */
import { createHash } from 'node:crypto'
import { access, appendFile, type FileHandle, mkdir, open, readFile, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type CentreAnswer,
  type CentreAnswerCode,
  CentreCase,
  type CentreEvent,
  type CentreStatus,
} from '../../../shared/centre/messages.ts'
import { centreAnswerText, chipFailed } from '../../../shared/strings/zh-CN/centre.ts'
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

/** A change of what was taken, or its withdrawal, with the answer it got for good. */
export type Asked = {
  readonly kind: 'change' | 'withdraw'
  readonly key: string
  readonly about: string
  readonly digest: string
  readonly answer: CentreAnswer
  /** As it is from now on; null where nothing changed. */
  readonly case: CentreCase | null
  /** What had happened to the card until then. */
  readonly past: readonly CentreEvent[]
}

/** One card, as it is to be made now. */
export type Card = Kept & {
  /** When its present content was taken. */
  readonly since: string
  readonly changes: number
  readonly withdrawn: boolean
  readonly past: readonly CentreEvent[]
}

export type Ledger = {
  hasPicture(sha256: string): Promise<boolean>
  /** How much of a picture came in parts so far. */
  partOf(sha256: string): Promise<number>
  /** Puts a part behind what is there; what came of a part that broke off stays. */
  addPart(sha256: string, bytes: Uint8Array): Promise<number>
  partBytes(sha256: string): Promise<Uint8Array>
  dropPart(sha256: string): Promise<void>
  keepPicture(sha256: string, bytes: Uint8Array): Promise<void>
  picture(sha256: string): Promise<Uint8Array>
  find(key: string): Kept | undefined
  findAsked(key: string): Asked | undefined
  /** On the disk when this returns. A refused case is not kept: sent again under its key it is judged anew. */
  keep(one: CentreCase, key: string, digest: string): Promise<Kept>
  /** What would be said now. */
  answerTo(about: string): CentreAnswerCode
  /** On the disk when this returns. `changed` null for a withdrawal. */
  keepAsked(ask: {
    readonly key: string
    readonly about: string
    readonly digest: string
    readonly changed: CentreCase | null
  }): Promise<Asked>
  /** All that happened to the cards of a branch so far, in order. */
  events(branch: string): CentreEvent[]
  /** What was taken, for tests and trainers: one effect a key. */
  taken(): readonly Card[]
  close(): Promise<void>
}

/** A card takes so many steps; each lasts `stepMs`. */
const plan = ['in-production', 'with-bank', 'with-branch'] as const satisfies readonly CentreStatus[]
const planWithFailure = ['in-production', 'failed', 'in-production', 'with-bank', 'with-branch'] as const satisfies readonly CentreStatus[]

type Line = Kept | { readonly asked: Asked }

export async function openLedger(folder: string, stepMs: number, now: () => number): Promise<Ledger> {
  const pictures = join(folder, 'pictures')
  await mkdir(pictures, { recursive: true, mode: 0o700 })
  const path = join(folder, 'journal.jsonl')
  const lines = await readJournal(path)
  const journal: FileHandle = await open(path, 'a', 0o600)
  const cards = new Map<string, Card>()
  /** Every key a card was ever known by, to the one it was taken under. */
  const known = new Map<string, string>()
  const asks = new Map<string, Asked>()
  /** Two calls with one key may come at the same moment: the second waits for the first. */
  let last: Promise<unknown> = Promise.resolve()
  /** Two cases may carry one picture, and two calls bring it at the same moment. */
  const beingKept = new Map<string, Promise<void>>()

  let size = (await journal.stat()).size

  function take(line: Line): void {
    if (!('asked' in line)) {
      cards.set(line.key, { ...line, since: line.receivedAt, changes: 0, withdrawn: false, past: [] })
      known.set(line.key, line.key)
      return
    }
    const { asked } = line
    asks.set(asked.key, asked)
    const card = cardBehind(asked.about)
    if (!card || asked.answer.answer !== 'accepted') return
    known.set(asked.key, card.key)
    const { past, answer } = asked
    cards.set(
      card.key,
      asked.kind === 'withdraw'
        ? { ...card, past, withdrawn: true }
        : { ...card, past, case: asked.case ?? card.case, since: answer.answeredAt, changes: card.changes + 1 },
    )
  }
  const cardBehind = (key: string): Card | undefined => cards.get(known.get(key) ?? '')
  for (const line of lines) take(line)

  async function write(line: Line): Promise<void> {
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
    take(line)
  }

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    // Its own caller hears of its failure; the next one begins anew.
    last = mine.catch(() => undefined)
    return mine
  }

  const answerTo = (about: string): CentreAnswerCode => {
    const card = cardBehind(about)
    if (!card) return 'unknown'
    if (card.withdrawn) return 'accepted'
    const happened = eventsOf(card, stepMs, now()).at(-1)?.status
    return happened === undefined || happened === 'failed' ? 'accepted' : 'too-late'
  }
  const part = (sha256: string) => join(pictures, `${sha256}.part`)

  return {
    hasPicture: sha256 =>
      access(join(pictures, sha256)).then(
        () => true,
        () => false,
      ),
    partOf: sha256 =>
      stat(part(sha256)).then(
        ({ size: bytes }) => bytes,
        () => 0,
      ),
    addPart: (sha256, bytes) =>
      inTurn(async () => {
        await appendFile(part(sha256), bytes, { mode: 0o600 })
        return (await stat(part(sha256))).size
      }),
    partBytes: async sha256 => new Uint8Array(await readFile(part(sha256))),
    dropPart: sha256 => rm(part(sha256), { force: true }),
    keepPicture: (sha256, bytes) => {
      const before = beingKept.get(sha256)
      if (before) return before
      const mine = writeWhole(join(pictures, sha256), bytes)
        .then(() => rm(part(sha256), { force: true }))
        .finally(() => beingKept.delete(sha256))
      beingKept.set(sha256, mine)
      return mine
    },
    picture: async sha256 => new Uint8Array(await readFile(join(pictures, sha256))),
    find: key => cards.get(key),
    findAsked: key => asks.get(key),
    keep: (one, key, digest) =>
      inTurn(async () => {
        const before = cards.get(key)
        if (before) return before
        const line = { key, digest, receipt: receiptOf(key), receivedAt: new Date(now()).toISOString(), case: one }
        await write(line)
        return line
      }),
    answerTo,
    keepAsked: ({ key, about, digest, changed }) =>
      inTurn(async () => {
        const before = asks.get(key)
        if (before) return before
        const answer = answerTo(about)
        const card = cardBehind(about)
        const asked: Asked = {
          ...{ kind: changed ? 'change' : 'withdraw', key, about, digest },
          answer: {
            answer,
            answeredAt: new Date(now()).toISOString(),
            words: centreAnswerText[answer],
            receipt: changed && answer === 'accepted' ? receiptOf(key) : null,
          },
          case: answer === 'accepted' ? changed : null,
          past: card ? eventsOf(card, stepMs, now()) : [],
        }
        await write({ asked })
        return asked
      }),
    events: branch =>
      [...cards.values()]
        .filter(card => card.case.branch === branch)
        .flatMap(card => eventsOf(card, stepMs, now()))
        .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1)),
    taken: () => [...cards.values()],
    close: () => journal.close(),
  }
}

const receiptOf = (key: string): string => `REF-${createHash('sha256').update(key).digest('hex').slice(0, 12).toUpperCase()}`

/** The states a card has passed by now follow from when it was taken, so nothing of them needs to be written. */
function eventsOf({ case: one, key, since, changes, withdrawn, past }: Card, stepMs: number, now: number): CentreEvent[] {
  if (withdrawn) return [...past]
  const steps: readonly CentreStatus[] = failsOnce(one) && changes === 0 ? planWithFailure : plan
  const cardTail = String(Number.parseInt(createHash('sha256').update(key).digest('hex').slice(0, 8), 16) % 10_000).padStart(4, '0')
  const coming = steps.flatMap((status, step): CentreEvent[] => {
    const at = Date.parse(since) + (step + 1) * stepMs
    if (at > now) return []
    const id = createHash('sha256')
      .update(changes === 0 ? `${key} ${step}` : `${key} ${changes} ${step}`)
      .digest('hex')
      .slice(0, 24)
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
  return [...past, ...coming]
}

/** A kill in the middle of a line leaves half of it: nobody was told that it was kept, so it is cut off. */
async function readJournal(path: string): Promise<Line[]> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  })
  const end = bytes.lastIndexOf(0x0a) + 1
  if (end < bytes.byteLength) await truncate(path, end)
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').filter(Boolean)
  return lines.map(text => {
    const line = JSON.parse(text) as Line
    return 'asked' in line ? line : { ...line, case: CentreCase.parse(line.case) }
  })
}
