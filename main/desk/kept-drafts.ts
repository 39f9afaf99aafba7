/** Keeps what was typed while the line is gone, sealed with the desk's own key, and hands it up once line and person are back. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CaseId, OperatorId } from '../../shared/ids.ts'
import { contract } from '../../shared/ipc/contract.ts'
import { SessionView } from '../../shared/ipc/shapes/session.ts'
import type { Caller } from '../../shared/ipc/wire.ts'
import type { RefusalCode } from '../../shared/refusal.ts'
import type { Result } from '../../shared/result.ts'
import { z } from '../../shared/zod.ts'
import type { Answer } from './desk.ts'
import { keyFor, readSealed, writeSealed } from './sealed.ts'

/** The one command by which typing is saved as it goes. */
const saves = 'form.save'
/** A save that has no answer after so long may never get one. */
const unansweredMs = 1_000
/** What nobody came back for is not kept for ever. */
const keptMs = 7 * 24 * 60 * 60_000
const ending = '.draft'

const Kept = z.object({ operatorId: OperatorId, caseId: CaseId, revision: z.number().int(), input: contract[saves].in })
type Kept = z.infer<typeof Kept>
const Revised = z.object({ id: z.string(), revision: z.number() })

/** What passes by itself: the draft waits for it. */
const passing: readonly RefusalCode[] = [
  'LINE_GONE',
  'TIMED_OUT',
  'CORE_DOWN',
  'CORE_STARTING',
  'TOO_MANY_CALLS',
  'NOT_SIGNED_IN',
  'SCREEN_LOCKED',
  'DISK_FULL',
]

type World = {
  readonly folder: string
  /** In PEM; the drafts are sealed with a key that is made from it. */
  readonly deskKey: string
  readonly log: (code: string, fields?: Readonly<Record<string, string | number | boolean>>) => void
}

/** Stands between the desk and its line. */
export function keepingDrafts({ folder, deskKey, log }: World, branch: Answer): Answer {
  const key = keyFor(deskKey, 'ssc-counter drafts 1')
  const sitting = new Map<number, OperatorId>()
  const revisions = new Map<string, number>()
  /** One after the other for a case: an older draft must never land on a newer one. */
  const turns = new Map<string, Promise<unknown>>()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  sweep(folder)

  const fileOf = (caseId: string): string => join(folder, createHash('sha256').update(caseId).digest('hex') + ending)

  function keep(kept: Kept): void {
    try {
      writeSealed(fileOf(kept.caseId), key, JSON.stringify(kept))
    } catch (error) {
      // The page still has it; only a program that ends now would lose it.
      log('draft.unkept', { error: error instanceof Error ? error.name : typeof error })
    }
  }

  const drop = (caseId: string): void => rmSync(fileOf(caseId), { force: true })

  function inTurn<T>(caseId: string, work: () => Promise<T>): Promise<T> {
    const mine = (turns.get(caseId) ?? Promise.resolve()).then(work, work)
    turns.set(caseId, mine)
    return mine
  }

  async function save(caller: Caller, raw: unknown): Promise<Result<unknown>> {
    const input = contract[saves].in.safeParse(raw)
    const operatorId = sitting.get(caller.seat)
    if (!input.success || operatorId === undefined) return branch(caller, saves, raw)
    const { caseId } = input.data
    return inTurn(caseId, async () => {
      const mine = { operatorId, caseId, revision: revisions.get(caseId) ?? -1, input: input.data }
      const timer = setTimeout(() => keep(mine), unansweredMs)
      const reply = await branch(caller, saves, raw)
      clearTimeout(timer)
      if (reply.ok) drop(caseId)
      else if (passing.includes(reply.error.code)) keep(mine)
      return reply
    })
  }

  /** What this person typed here when the line was gone, where nobody has changed the case since. */
  async function handUp(caller: Caller, operatorId: OperatorId): Promise<void> {
    for (const found of readAll(folder, key)) {
      if (found.operatorId !== operatorId) continue
      await inTurn(found.caseId, async () => {
        const view = await branch(caller, 'case.view', { caseId: found.caseId })
        const now = view.ok ? Revised.safeParse(view.value).data : undefined
        if (!now || readOne(fileOf(found.caseId), key)?.revision !== found.revision) return
        if (now.revision !== found.revision) {
          drop(found.caseId)
          return log('draft.overtaken', { case: found.caseId })
        }
        const reply = await branch(caller, saves, found.input)
        if (reply.ok || !passing.includes(reply.error.code)) drop(found.caseId)
        log('draft.up', { case: found.caseId, said: reply.ok ? 'ok' : reply.error.code })
      })
    }
  }

  function learn(caller: Caller, name: string, value: unknown): void {
    if (name === 'session.signOut') sitting.delete(caller.seat)
    else if (name === 'session.signIn' || name === 'session.view') {
      const session = SessionView.safeParse(value).data
      if (!session) return void sitting.delete(caller.seat)
      const isNew = sitting.get(caller.seat) !== session.operator.id
      sitting.set(caller.seat, session.operator.id)
      if (isNew && !session.locked)
        handUp(caller, session.operator.id).catch(error =>
          log('bug', { command: 'draft', error: error instanceof Error ? error.name : typeof error }),
        )
    } else {
      const shown = Revised.safeParse(value).data
      if (shown) revisions.set(shown.id, shown.revision)
    }
  }

  return async (caller, name, input, id) => {
    const reply = name === saves ? await save(caller, input) : await branch(caller, name, input, id)
    if (reply.ok) learn(caller, name, reply.value)
    return reply
  }
}

function sweep(folder: string): void {
  const oldest = Date.now() - keptMs
  for (const name of readdirSync(folder)) if (statSync(join(folder, name)).mtimeMs < oldest) rmSync(join(folder, name), { force: true })
}

const readAll = (folder: string, key: Uint8Array): Kept[] =>
  readdirSync(folder)
    .filter(name => name.endsWith(ending))
    .flatMap(name => readOne(join(folder, name), key) ?? [])

/** Null where there is none that can be read. */
function readOne(file: string, key: Uint8Array): Kept | null {
  const text = readSealed(file, key)
  return text === null ? null : (Kept.safeParse(JSON.parse(text)).data ?? null)
}
