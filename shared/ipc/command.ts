/** Defines the shape of one command of the contract. */
import type { Role, WindowKind } from '../access/roles.ts'
import type { z } from '../zod.ts'
import type { ByteFields } from './measure.ts'

/** Which process answers the command: the shell if it needs Electron, otherwise the core. */
export type Owner = 'core' | 'shell'
/** `read` may be resent after the core restarts; `write` is never resent automatically. */
export type Kind = 'read' | 'write'

export type Command = {
  readonly at: Owner
  readonly kind: Kind
  /** Roles that may call it; `anyone` needs no session, `signed-in` any role. */
  readonly by: readonly Role[] | 'anyone' | 'signed-in'
  readonly from: readonly WindowKind[]
  /** Milliseconds until the caller reports TIMED_OUT. */
  readonly deadline?: number
  /** Fields whose byte arrays do not count into the megabyte of a call; see `measure.ts`. */
  readonly bytes?: ByteFields
  readonly in: z.ZodType
  readonly out: z.ZodType
}

export const command = <const C extends Command>(row: C): C => row
