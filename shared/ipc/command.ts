/** Shapes one command of the contract. */
import type { Role, WindowKind } from '../access/roles.ts'
import type { z } from '../zod.ts'

/** Where the command is answered. The shell owns what needs Electron, the core everything else. */
export type Owner = 'core' | 'shell'
/** `read` may be sent again after the core restarted, `write` never by machine. */
export type Kind = 'read' | 'write'

export type Command = {
  readonly at: Owner
  readonly kind: Kind
  /** Roles that may call it; `anyone` needs no session, `signed-in` any role. */
  readonly by: readonly Role[] | 'anyone' | 'signed-in'
  readonly from: readonly WindowKind[]
  /** How long the caller waits before it says TIMED_OUT, in ms. */
  readonly deadline?: number
  readonly in: z.ZodType
  readonly out: z.ZodType
}

export const command = <const C extends Command>(row: C): C => row
