/** Defines the shape of one command of the contract. */
import type { Role, WindowKind } from '../access/roles.ts'
import type { z } from '../zod.ts'
import type { ByteFields } from './measure.ts'

/**
 * Who answers the command: the shell what needs Electron, the desk what stands on it (camera, coach), the branch everything else.
 * A branch may be in the desk's own process or across the hall; no feature knows which.
 */
export type Owner = 'desk' | 'branch' | 'shell'
/** `read` may be resent after the core restarts; `write` is never resent automatically. */
export type Kind = 'read' | 'write'

export type Command = {
  readonly at: Owner
  readonly kind: Kind
  /**
   * Roles that may call it; `anyone` needs no session, `signed-in` any role. `desk` is no person: the program of a desk that joined the
   * branch, known by its certificate.
   */
  readonly by: readonly Role[] | 'anyone' | 'signed-in' | 'desk'
  readonly from: readonly WindowKind[]
  /** Milliseconds until the caller reports TIMED_OUT. */
  readonly deadline?: number
  /** Fields whose byte arrays do not count into the megabyte of a call; see `measure.ts`. */
  readonly bytes?: ByteFields
  readonly in: z.ZodType
  readonly out: z.ZodType
}

export const command = <const C extends Command>(row: C): C => row
