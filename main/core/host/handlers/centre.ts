/** Names the functions behind the commands of shared/ipc/commands/centre.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import { fieldForClipboard, noteReceipt, putPicture, takeBackPicture } from '../../channels/centre/hand/hand-in.ts'
import { viewHand } from '../../channels/centre/hand/offer.ts'
import { again, giveUp, recallCard, settleNews } from '../../channels/centre/overrule.ts'
import { seeNews, setCallBack, setLine } from '../../channels/centre/settings.ts'
import { centreBar, centreOfCase, centreRejects, viewCentre } from '../../channels/centre/view.ts'
import { makeBatchNow, seeResult, setCentreFolder, setSeal, viewWays, writeBatchAgain, writeBatchTo } from '../../channels/centre/ways.ts'
import type { Core } from '../../commands/core.ts'
import type { Who } from '../../records/context.ts'

export const centreHandlers = {
  'centre.bar': centreBar,
  'centre.view': viewCentre,
  'centre.ofCase': centreOfCase,
  'centre.setLine': setLine,
  'centre.setCallBack': setCallBack,
  'centre.rejects': centreRejects,
  'centre.recall': recallCard,
  'centre.again': again,
  'centre.giveUp': giveUp,
  'centre.settle': settleNews,
  'centre.seen': seeNews,
  'centre.ways': viewWays,
  'centre.setFolder': setCentreFolder,
  'centre.setSeal': setSeal,
  'centre.batch': makeBatchNow,
  'centre.batchAgain': writeBatchAgain,
  'centre.batchTo': writeBatchTo,
  'centre.resultSeen': seeResult,
  'centre.handView': viewHand,
  'centre.handPut': putPicture,
  'centre.handField': fieldForClipboard,
  'centre.handReceipt': noteReceipt,
  'centre.handBack': takeBackPicture,
} satisfies Partial<Handlers<'branch', Core, Who>>
