/** Checks a call's name, window, role and input, in that order, and runs its handler; the only place that catches a Refusal. */
import type { Role } from '../access/roles.ts'
import { Refusal } from '../refusal.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Command, Owner } from './command.ts'
import { type CommandName, contract, isCommandName, type Out, type OwnedBy, type Parsed } from './contract.ts'
import { measure } from './measure.ts'
import type { Caller } from './wire.ts'

/** The part of a session that dispatch needs; handlers get the whole session. */
export type SessionFacts = { readonly roles: readonly Role[]; readonly locked: boolean }

export type Handlers<O extends Owner, World, Who> = {
  readonly [N in OwnedBy<O>]: (world: World, who: Who, input: Parsed<N>) => Promise<Out<N>>
}

export type Door<World, Who> = {
  readonly owner: Owner
  readonly world: World
  readonly sessionOf: (caller: Caller) => SessionFacts | null
  readonly whoIs: (caller: Caller) => Who
  /** Runs an admitted call, where the world judges once more who may do it beside what it changes; at once if omitted. */
  readonly admitted?: <T>(row: Command, who: Who, run: () => Promise<T>) => Promise<T>
  /** Called for every unexpected error, to log ids and codes only; the caller gets INTERNAL. */
  readonly onBug: (name: string, error: unknown) => void
}

type AnyHandler<World, Who> = (world: World, who: Who, input: never) => Promise<unknown>

/** Answers one call. Never throws, and never passes on input that its schema has not parsed. */
export async function dispatch<World, Who>(
  door: Door<World, Who>,
  handlers: { readonly [name: string]: AnyHandler<World, Who> },
  caller: Caller,
  name: string,
  raw: unknown,
): Promise<Result<unknown>> {
  const row: Command | null = typeof name === 'string' && isCommandName(name) ? contract[name] : null
  const handler = row && Object.hasOwn(handlers, name) ? handlers[name] : undefined
  if (!row || !handler || row.at !== door.owner) return fail({ code: 'UNKNOWN_COMMAND', detail: { name: nameOf(name) } })
  try {
    admit(row, caller, door.sessionOf(caller))
    const { fault } = measure(raw, row.bytes)
    if (fault) return fail({ code: fault })
    const parsed = row.in.safeParse(raw)
    if (!parsed.success) return fail({ code: 'BAD_INPUT', detail: { fields: parsed.error.issues.map(issue => issue.path.join('.')) } })
    const who = door.whoIs(caller)
    const run = () => handler(door.world, who, parsed.data as never)
    return ok(row.out.parse(await (door.admitted ? door.admitted(row, who, run) : run())))
  } catch (error) {
    if (error instanceof Refusal) return fail(error.detail ? { code: error.code, detail: error.detail } : { code: error.code })
    door.onBug(name, error)
    return fail({ code: 'INTERNAL' })
  }
}

/** Whatever was sent as a name: an object may refuse to become a text. */
export const nameOf = (name: unknown): string => (typeof name === 'string' ? name.slice(0, 40) : typeof name)

function admit(row: Command, caller: Caller, session: SessionFacts | null): void {
  if (!row.from.includes(caller.window)) throw new Refusal('WRONG_WINDOW')
  if (row.by === 'anyone') return
  if (row.by === 'desk') {
    if (caller.desk === undefined) throw new Refusal('NOT_ALLOWED')
    return
  }
  if (!session) throw new Refusal('NOT_SIGNED_IN')
  if (session.locked) throw new Refusal('SCREEN_LOCKED')
  if (row.by === 'signed-in') return
  if (!row.by.some(role => session.roles.includes(role))) throw new Refusal('NOT_ALLOWED')
}

export type { CommandName }
