/** Names the function behind each command of the core; a missing or extra one does not compile. */
import type { Handlers } from '../../shared/ipc/dispatch.ts'
import { findAudit } from './audit/find.ts'
import { verifyAudit } from './audit/verify.ts'
import { changeBranch, viewBranch } from './branch-view.ts'
import { giveNotices } from './business/give.ts'
import { previewCalendar, saveCalendar, viewCalendar } from './calendar/change.ts'
import { closeAccount } from './card/effect.ts'
import { holderCards, tellCard } from './card/holder.ts'
import { findCases } from './case/find.ts'
import { openCase } from './case/open-case.ts'
import { searchCases } from './case/search.ts'
import { submitCase, voidCase } from './case/submit.ts'
import { unmaskCase } from './case/unmask.ts'
import { viewCase } from './case/view.ts'
import { signConfirmation } from './confirm/sign.ts'
import type { Core, Who } from './core.ts'
import { countDrawer, viewBalance } from './fee/balance.ts'
import { refundFee } from './fee/refund.ts'
import { collectFee, waiveFee } from './fee/settle.ts'
import { completeDraft, saveDraft } from './form/draft.ts'
import { findCharacters } from './form/find-characters.ts'
import { codesUnder, findCodesIn } from './form/find-codes.ts'
import { answerGuidance } from './guidance/answer.ts'
import { searchGuidance } from './guidance/search.ts'
import { walkGuidance } from './guidance/walk.ts'
import { handOver, leaveCard, verifyTaker } from './handover/hand-over.ts'
import { reportWrongCard } from './handover/wrong-card.ts'
import { judgeIdentity, lookUpNumber } from './identity/look-up.ts'
import { acceptOnline, refuseOnline } from './online/accept.ts'
import { answerAgain } from './online/answer.ts'
import { receiveOnline, setOnlineFolder } from './online/keeper.ts'
import { takeOnline } from './online/take.ts'
import { listOnline, onlinePicture, viewOnline } from './online/view.ts'
import { changePassword, resetPassword } from './operator/change-password.ts'
import { addOperator, listOperators, setActive, setRoles } from './operator/operators.ts'
import { newRecoveryCode } from './operator/recovery-code.ts'
import { lock, signIn, signOut, unlock, viewSession } from './operator/sign-in.ts'
import { bringCompanion } from './people/bring.ts'
import { judgeCompanion } from './people/judge.ts'
import { capture, listCameras, shoot } from './photo/capture.ts'
import { choosePhoto } from './photo/choose.ts'
import { lookAtPreview } from './photo/coach.ts'
import { keepOldCard, photoBytes } from './photo/old-card.ts'
import { beginPickup } from './pickup/begin.ts'
import { bookPickup, cancelPickup, missPickup, walkIn } from './pickup/book.ts'
import { viewEvent } from './pickup/event.ts'
import { viewForecast } from './pickup/forecast.ts'
import { closePickup, reopenPickup, setHours, viewHours } from './pickup/hours.ts'
import { offerPickup } from './pickup/offer.ts'
import { listWaiting, markOverdue, notifyHolder, sendBack, voidCard } from './pickup/uncollected.ts'
import { visitsOn } from './pickup/visits.ts'
import { keepPrint, listPrints, printBytes } from './print/keep.ts'
import { slipPage } from './print/page.ts'
import { recordMany, recordProduction } from './production/record.ts'
import { viewProfile, viewProfileOfCase } from './profile/current.ts'
import { previewProfile } from './profile/preview.ts'
import { saveProfile } from './profile/save.ts'
import { lookAtVersion, viewVersions } from './profile/versions.ts'
import { giveRating, viewRating } from './rating/give.ts'
import { handOnTexts, setPort } from './reminder/hand-on.ts'
import { queueAgain } from './reminder/queue.ts'
import { listReminders } from './reminder/rows.ts'
import { closeDay, viewDay } from './report/day-end.ts'
import { viewReport } from './report/view.ts'
import { reportWorkbook } from './report/workbook.ts'
import { approve, approveMany, reject, returnCase } from './review/decide.ts'
import { listLeases, releaseReview, seeReview, takeReview } from './review/lease.ts'
import { viewStockBalance } from './stock/balance.ts'
import { destroyStock, drawStock, giveBackStock, receiveStock, sendUpStock, spoilStock } from './stock/move.ts'
import { listMoves, viewStock } from './stock/view.ts'
import { callNext, finishTicket, markAbsent, recall } from './ticket/call.ts'
import { viewLine } from './ticket/line.ts'
import { takeTicket } from './ticket/take.ts'
import { dropUnit, openUnit, takePhotos, takeSheet } from './unit/batch.ts'
import { unitResult } from './unit/result.ts'
import { unitTemplate } from './unit/template.ts'
import { listUnits, unitPicture, viewUnit } from './unit/view.ts'
import { lookAtPictures, makeUnit, pauseUnit, resumeUnit } from './unit/work.ts'

export const handlers: Handlers<'core', Core, Who> = {
  'branch.view': viewBranch,
  'branch.change': changeBranch,
  'session.signIn': signIn,
  'session.view': viewSession,
  'session.lock': lock,
  'session.unlock': unlock,
  'session.signOut': signOut,
  'operator.list': listOperators,
  'operator.add': addOperator,
  'operator.setActive': setActive,
  'operator.setRoles': setRoles,
  'operator.resetPassword': resetPassword,
  'session.changePassword': changePassword,
  'store.newRecoveryCode': newRecoveryCode,

  'profile.view': viewProfile,
  'profile.ofCase': viewProfileOfCase,
  'profile.versions': viewVersions,
  'profile.look': lookAtVersion,
  'profile.preview': previewProfile,
  'profile.save': saveProfile,
  'calendar.view': viewCalendar,
  'calendar.preview': previewCalendar,
  'calendar.save': saveCalendar,
  'codes.find': findCodesIn,
  'codes.under': codesUnder,

  'ticket.take': takeTicket,
  'ticket.line': viewLine,
  'ticket.call': callNext,
  'ticket.recall': recall,
  'ticket.absent': markAbsent,
  'ticket.finish': finishTicket,

  'identity.lookUp': lookUpNumber,
  'identity.judge': judgeIdentity,
  'people.judge': judgeCompanion,
  'people.bring': bringCompanion,
  'characters.find': findCharacters,
  'case.open': openCase,
  'case.view': viewCase,
  'case.find': findCases,
  'case.void': voidCase,
  'business.give': giveNotices,
  'holder.cards': holderCards,
  'holder.tellCard': tellCard,
  'holder.closeAccount': closeAccount,
  'form.save': saveDraft,
  'form.complete': completeDraft,
  'photo.cameras': listCameras,
  'photo.look': lookAtPreview,
  'photo.capture': capture,
  'photo.shoot': shoot,
  'photo.choose': choosePhoto,
  'photo.oldCard': keepOldCard,
  'photo.bytes': photoBytes,
  'confirm.sign': signConfirmation,
  'case.submit': submitCase,

  'review.leases': listLeases,
  'review.take': takeReview,
  'review.release': releaseReview,
  'review.see': seeReview,
  'review.approveMany': approveMany,
  'review.approve': approve,
  'review.return': returnCase,
  'review.reject': reject,

  'fee.collect': collectFee,
  'fee.waive': waiveFee,
  'fee.refund': refundFee,
  'fee.balance': viewBalance,
  'fee.count': countDrawer,
  'production.record': recordProduction,
  'production.recordMany': recordMany,
  'stock.view': viewStock,
  'stock.moves': listMoves,
  'stock.balance': viewStockBalance,
  'stock.receive': receiveStock,
  'stock.draw': drawStock,
  'stock.giveBack': giveBackStock,
  'stock.spoil': spoilStock,
  'stock.sendUp': sendUpStock,
  'stock.destroy': destroyStock,
  'pickup.offer': offerPickup,
  'pickup.forecast': viewForecast,
  'pickup.book': bookPickup,
  'pickup.cancel': cancelPickup,
  'pickup.miss': missPickup,
  'pickup.walkIn': walkIn,
  'pickup.begin': beginPickup,
  'pickup.day': visitsOn,
  'pickup.event': viewEvent,
  'pickup.hours': viewHours,
  'pickup.setHours': setHours,
  'pickup.close': closePickup,
  'pickup.reopen': reopenPickup,
  'pickup.waiting': listWaiting,
  'pickup.notify': notifyHolder,
  'pickup.markOverdue': markOverdue,
  'pickup.sendBack': sendBack,
  'pickup.voidCard': voidCard,
  'reminder.list': listReminders,
  'reminder.queue': queueAgain,
  'reminder.handOn': handOnTexts,
  'reminder.setPort': setPort,
  'handover.verify': verifyTaker,
  'handover.leave': leaveCard,
  'handover.wrongCard': reportWrongCard,
  'handover.complete': handOver,

  'guidance.search': searchGuidance,
  'guidance.walk': walkGuidance,
  'guidance.answer': answerGuidance,

  'online.list': listOnline,
  'online.view': viewOnline,
  'online.picture': onlinePicture,
  'online.receive': receiveOnline,
  'online.accept': acceptOnline,
  'online.refuse': refuseOnline,
  'online.answer': answerAgain,
  'online.take': takeOnline,
  'online.setFolder': setOnlineFolder,

  'unit.list': listUnits,
  'unit.view': viewUnit,
  'unit.picture': unitPicture,
  'unit.open': openUnit,
  'unit.look': lookAtPictures,
  'unit.make': makeUnit,
  'unit.resume': resumeUnit,
  'unit.pause': pauseUnit,
  'unit.drop': dropUnit,
  'unit.template': unitTemplate,
  'unit.result': unitResult,
  'unit.takeSheet': takeSheet,
  'unit.takePhotos': takePhotos,

  'rating.view': viewRating,
  'rating.give': giveRating,
  'case.search': searchCases,
  'case.unmask': unmaskCase,
  'report.view': viewReport,
  'report.workbook': reportWorkbook,
  'day.view': viewDay,
  'day.close': closeDay,

  'slip.page': slipPage,
  'print.keep': keepPrint,
  'print.list': listPrints,
  'print.bytes': printBytes,

  'audit.find': findAudit,
  'audit.verify': verifyAudit,
}
