/** Names the functions behind the commands of shared/ipc/commands/desk.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import { releaseCase, takeCase, takeCaseOver, viewLease } from '../../commands/case/lease.ts'
import type { Core } from '../../commands/core.ts'
import { barDesk, endInvitation, inviteDesk, listDesks } from '../../commands/desk/desks.ts'
import type { Who } from '../../records/context.ts'

export const deskHandlers = {
  'desk.list': listDesks,
  'desk.invite': inviteDesk,
  'desk.endInvitation': endInvitation,
  'desk.bar': barDesk,
  'lease.view': viewLease,
  'lease.take': takeCase,
  'lease.release': releaseCase,
  'lease.takeOver': takeCaseOver,
} satisfies Partial<Handlers<'branch', Core, Who>>
