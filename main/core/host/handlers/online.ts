/** Names the functions behind the commands of shared/ipc/commands/online.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import { acceptOnline, refuseOnline } from '../../channels/online/accept.ts'
import { answerAgain } from '../../channels/online/answer-again.ts'
import { receiveOnline, setOnlineFolder } from '../../channels/online/keeper.ts'
import { takeOnline } from '../../channels/online/take.ts'
import { listOnline, onlinePicture, viewOnline } from '../../channels/online/view.ts'
import type { Core } from '../../commands/core.ts'
import type { Who } from '../../records/context.ts'

export const onlineHandlers = {
  'online.list': listOnline,
  'online.view': viewOnline,
  'online.picture': onlinePicture,
  'online.receive': receiveOnline,
  'online.accept': acceptOnline,
  'online.refuse': refuseOnline,
  'online.answer': answerAgain,
  'online.take': takeOnline,
  'online.setFolder': setOnlineFolder,
} satisfies Partial<Handlers<'branch', Core, Who>>
