/** Serves one branch from a terminal: opens it, or stands by until it may, and steps back where another server has taken it. */
import { stdout } from 'node:process'
import { setTimeout as after } from 'node:timers/promises'
import type { CoreOptions } from '../../shared/ipc/wire.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { PhotoEngine } from '../core/imaging/engine.ts'
import { systemClock } from '../core/platform/clock.ts'
import type { Log } from '../core/platform/log.ts'
import { allDesks } from '../core/records/desk/rows.ts'
import { type OpenHall, openHall } from '../hall/open-hall.ts'
import { Trouble } from './hall-key.ts'

export type Branch = {
  readonly store: CoreOptions
  /** HOST:PORT. */
  readonly listen: string
  /** Where desks reach all servers of the branch; empty where it has one. */
  readonly servers: readonly string[]
  readonly standBy: boolean
  readonly invite: boolean
}

type Around = {
  readonly log: Log
  /** Ends the serving: what is under way is finished, and the last copy made. */
  readonly leaving: AbortSignal
  /** One for all branches of this process; without it the branch opens its own. */
  readonly photos?: PhotoEngine
}

/** Between two tries to open a branch whose database is away. */
const againMs = 1_000

/** Ends when `leaving` says so. @throws Trouble, and whatever opening the branch refuses */
export async function serveBranch(branch: Branch, around: Around): Promise<void> {
  if (branch.standBy) stdout.write(`Standing by at ${branch.listen} until the branch is free.\n`)
  while (!around.leaving.aborted) {
    const taken = new AbortController()
    const hall = await openOrWait(branch, around, () => taken.abort())
    if (hall === null) continue
    await announce(hall, branch)
    await aborted(AbortSignal.any([taken.signal, around.leaving]))
    const why = around.leaving.aborted ? 'leaving' : 'taken'
    if (why === 'leaving') stdout.write(`Closing ${hall.core.branch.code}.\n`)
    await hall.close()
    if (why === 'taken' && !branch.standBy) throw new Trouble('Another server has taken the branch.')
    if (why === 'taken') stdout.write(`Another server has taken the branch. Standing by at ${branch.listen}.\n`)
  }
}

/** Null where it is to be tried again: a stand-by outlives its database, and another server may have been quicker. */
async function openOrWait(branch: Branch, { log, leaving, photos }: Around, onTaken: () => void): Promise<OpenHall | null> {
  const { host, port } = placeOf(branch.listen)
  const { store, servers, standBy } = branch
  try {
    return await openHall({
      store,
      host,
      port,
      servers,
      onTaken,
      around: { clock: systemClock(), log, ...(photos ? { photos } : {}) },
      ...(standBy ? { standBy: leaving } : {}),
    })
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      throw new Trouble(`Cannot listen at ${branch.listen}: ${String(Reflect.get(error, 'code'))}.`)
    const waits = standBy && error instanceof Refusal && ['STORE_GONE', 'STORE_TAKEN', 'BRANCH_HELD'].includes(error.code)
    if (!waits) throw error
    await after(againMs, undefined, { signal: leaving }).catch(() => undefined)
    return null
  }
}

async function announce(hall: OpenHall, { listen, invite }: Branch): Promise<void> {
  const known = (await allDesks(hall.core.store.db)).filter(desk => desk.barred_at === null)
  const open = `The branch ${hall.core.branch.code} is open for its desks at ${placeOf(listen).host}:${hall.port}.\n`
  // At once, so that the code of one branch never stands under the name of another.
  stdout.write(invite || known.length === 0 ? `${open}${codeFor(hall)}` : open)
}

function codeFor({ desks }: OpenHall): string {
  const { code, until } = desks.invite(null)
  return `One desk may join with the code ${code} until ${until}.\n`
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** @throws Trouble */
export function placeOf(listen: string): { readonly host: string; readonly port: number } {
  const found = /^(.+):(\d{1,5})$/.exec(listen)
  const port = Number(found?.[2])
  if (!found?.[1] || port > 65_535) throw new Trouble(`${listen} is no HOST:PORT.`)
  return { host: found[1].replaceAll(/[[\]]/g, ''), port }
}
