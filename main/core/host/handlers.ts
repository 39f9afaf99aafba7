/** Names the function behind each command of the branch; a missing or extra one does not compile. */
import type { Handlers } from '../../../shared/ipc/dispatch.ts'
import { fieldForClipboard, noteReceipt, putPicture, takeBackPicture } from '../channels/centre/hand/hand-in.ts'
import { viewHand } from '../channels/centre/hand/offer.ts'
import { again, giveUp, recallCard, settleNews } from '../channels/centre/overrule.ts'
import { seeNews, setCallBack, setLine } from '../channels/centre/settings.ts'
import { centreBar, centreOfCase, centreRejects, viewCentre } from '../channels/centre/view.ts'
import { makeBatchNow, seeResult, setCentreFolder, setSeal, viewWays, writeBatchAgain, writeBatchTo } from '../channels/centre/ways.ts'
import { compareSerials } from '../channels/lists/acts.ts'
import { matchBank } from '../channels/lists/bank.ts'
import { takeMerged } from '../channels/lists/merged.ts'
import { acceptOnline, refuseOnline } from '../channels/online/accept.ts'
import { answerAgain } from '../channels/online/answer-again.ts'
import { receiveOnline, setOnlineFolder } from '../channels/online/keeper.ts'
import { takeOnline } from '../channels/online/take.ts'
import { listOnline, onlinePicture, viewOnline } from '../channels/online/view.ts'
import { dropUnit, openUnit, takePhotos, takeSheet } from '../channels/unit/batch.ts'
import { unitResult } from '../channels/unit/result.ts'
import { unitTemplate } from '../channels/unit/template.ts'
import { listUnits, unitPicture, viewUnit } from '../channels/unit/view.ts'
import { lookAtPictures, makeUnit, pauseUnit, resumeUnit } from '../channels/unit/work.ts'
import { giveNotices } from '../commands/business/give.ts'
import { previewCalendar, saveCalendar, viewCalendar } from '../commands/calendar/change.ts'
import { closeAccount } from '../commands/card/effect.ts'
import { holderCards, tellCard } from '../commands/card/holder.ts'
import { releaseCase, takeCase, takeCaseOver, viewLease } from '../commands/case/lease.ts'
import { openCase } from '../commands/case/open-case.ts'
import { reassign, takeOver } from '../commands/case/reassign.ts'
import { seekCases, seekMerged, seekPage } from '../commands/case/seek.ts'
import { submitCase, voidCase } from '../commands/case/submit.ts'
import { unmaskCase } from '../commands/case/unmask.ts'
import { signConfirmation } from '../commands/confirm/sign.ts'
import { copiesInBar, copyNow, leavePlace, setPlace, viewCopies } from '../commands/copies/copies.ts'
import type { Core } from '../commands/core.ts'
import { changeFeeWay, reverseFee } from '../commands/correction/fee.ts'
import { makeCorrection } from '../commands/correction/make.ts'
import { barDesk, endInvitation, inviteDesk, listDesks } from '../commands/desk/desks.ts'
import { auditFile } from '../commands/disclosure/audit-file.ts'
import { casePage } from '../commands/disclosure/case-file.ts'
import { registerWorkbook } from '../commands/disclosure/register.ts'
import { fillSheet, listSheets, takeStatistics } from '../commands/disclosure/statistics.ts'
import { endCase } from '../commands/ending/end-case.ts'
import { dealWithEndedCard } from '../commands/ending/ended-card.ts'
import { withdrawConsent } from '../commands/ending/withdraw-consent.ts'
import { countDrawer } from '../commands/fee/count-drawer.ts'
import { payMany } from '../commands/fee/pay-many.ts'
import { refundFee } from '../commands/fee/refund.ts'
import { collectFee, waiveFee } from '../commands/fee/settle.ts'
import { completeDraft, saveDraft } from '../commands/form/draft.ts'
import { handOver, leaveCard, verifyTaker } from '../commands/handover/hand-over.ts'
import { reportWrongCard } from '../commands/handover/wrong-card.ts'
import { judgeIdentity, lookUpNumber } from '../commands/identity/look-up.ts'
import { bringMerged, dropMerged, lookAtMerged } from '../commands/merged/bring.ts'
import { changePassword, resetPassword } from '../commands/operator/change-password.ts'
import { nameManager } from '../commands/operator/name-manager.ts'
import { allowRekey, drawRecoveryCode } from '../commands/operator/new-key.ts'
import { addOperator, listOperators, setActive, setRoles } from '../commands/operator/operators.ts'
import { newPassphrase } from '../commands/operator/passphrase.ts'
import { lock, signIn, signOut, unlock, viewSession } from '../commands/operator/sign-in.ts'
import { renameOperator, setAbsent, setTerms } from '../commands/operator/terms.ts'
import { bringCompanion } from '../commands/people/bring.ts'
import { capture } from '../commands/photo/capture.ts'
import { choosePhoto } from '../commands/photo/choose.ts'
import { keepOldCard, photoBytes } from '../commands/photo/old-card.ts'
import { beginPickup } from '../commands/pickup/begin.ts'
import { bookPickup, cancelPickup, missPickup, walkIn } from '../commands/pickup/book.ts'
import { closePickup, reopenPickup, setHours } from '../commands/pickup/hours.ts'
import { moveAll } from '../commands/pickup/move-all.ts'
import { cameBack, receivedThere, sendOn } from '../commands/pickup/send-on.ts'
import { fetchBack, markOverdue, notifyHolder, sendBack, voidCard } from '../commands/pickup/uncollected.ts'
import { recordMany, recordProduction } from '../commands/production/record.ts'
import { addDivision } from '../commands/profile/division.ts'
import { readRulesFile, rulesFile } from '../commands/profile/file.ts'
import { previewProfile } from '../commands/profile/preview.ts'
import { saveProfile } from '../commands/profile/save.ts'
import { lookAtVersion, viewVersions } from '../commands/profile/versions.ts'
import { giveRating, viewRating } from '../commands/rating/give.ts'
import { noteCalled } from '../commands/reminder/called.ts'
import { handOnTexts, setPort } from '../commands/reminder/hand-on.ts'
import { queueAgain } from '../commands/reminder/queue-again.ts'
import { closeDay } from '../commands/report/close-day.ts'
import { answerPerson } from '../commands/retention/ask.ts'
import { approve, approveMany, reject, returnCase } from '../commands/review/decide.ts'
import { listLeases, releaseReview, seeReview, takeReview } from '../commands/review/lease.ts'
import { noteSerial } from '../commands/serial/note.ts'
import { countStock } from '../commands/stock/count.ts'
import {
  destroyStock,
  drawStock,
  findStock,
  giveBackStock,
  loseStock,
  receiveStock,
  reverseStock,
  sendUpStock,
  spoilStock,
} from '../commands/stock/move.ts'
import { assignSeries, holdTicket, pauseWindow, returnTicket, transferTicket, withdrawTicket } from '../commands/ticket/aside.ts'
import { callNext, finishTicket, markAbsent, recall, takeTicketBack } from '../commands/ticket/call.ts'
import { setHallVoice, viewHallVoice } from '../commands/ticket/hall-voice.ts'
import { takeTicket } from '../commands/ticket/take.ts'
import { verifyAudit } from '../platform/audit/verify.ts'
import { findAudit } from '../queries/audit/find.ts'
import { auditKey } from '../queries/audit/key.ts'
import { listEndedCards } from '../queries/case/ended-cards.ts'
import { viewCase } from '../queries/case/view.ts'
import { listWithdrawn } from '../queries/case/withdrawn.ts'
import { listCorrections } from '../queries/correction/list.ts'
import { viewSheet } from '../queries/customer/sheet.ts'
import { registerChoice } from '../queries/disclosure/register-rows.ts'
import { viewBalance } from '../queries/fee/balance.ts'
import { listOpenFees } from '../queries/fee/open.ts'
import { viewStatement } from '../queries/fee/statement.ts'
import { feeWorkbook } from '../queries/fee/workbook.ts'
import { findCharacters } from '../queries/form/find-characters.ts'
import { codesUnder, findCodesIn } from '../queries/form/find-codes.ts'
import { answerGuidance } from '../queries/guidance/answer.ts'
import { searchGuidance } from '../queries/guidance/search.ts'
import { walkGuidance } from '../queries/guidance/walk.ts'
import { listMerged } from '../queries/merged/list.ts'
import { viewEvent } from '../queries/pickup/event.ts'
import { viewForecast } from '../queries/pickup/forecast.ts'
import { viewHours } from '../queries/pickup/hours.ts'
import { offerPickup } from '../queries/pickup/offer.ts'
import { planMoves } from '../queries/pickup/plan.ts'
import { listTransfers } from '../queries/pickup/transfers.ts'
import { listWaiting } from '../queries/pickup/uncollected.ts'
import { visitsOn } from '../queries/pickup/visits.ts'
import { viewPhotoSpec, viewProfile, viewProfileOfCase } from '../queries/profile/view.ts'
import { listReminders } from '../queries/reminder/list.ts'
import { viewDay } from '../queries/report/day-end.ts'
import { figuresWorkbook, viewFigures } from '../queries/report/figures.ts'
import { viewReport } from '../queries/report/view.ts'
import { reportWorkbook } from '../queries/report/workbook.ts'
import { viewRetention } from '../queries/retention/view.ts'
import { listSerials, viewSerials } from '../queries/serial/list.ts'
import { viewStockBalance } from '../queries/stock/balance.ts'
import { listCounts, listMoves, viewStock } from '../queries/stock/view.ts'
import { viewHall } from '../queries/ticket/hall.ts'
import { viewLine } from '../queries/ticket/line.ts'
import { viewQueue } from '../queries/ticket/queue.ts'
import type { Who } from '../records/context.ts'
import { judgeCompanion } from '../records/people/judge.ts'
import { changeBranch, viewBranch } from './branch-view.ts'
import { deviceHandlers } from './device-handlers.ts'
import { dropJobItem, retryJob, viewJobs } from './jobs.ts'

export const handlers: Handlers<'branch', Core, Who> = {
  'merged.list': listMerged,
  'merged.find': seekMerged,
  'merged.take': takeMerged,
  'merged.bring': bringMerged,
  'merged.drop': dropMerged,
  'merged.look': lookAtMerged,
  'retention.view': viewRetention,
  'retention.ask': answerPerson,
  'copies.bar': copiesInBar,
  'copies.view': viewCopies,
  'copies.now': copyNow,
  'copies.setPlace': setPlace,
  'copies.leavePlace': leavePlace,
  'branch.view': viewBranch,
  'branch.change': changeBranch,
  'session.signIn': signIn,
  'session.view': viewSession,
  'session.lock': lock,
  'session.unlock': unlock,
  'session.signOut': signOut,
  'session.nameManager': nameManager,
  'operator.list': listOperators,
  'operator.add': addOperator,
  'operator.setActive': setActive,
  'operator.setRoles': setRoles,
  'operator.rename': renameOperator,
  'operator.setTerms': setTerms,
  'operator.setAbsent': setAbsent,
  'case.takeOver': takeOver,
  'case.reassign': reassign,
  'operator.resetPassword': resetPassword,
  'session.changePassword': changePassword,
  'store.drawRecoveryCode': drawRecoveryCode,
  'store.allowRekey': allowRekey,
  'store.changePassphrase': newPassphrase,
  'profile.view': viewProfile,
  'profile.ofCase': viewProfileOfCase,
  'profile.versions': viewVersions,
  'profile.look': lookAtVersion,
  'profile.preview': previewProfile,
  'profile.save': saveProfile,
  'profile.read': readRulesFile,
  'profile.file': rulesFile,
  'codes.addDivision': addDivision,
  'calendar.view': viewCalendar,
  'calendar.preview': previewCalendar,
  'calendar.save': saveCalendar,
  'codes.find': findCodesIn,
  'codes.under': codesUnder,
  'ticket.take': takeTicket,
  'ticket.line': viewLine,
  'hall.view': viewHall,
  'hall.voice': viewHallVoice,
  'hall.setVoice': setHallVoice,
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
  'identity.lookUp': lookUpNumber,
  'identity.judge': judgeIdentity,
  'people.judge': judgeCompanion,
  'people.bring': bringCompanion,
  'characters.find': findCharacters,
  'case.open': openCase,
  'case.view': viewCase,
  'case.find': seekCases,
  'case.void': voidCase,
  'case.end': endCase,
  'ending.cards': listEndedCards,
  'ending.dealWithCard': dealWithEndedCard,
  'transfer.list': listTransfers,
  'transfer.send': sendOn,
  'transfer.received': receivedThere,
  'transfer.back': cameBack,
  'consent.withdraw': withdrawConsent,
  'consent.withdrawn': listWithdrawn,
  'correction.make': makeCorrection,
  'correction.list': listCorrections,
  'business.give': giveNotices,
  'holder.cards': holderCards,
  'holder.tellCard': tellCard,
  'holder.closeAccount': closeAccount,
  'form.save': saveDraft,
  'form.complete': completeDraft,
  'photo.spec': viewPhotoSpec,
  'photo.capture': capture,
  'photo.choose': choosePhoto,
  'photo.oldCard': keepOldCard,
  'photo.bytes': photoBytes,
  'confirm.sign': signConfirmation,
  'customer.sheet': viewSheet,
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
  'fee.reverse': reverseFee,
  'fee.changeWay': changeFeeWay,
  'fee.payMany': payMany,
  'fee.open': listOpenFees,
  'fee.balance': viewBalance,
  'fee.statement': viewStatement,
  'fee.workbook': feeWorkbook,
  'fee.match': matchBank,
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
  'stock.lose': loseStock,
  'stock.find': findStock,
  'stock.reverse': reverseStock,
  'stock.count': countStock,
  'stock.counts': listCounts,
  'serial.of': viewSerials,
  'serial.note': noteSerial,
  'serial.list': listSerials,
  'serial.compare': compareSerials,
  'report.figures': viewFigures,
  'report.figuresFile': figuresWorkbook,
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
  'pickup.plan': planMoves,
  'pickup.moveAll': moveAll,
  'pickup.reopen': reopenPickup,
  'pickup.waiting': listWaiting,
  'pickup.notify': notifyHolder,
  'pickup.markOverdue': markOverdue,
  'pickup.sendBack': sendBack,
  'pickup.fetchBack': fetchBack,
  'pickup.voidCard': voidCard,
  'reminder.list': listReminders,
  'reminder.queue': queueAgain,
  'reminder.handOn': handOnTexts,
  'reminder.called': noteCalled,
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
  'case.search': seekPage,
  'case.unmask': unmaskCase,
  'report.view': viewReport,
  'report.workbook': reportWorkbook,
  'day.view': viewDay,
  'day.close': closeDay,
  ...deviceHandlers,
  'desk.list': listDesks,
  'desk.invite': inviteDesk,
  'desk.endInvitation': endInvitation,
  'desk.bar': barDesk,
  'lease.view': viewLease,
  'lease.take': takeCase,
  'lease.release': releaseCase,
  'lease.takeOver': takeCaseOver,
  'jobs.view': viewJobs,
  'jobs.retry': retryJob,
  'jobs.drop': dropJobItem,
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
  'audit.find': findAudit,
  'audit.verify': verifyAudit,
  'audit.key': auditKey,
  'audit.file': auditFile,
  'disclosure.casePage': casePage,
  'statistics.list': listSheets,
  'statistics.take': takeStatistics,
  'statistics.fill': fillSheet,
  'disclosure.columns': registerChoice,
  'disclosure.register': registerWorkbook,
}
