/** Hands in what a desk did on its own: the log, each card handed over, each case, who waits, again and again until the branch says that it has them. */
import { type CommandName, contract, type In, type Out } from '../../../shared/ipc/contract.ts'
import type { PieceState } from '../../../shared/ipc/shapes/emergency.ts'
import type { Caller } from '../../../shared/ipc/wire.ts'
import type { RefusalCode } from '../../../shared/refusal.ts'
import type { Result } from '../../../shared/result.ts'

/** Answers what the desk's own program asks, for no person. */
export type Ask = <N extends CommandName>(name: N, input: In<N>) => Promise<Result<Out<N>>>

export const asking =
  (deskId: string, call: (caller: Caller, name: string, input: unknown) => Promise<Result<unknown>>): Ask =>
  async (name, input) => {
    const reply = await call({ window: 'program', seat: 0, desk: deskId }, name, input)
    return (reply.ok ? { ok: true, value: contract[name].out.parse(reply.value) } : reply) as never
  }

export type Progress = {
  readonly states: ReadonlyMap<string, PieceState>
  readonly logTo: number
  readonly lastHash: string
  readonly ready: number
  readonly open: number
}
export const noProgress: Progress = { states: new Map(), logTo: 0, lastHash: '', ready: 0, open: 0 }

export type Round =
  /** All there was is at the branch. */
  | { readonly is: 'done'; readonly progress: Progress }
  /** Not now: the line, a process or a disk; what the branch has is not sent again in this run of the program. */
  | { readonly is: 'waits'; readonly why: RefusalCode; readonly progress: Progress }

/**
 * One round. `all`: also cases that are still open here, when nobody works on them any more. A piece that was sent and not answered is sent
 * again: the branch knows it by its id.
 */
export async function handIn(local: Ask, branch: Ask, before: Progress, all: boolean, saw: (progress: Progress) => void): Promise<Round> {
  const states = new Map(before.states)
  let progress: Progress = { ...before, states }
  const step = (change: Partial<Progress>) => {
    progress = { ...progress, ...change }
    saw(progress)
  }
  const waits = (why: RefusalCode): Round => ({ is: 'waits', why, progress })

  const pieces = await local('emergency.pieces', {})
  if (!pieces.ok) return waits(pieces.error.code)
  const { ready, open, handedOver, waiting, logTo } = pieces.value
  step({ ready: ready.length + handedOver.length, open: open.length })

  while (progress.logTo < logTo) {
    const piece = await local('emergency.piece', { logFrom: progress.logTo + 1 })
    if (!piece.ok) return waits(piece.error.code)
    const reply = await sent(branch, piece.value)
    if (!reply.ok) return waits(reply.error.code)
    const last = piece.value.entries.at(-1)
    // The branch says where it stands: further than this program knew after a restart, or behind where it was restored.
    if (reply.value.logTo === progress.logTo) return waits('STALE')
    step({ logTo: reply.value.logTo, ...(last?.seq === reply.value.logTo ? { lastHash: last.hash } : {}) })
  }

  // The cards first: until the branch knows of it, somebody else looks for one in the drawer.
  const asked = [...handedOver.map(id => ({ handedOver: id })), ...[...ready, ...(all ? open : [])].map(id => ({ caseId: id }))]
  for (const one of asked) {
    const id = Object.values(one)[0] ?? ''
    if (states.has(id)) continue
    const piece = await local('emergency.piece', one as never)
    if (!piece.ok) return waits(piece.error.code)
    const reply = await sent(branch, piece.value)
    if (!reply.ok) return waits(reply.error.code)
    if (reply.value.state !== null) states.set(id, reply.value.state)
    step({})
  }
  // Nobody is called here any more: who waits is called by the branch, under the number in their hand.
  if (all && waiting > 0) {
    const piece = await local('emergency.piece', { tickets: true })
    if (!piece.ok) return waits(piece.error.code)
    const reply = await sent(branch, piece.value)
    if (!reply.ok) return waits(reply.error.code)
  }
  return { is: 'done', progress }
}

/** The branch did it and could not say so any more: asked anew under another call it tells how the piece stands. */
async function sent(branch: Ask, piece: In<'emergency.handIn'>): Promise<Result<Out<'emergency.handIn'>>> {
  const reply = await branch('emergency.handIn', piece)
  return !reply.ok && reply.error.code === 'DONE_BEFORE' ? branch('emergency.handIn', piece) : reply
}
