/** The commands for a case from the waiting line to the review. */
import { PhotoSpec } from '../../photo/standard.ts'
import { z } from '../../zod.ts'
import { command } from '../command.ts'
import { mostPictureBytes } from '../measure.ts'
import {
  CaseEnd,
  CaseFind,
  CaseReassign,
  CaseRef,
  CaseRow,
  CaseSubmit,
  CaseView,
  CaseVoid,
  ConfirmSign,
  FormSave,
  NoticeGive,
} from '../shapes/case.ts'
import { CaseOpen, IdentityFound, IdentityInput, IdentityJudged, IdentityLookUp } from '../shapes/identity.ts'
import { PaperAdd, PaperBytes, PaperRef, PaperShoot } from '../shapes/paper.ts'
import {
  CameraView,
  OldCardPhoto,
  PhotoBytes,
  PhotoCapture,
  PhotoChoose,
  PhotoLook,
  PhotoLooked,
  PhotoPart,
  PhotoShoot,
} from '../shapes/photo.ts'
import { ManyDone, ReviewLease, ReviewMany, ReviewReject, ReviewReturn } from '../shapes/review.ts'
import { TellerToday } from '../shapes/teller.ts'
import {
  LineView,
  QueueAssign,
  QueuePause,
  QueueView,
  TicketHold,
  TicketRef,
  TicketTake,
  TicketTransfer,
  TicketView,
} from '../shapes/ticket.ts'
import { CaseOnly, desk, floor, Nothing, staff } from './callers.ts'

export const counterCommands = {
  // the waiting line
  'ticket.take': command({ at: 'branch', kind: 'write', by: ['lobby', 'teller'], from: desk, in: TicketTake, out: TicketView }),
  'ticket.line': command({ at: 'branch', kind: 'read', by: 'signed-in', from: desk, in: Nothing, out: LineView }),
  'ticket.call': command({ at: 'branch', kind: 'write', by: ['teller'], from: desk, in: Nothing, out: TicketView }),
  'ticket.recall': command({ at: 'branch', kind: 'write', by: ['teller'], from: desk, in: TicketRef, out: TicketView }),
  'ticket.absent': command({ at: 'branch', kind: 'write', by: ['teller'], from: desk, in: TicketRef, out: TicketView }),
  // What was pressed by mistake, within ten seconds of it.
  'ticket.takeBack': command({ at: 'branch', kind: 'write', by: ['lobby', 'teller'], from: desk, in: TicketRef, out: TicketView }),
  'ticket.finish': command({ at: 'branch', kind: 'write', by: ['teller'], from: desk, in: TicketRef, out: TicketView }),

  // Aside for a moment, back into the line, to another item or window.
  'ticket.hold': command({ at: 'branch', kind: 'write', by: ['teller'], from: desk, in: TicketHold, out: TicketView }),
  'ticket.return': command({ at: 'branch', kind: 'write', by: ['lobby', 'teller'], from: desk, in: TicketRef, out: TicketView }),
  'ticket.transfer': command({ at: 'branch', kind: 'write', by: ['lobby', 'teller'], from: desk, in: TicketTransfer, out: TicketView }),
  // Given up by its person, or its slip was not printed.
  'ticket.withdraw': command({ at: 'branch', kind: 'write', by: ['lobby', 'teller'], from: desk, in: TicketRef, out: TicketView }),
  'queue.view': command({ at: 'branch', kind: 'read', by: ['lobby', 'teller', 'manager'], from: desk, in: Nothing, out: QueueView }),
  'queue.pause': command({ at: 'branch', kind: 'write', by: ['teller'], from: desk, in: QueuePause, out: QueueView }),
  'queue.assign': command({ at: 'branch', kind: 'write', by: ['teller'], from: desk, in: QueueAssign, out: QueueView }),

  /** What a teller sees between two people. */
  'teller.today': command({ at: 'branch', kind: 'read', by: ['teller'], from: desk, in: Nothing, out: TellerToday }),

  // a case while the citizen is at the counter
  'identity.lookUp': command({ at: 'branch', kind: 'read', by: ['teller', 'cards'], from: desk, in: IdentityLookUp, out: IdentityFound }),
  'identity.judge': command({ at: 'branch', kind: 'read', by: ['teller', 'cards'], from: desk, in: IdentityInput, out: IdentityJudged }),
  'case.open': command({ at: 'branch', kind: 'write', by: ['teller'], from: desk, in: CaseOpen, out: CaseView }),
  'case.view': command({ at: 'branch', kind: 'read', by: staff, from: desk, in: CaseOnly, out: CaseView }),
  'case.find': command({ at: 'branch', kind: 'read', by: floor, from: desk, in: CaseFind, out: z.array(CaseRow) }),
  'case.void': command({ at: 'branch', kind: 'write', by: ['teller', 'manager'], from: desk, in: CaseVoid, out: CaseView }),
  'case.end': command({ at: 'branch', kind: 'write', by: ['teller', 'cards', 'manager'], from: desk, in: CaseEnd, out: CaseView }),
  // The work of a colleague who is not there.
  'case.takeOver': command({ at: 'branch', kind: 'write', by: ['teller'], from: desk, in: CaseRef, out: CaseView }),
  'case.reassign': command({ at: 'branch', kind: 'write', by: ['manager'], from: desk, in: CaseReassign, out: CaseView }),
  'business.give': command({ at: 'branch', kind: 'write', by: ['teller'], from: desk, in: NoticeGive, out: CaseView }),
  'form.save': command({ at: 'branch', kind: 'write', by: ['teller'], from: desk, in: FormSave, out: CaseView }),
  'form.complete': command({ at: 'branch', kind: 'write', by: ['teller'], from: desk, in: FormSave, out: CaseView }),
  'photo.cameras': command({ at: 'desk', kind: 'read', by: ['teller', 'manager'], from: desk, in: Nothing, out: z.array(CameraView) }),
  /** What a picture must be here; the desk asks it for the coach. */
  'photo.spec': command({ at: 'branch', kind: 'read', by: ['teller'], from: desk, in: CaseOnly, out: PhotoSpec }),
  'photo.look': command({
    at: 'desk',
    kind: 'read',
    by: ['teller'],
    from: desk,
    deadline: 2_000,
    bytes: { image: mostPictureBytes },
    in: PhotoLook,
    out: PhotoLooked,
  }),
  'photo.capture': command({
    at: 'branch',
    kind: 'write',
    by: ['teller'],
    from: desk,
    deadline: 20_000,
    bytes: { images: mostPictureBytes },
    in: PhotoCapture,
    out: CaseView,
  }),
  'photo.shoot': command({ at: 'desk', kind: 'write', by: ['teller'], from: desk, deadline: 30_000, in: PhotoShoot, out: CaseView }),
  'photo.choose': command({ at: 'branch', kind: 'write', by: ['teller'], from: desk, in: PhotoChoose, out: CaseView }),
  'photo.oldCard': command({
    at: 'branch',
    kind: 'write',
    by: ['teller'],
    from: desk,
    bytes: { image: mostPictureBytes },
    in: OldCardPhoto,
    out: CaseView,
  }),
  'photo.bytes': command({ at: 'branch', kind: 'read', by: staff, from: desk, in: PhotoPart, out: PhotoBytes }),
  // copies of the papers that were handed in
  'paper.lenses': command({ at: 'desk', kind: 'read', by: ['teller', 'manager'], from: desk, in: Nothing, out: z.array(CameraView) }),
  'paper.shoot': command({ at: 'desk', kind: 'write', by: ['teller'], from: desk, deadline: 40_000, in: PaperShoot, out: CaseView }),
  'paper.add': command({
    at: 'branch',
    kind: 'write',
    by: ['teller'],
    from: desk,
    deadline: 25_000,
    bytes: { image: mostPictureBytes },
    in: PaperAdd,
    out: CaseView,
  }),
  'paper.remove': command({ at: 'branch', kind: 'write', by: ['teller'], from: desk, in: PaperRef, out: CaseView }),
  'paper.bytes': command({ at: 'branch', kind: 'read', by: staff, from: desk, in: PaperRef, out: PaperBytes }),
  'confirm.sign': command({ at: 'branch', kind: 'write', by: ['teller'], from: desk, in: ConfirmSign, out: CaseView }),
  'case.submit': command({ at: 'branch', kind: 'write', by: ['teller'], from: desk, in: CaseSubmit, out: CaseView }),

  // the second person
  'review.leases': command({ at: 'branch', kind: 'read', by: staff, from: desk, in: Nothing, out: z.array(ReviewLease) }),
  'review.take': command({ at: 'branch', kind: 'write', by: ['reviewer'], from: desk, in: CaseOnly, out: ReviewLease }),
  'review.release': command({ at: 'branch', kind: 'write', by: ['reviewer'], from: desk, in: CaseOnly, out: Nothing }),
  'review.see': command({ at: 'branch', kind: 'write', by: ['reviewer'], from: desk, in: CaseRef, out: ReviewLease }),
  'review.approveMany': command({
    at: 'branch',
    kind: 'write',
    by: ['reviewer'],
    from: desk,
    deadline: 30_000,
    in: ReviewMany,
    out: ManyDone,
  }),
  'review.approve': command({ at: 'branch', kind: 'write', by: ['reviewer'], from: desk, in: CaseRef, out: CaseView }),
  // Pressed by mistake, within ten seconds of it and before the next step.
  'review.takeBack': command({ at: 'branch', kind: 'write', by: ['reviewer'], from: desk, in: CaseRef, out: CaseView }),
  'review.return': command({ at: 'branch', kind: 'write', by: ['reviewer'], from: desk, in: ReviewReturn, out: CaseView }),
  'review.reject': command({ at: 'branch', kind: 'write', by: ['reviewer'], from: desk, in: ReviewReject, out: CaseView }),
} as const
