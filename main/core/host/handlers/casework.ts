/** Names the functions behind the commands of shared/ipc/commands/casework.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import type { Core } from '../../commands/core.ts'
import { dealWithEndedCard } from '../../commands/ending/ended-card.ts'
import { withdrawConsent } from '../../commands/ending/withdraw-consent.ts'
import { endParcel, sendParcel } from '../../commands/pickup/post.ts'
import { cameBack, receivedThere, sendOn } from '../../commands/pickup/send-on.ts'
import { listEndedCards } from '../../queries/case/ended-cards.ts'
import { listWithdrawn } from '../../queries/case/withdrawn.ts'
import { addresseeFor, listParcels } from '../../queries/pickup/parcels.ts'
import { listTransfers } from '../../queries/pickup/transfers.ts'
import type { Who } from '../../records/context.ts'

export const caseworkHandlers = {
  'ending.cards': listEndedCards,
  'ending.dealWithCard': dealWithEndedCard,
  'transfer.list': listTransfers,
  'transfer.send': sendOn,
  'transfer.received': receivedThere,
  'transfer.back': cameBack,
  'parcel.list': listParcels,
  'parcel.to': addresseeFor,
  'parcel.send': sendParcel,
  'parcel.end': endParcel,
  'consent.withdraw': withdrawConsent,
  'consent.withdrawn': listWithdrawn,
} satisfies Partial<Handlers<'branch', Core, Who>>
