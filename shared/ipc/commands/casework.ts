/** The commands for what happens beside the straight way of a case: cards whose case ended, cards sent on or posted, consents withdrawn. */
import { z } from '../../zod.ts'
import { command } from '../command.ts'
import { CaseView } from '../shapes/case.ts'
import { ConsentWithdraw, ConsentWithdrawn, EndedCard, EndedCardDeal, TransferEnd, TransferSend, TransferView } from '../shapes/casework.ts'
import { ParcelEndNote, ParcelSend, ParcelTo, ParcelView } from '../shapes/parcel.ts'
import { CaseOnly, desk, Nothing, staff } from './callers.ts'

const rest = ['cards', 'manager'] as const

export const caseworkCommands = {
  'ending.cards': command({ at: 'branch', kind: 'read', by: rest, from: desk, in: Nothing, out: z.array(EndedCard) }),
  'ending.dealWithCard': command({ at: 'branch', kind: 'write', by: rest, from: desk, in: EndedCardDeal, out: z.array(EndedCard) }),

  'transfer.list': command({ at: 'branch', kind: 'read', by: rest, from: desk, in: Nothing, out: z.array(TransferView) }),
  'transfer.send': command({ at: 'branch', kind: 'write', by: rest, from: desk, in: TransferSend, out: TransferView }),
  'transfer.received': command({ at: 'branch', kind: 'write', by: rest, from: desk, in: TransferEnd, out: CaseView }),
  'transfer.back': command({ at: 'branch', kind: 'write', by: rest, from: desk, in: TransferEnd, out: CaseView }),

  'parcel.list': command({ at: 'branch', kind: 'read', by: rest, from: desk, in: Nothing, out: z.array(ParcelView) }),
  'parcel.to': command({ at: 'branch', kind: 'read', by: ['cards'], from: desk, in: CaseOnly, out: ParcelTo }),
  'parcel.send': command({ at: 'branch', kind: 'write', by: ['cards'], from: desk, in: ParcelSend, out: CaseView }),
  'parcel.end': command({ at: 'branch', kind: 'write', by: rest, from: desk, in: ParcelEndNote, out: CaseView }),

  'consent.withdraw': command({
    at: 'branch',
    kind: 'write',
    by: ['teller', 'cards', 'manager'],
    from: desk,
    in: ConsentWithdraw,
    out: CaseView,
  }),
  'consent.withdrawn': command({ at: 'branch', kind: 'read', by: staff, from: desk, in: CaseOnly, out: z.array(ConsentWithdrawn) }),
} as const
