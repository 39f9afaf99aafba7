/** Names the functions behind the commands of shared/ipc/commands/serial.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import { compareSerials } from '../../channels/lists/acts.ts'
import type { Core } from '../../commands/core.ts'
import { noteSerial } from '../../commands/serial/note.ts'
import { listSerials, viewSerials } from '../../queries/serial/list.ts'
import type { Who } from '../../records/context.ts'

export const serialHandlers = {
  'serial.of': viewSerials,
  'serial.note': noteSerial,
  'serial.list': listSerials,
  'serial.compare': compareSerials,
} satisfies Partial<Handlers<'branch', Core, Who>>
