/** What desk and hall agree on about the line between them: names, times, limits, and the messages it carries. */
import { windowKinds } from '../access/roles.ts'
import type { Result } from '../result.ts'
import { z } from '../zod.ts'

/** The one name every hall has: a desk knows its branch by the authority, not by an address. */
export const hallName = 'hall.ssc-counter.internal'
export const usualPort = 7443

export const lineTimes = {
  /** The hall's heart beats so often; a desk that hears nothing at all for `silentMs` gives the line up. */
  beatMs: 500,
  silentMs: 1_800,
  /** A line that comes back sooner was never gone: nobody is told. */
  toldAfterMs: 800,
  handshakeMs: 4_000,
  /** Where a branch has another server to be tried, one whose machine is dead does not answer at all. */
  handshakeOfSeveralMs: 1_500,
  firstPauseMs: 100,
  mostPauseMs: 1_500,
  /** A server that has not reached its database for so long sends its desks to the branch's other server. */
  sentAwayAfterMs: 2_000,
  /** How long the seats of a desk that is gone stay signed in. */
  seatsKeptMs: 10 * 60_000,
} as const

/** A burst of five pictures as large as the contract allows would be more; nobody has such a camera. */
export const mostMessageBytes = 96 * 1024 * 1024
export const mostJoinBytes = 16 * 1024

/** Why the hall ended a line, beside what WebSocket says of itself. */
export const closeCodes = { garbled: 4400, barred: 4403, replaced: 4409, slow: 4413, closing: 4503 } as const

/** A desk's own window never says it is a terminal. */
const deskWindows = windowKinds.filter(kind => kind !== 'terminal')

const Call = z.strictObject({
  seq: z.number().int().nonnegative(),
  /** Writes carry one; sent again under the same, they are answered once. */
  id: z
    .string()
    .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    .nullable(),
  window: z.enum(deskWindows),
  seat: z.number().int().nonnegative(),
  name: z.string().max(40),
  input: z.unknown(),
})

export const ToHall = z.union([
  /** `run` is drawn by each start of the desk's program: another one means that its windows are new. */
  z.strictObject({ hello: z.strictObject({ version: z.string().max(40), run: z.string().min(8).max(40) }) }),
  z.strictObject({ call: Call }),
  z.strictObject({ seatClosed: z.number().int().nonnegative() }),
])
export type ToHall = z.infer<typeof ToHall>

/** The desk trusts the hall, whose authority it checked. */
export type FromHall =
  /**
   * `certificate` takes the place of the one the desk came with, which ends soon; the desk's key stays. `servers` are all addresses of the
   * branch, where it has more than one: whichever of them holds it answers.
   */
  | { readonly welcome: { readonly deskId: string; readonly certificate?: string; readonly servers?: readonly string[] } }
  | { readonly reply: { readonly seq: number; readonly result: Result<unknown> } }
  | { readonly event: { readonly name: string; readonly payload: unknown } }

const base64 = z
  .string()
  .max(4_096)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/)

/** What a desk says when it joins, after it has checked the hall's authority by the code. */
export const JoinAsk = z.strictObject({
  secret: base64,
  name: z.string().trim().min(1).max(40),
  place: z.string().trim().max(40),
  version: z.string().max(40),
  /** SPKI in DER of the key the desk made for itself, and its signature over `joinProof`. */
  publicKey: base64,
  proof: base64,
})
export type JoinAsk = z.infer<typeof JoinAsk>
export const JoinSaid = z.union([
  z.object({ deskId: z.string(), certificate: z.string(), branch: z.string(), mode: z.enum(['practice', 'live']) }),
  z.object({ refused: z.enum(['JOIN_CLOSED', 'JOIN_WAIT', 'JOIN_CODE_WRONG', 'BAD_INPUT']) }),
])
export type JoinSaid = z.infer<typeof JoinSaid>
