/** Names the functions behind the commands of shared/ipc/commands/counter.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import { giveNotices } from '../../commands/business/give.ts'
import { openCase } from '../../commands/case/open-case.ts'
import { reassign, takeOver } from '../../commands/case/reassign.ts'
import { seekCases } from '../../commands/case/seek.ts'
import { submitCase, voidCase } from '../../commands/case/submit.ts'
import { signConfirmation } from '../../commands/confirm/sign.ts'
import type { Core } from '../../commands/core.ts'
import { endCase } from '../../commands/ending/end-case.ts'
import { completeDraft, saveDraft } from '../../commands/form/draft.ts'
import { judgeIdentity, lookUpNumber } from '../../commands/identity/look-up.ts'
import { addPage, pageBytes, removePage } from '../../commands/paper/pages.ts'
import { capture } from '../../commands/photo/capture.ts'
import { choosePhoto } from '../../commands/photo/choose.ts'
import { keepOldCard, photoBytes } from '../../commands/photo/old-card.ts'
import { approve, approveMany, reject, returnCase } from '../../commands/review/decide.ts'
import { listLeases, releaseReview, seeReview, takeReview } from '../../commands/review/lease.ts'
import { takeApprovalBack } from '../../commands/review/take-back.ts'
import { assignSeries, holdTicket, pauseWindow, returnTicket, transferTicket, withdrawTicket } from '../../commands/ticket/aside.ts'
import { callNext, finishTicket, markAbsent, recall, takeTicketBack } from '../../commands/ticket/call.ts'
import { takeTicket } from '../../commands/ticket/take.ts'
import { viewTellerDay } from '../../queries/case/teller-day.ts'
import { viewCase } from '../../queries/case/view.ts'
import { viewPhotoSpec } from '../../queries/profile/view.ts'
import { viewLine } from '../../queries/ticket/line.ts'
import { viewQueue } from '../../queries/ticket/queue.ts'
import type { Who } from '../../records/context.ts'

export const counterHandlers = {
  'case.takeOver': takeOver,
  'case.reassign': reassign,
  'ticket.take': takeTicket,
  'ticket.line': viewLine,
  'ticket.hold': holdTicket,
  'ticket.return': returnTicket,
  'ticket.transfer': transferTicket,
  'ticket.withdraw': withdrawTicket,
  'queue.view': viewQueue,
  'queue.pause': pauseWindow,
  'queue.assign': assignSeries,
  'ticket.call': callNext,
  'ticket.recall': recall,
  'ticket.absent': markAbsent,
  'ticket.takeBack': takeTicketBack,
  'ticket.finish': finishTicket,
  'teller.today': viewTellerDay,
  'identity.lookUp': lookUpNumber,
  'identity.judge': judgeIdentity,
  'case.open': openCase,
  'case.view': viewCase,
  'case.find': seekCases,
  'case.void': voidCase,
  'case.end': endCase,
  'business.give': giveNotices,
  'form.save': saveDraft,
  'form.complete': completeDraft,
  'photo.spec': viewPhotoSpec,
  'photo.capture': capture,
  'photo.choose': choosePhoto,
  'photo.oldCard': keepOldCard,
  'paper.add': addPage,
  'paper.bytes': pageBytes,
  'paper.remove': removePage,
  'photo.bytes': photoBytes,
  'confirm.sign': signConfirmation,
  'case.submit': submitCase,
  'review.leases': listLeases,
  'review.take': takeReview,
  'review.release': releaseReview,
  'review.see': seeReview,
  'review.approveMany': approveMany,
  'review.approve': approve,
  'review.takeBack': takeApprovalBack,
  'review.return': returnCase,
  'review.reject': reject,
} satisfies Partial<Handlers<'branch', Core, Who>>
