/** Shapes of the first start and of opening the store. */
import { typedLine, typedLines } from '../../entry/text.ts'
import { NewPlace } from '../../profile/new-place.ts'
import { z } from '../../zod.ts'
import { RulesCode, RulesText } from './profile.ts'
import { BranchCode, BranchData, Login, Mode, Password } from './session.ts'

/** `keyring`: the system keeps the key; `passphrase`: typed at each start; `beside`: practice only, in the clear next to the store. */
export const custodies = ['keyring', 'passphrase', 'beside'] as const
export const Custody = z.enum(custodies)

/** A way back to an open store, with what it holds and what it lacks of all that is known to have been saved. */
export const StoreWay = z.object({
  /** The time of a copy, or the kind itself. */
  id: z.string(),
  /** `rebuild`: a copy and the journal after it. `as-is`: the store goes on with what it has. */
  kind: z.enum(['rebuild', 'copy', 'as-is']),
  /** Of the last thing saved in it. */
  at: z.string().nullable(),
  n: z.number().int(),
  /** How many cases it holds; null where that is known only once it is rebuilt. */
  cases: z.number().int().nullable(),
  lastCase: z.string().nullable(),
  lastTicket: z.string().nullable(),
  /** How many saved steps are missing in it, since when, and of which cases and tickets as far as that is known. */
  lacks: z.number().int(),
  /** False where what would know is damaged itself: more than is said may be missing. */
  sure: z.boolean(),
  since: z.string().nullable(),
  lost: z.array(z.string()),
})
export type StoreWay = z.infer<typeof StoreWay>

export const SetupView = z.object({
  state: z.enum(['none', 'locked', 'starting', 'ready', 'down']),
  mode: Mode.nullable(),
  custody: Custody.nullable(),
  /** Without a system keyring, live mode asks for a passphrase. */
  keyringAvailable: z.boolean(),
  /** Cities and banks the program ships a profile for. */
  profiles: z.array(z.object({ id: z.string(), place: z.string() })),
  /** Refusal code of why the store does not open; null if it does. */
  trouble: z.string().nullable(),
  /** Times of the copies that can be restored, newest first; filled when the store is damaged or of a newer program. */
  copies: z.array(z.string()),
  /** The same with what each holds, the best first; empty where the key is not known. */
  ways: z.array(StoreWay),
  /** The stores of this machine: practice and live stand beside each other. */
  stores: z.array(Mode),
  /** The branch across the hall that this machine is a desk of; null where it has its own. */
  joined: z.string().nullable(),
})
export type SetupView = z.infer<typeof SetupView>

export const SetupCreate = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('practice') }),
  z.object({
    mode: z.literal('live'),
    branch: BranchData.extend({
      /** Part of every number, so it can be changed only before the first one is drawn. */
      code: BranchCode,
      bank: BranchData.shape.bank.optional(),
    }),
    profile: z.string(),
    /** In the place of a shipped place. */
    rules: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('new'), place: NewPlace }),
        z.object({ kind: z.literal('file'), text: RulesText, code: RulesCode }),
      ])
      .optional(),
    manager: z.object({ login: Login, name: typedLines().min(1).max(20), password: Password }),
    passphrase: z.string().max(128).nullable(),
  }),
])
export type SetupCreate = z.infer<typeof SetupCreate>
/** What a person types at a desk that joins a branch; the manager sees it by `name` and `place`. */
export const SetupJoin = z.object({
  address: z.string().trim().min(1).max(200),
  code: z.string().trim().min(1).max(64),
  name: typedLine().min(1).max(20),
  place: typedLine().max(20),
})
export const SetupJoined = z.object({ branch: z.string(), mode: Mode })
/** Shown once and never stored in the clear; null in practice mode. */
export const SetupCreated = z.object({ recoveryCode: z.string().nullable() })
/** Leaves the store that is open for the other one of this machine. */
export const SetupSwitch = z.object({ to: Mode })
export const SetupUnlock = z.object({ passphrase: z.string().max(128).nullable(), recoveryCode: z.string().max(64).nullable() })
export const SetupRestore = z.object({ copy: z.string() })
