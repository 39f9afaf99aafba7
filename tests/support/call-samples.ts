/** Gives one sound input for every command of the core, about a case that is really there. */
import { noticesFor } from '../../shared/business/notices.ts'
import { OnlineId, PhotoId, PickupClosureId, PrintId, UnitId } from '../../shared/ids.ts'
import type { In, OwnedBy } from '../../shared/ipc/contract.ts'
import type { CaseView } from '../../shared/ipc/shapes/case.ts'
import type { TicketView } from '../../shared/ipc/shapes/ticket.ts'
import { tellerLooks } from '../../shared/photo/verdict.ts'
import { Day } from '../../shared/time.ts'
import { cardInHand, companion, contactDetails, otherCitizen, signature } from './a-case.ts'
import { unitOpening } from './a-unit.ts'

export type CoreCommand = OwnedBy<'core'>
export type Samples = { readonly [N in CoreCommand]: In<N> }

const morning = [{ from: '09:00', to: '12:00', capacity: 3 }]
const pickupHours = {
  week: { '1': morning, '2': morning, '3': morning, '4': morning, '5': morning, '6': [], '7': [] },
  slotMinutes: 30,
  walkInPercent: 30,
}
const unknownId = OnlineId.parse('00000000000000000000000000')
const unknownUnit = UnitId.parse('00000000000000000000000000')

const noBytes = new Uint8Array([0xff, 0xd8, 0xff])

export function samplesFor(view: CaseView, ticket: TicketView): Samples {
  const caseId = view.id
  const ref = { caseId, revision: view.revision }
  const photoId = view.photos[0]?.id ?? null
  const verdicts = view.photos[0]?.verdicts ?? []
  const flagged = verdicts.filter(({ level }) => level === 'flag').map(({ check }) => ({ check, reason: '本人确认无误' }))
  return {
    'branch.view': {},
    'session.signIn': { login: 'jingban', password: 'x', counter: '03' },
    'session.view': {},
    'session.lock': {},
    'session.unlock': { password: 'x' },
    'session.signOut': {},
    'operator.list': {},
    'operator.add': { login: 'xinren', name: '新人', roles: ['teller'], password: 'xinren2026' },
    'operator.setActive': { operatorId: view.makerId, active: true },
    'store.newRecoveryCode': {},
    'profile.view': {},
    'profile.ofCase': { caseId },
    'profile.versions': {},
    'profile.look': { seq: 1 },
    'profile.preview': { change: { kind: 'place', profile: 'beijing' }, begins: Day.parse('2026-03-09') },
    'profile.save': {
      change: { kind: 'restore', profile: 'guangzhou', version: '1.0' },
      begins: Day.parse('2026-03-16'),
      reason: '按上级通知',
      seen: 1,
    },
    'calendar.view': {},
    'calendar.preview': { change: { kind: 'day', day: Day.parse('2026-03-10'), open: false, name: '停电' } },
    'calendar.save': { change: { kind: 'day', day: Day.parse('2026-03-11'), open: false, name: '停电' }, reason: '按上级通知', seen: 0 },
    'codes.find': { table: 'bank', text: '工商', limit: 10 },
    'codes.under': { table: 'area', parent: '440000', text: '' },
    'ticket.take': { item: 'REPLACE_PHOTO', priority: false },
    'ticket.line': {},
    'ticket.call': {},
    'ticket.recall': { ticketId: ticket.id },
    'ticket.absent': { ticketId: ticket.id },
    'ticket.finish': { ticketId: ticket.id },
    'identity.lookUp': { docType: 'RIC', number: otherCitizen.number },
    'identity.judge': otherCitizen,
    'people.judge': { companion, holder: otherCitizen, item: 'REPLACE_PHOTO' },
    'people.bring': { ...ref, companion },
    'characters.find': { text: '20BB7' },
    'case.open': { ticketId: null, identity: otherCitizen },
    'case.view': { caseId },
    'case.find': { which: 'all', text: '演练' },
    'case.void': { ...ref, reason: '客户改天再来' },
    'business.give': {
      ...ref,
      item: 'REPLACE_PHOTO',
      reason: 'LOOKS_CHANGED',
      photoPlan: 'new',
      papers: ['HOLDER_ID', 'OLD_CARD', 'NEW_PHOTO'],
      notices: [...noticesFor('REPLACE_PHOTO')],
      consents: ['PHOTO_CONSENT'],
    },
    'online.list': {},
    'online.view': { id: unknownId },
    'online.picture': { id: unknownId, part: 'finished' },
    'online.receive': {},
    'online.accept': { id: unknownId, decisions: [], looks: [...tellerLooks], card: null, assured: [] },
    'online.refuse': { id: unknownId, words: '照片不是本人' },
    'online.answer': { id: unknownId },
    'online.take': { path: 'nowhere.zip' },
    'online.setFolder': { which: 'inbox', path: 'nowhere' },
    'unit.list': {},
    'unit.view': { unitId: unknownUnit, which: 'all', after: 0 },
    'unit.picture': { unitId: unknownUnit, at: 2 },
    'unit.open': unitOpening,
    'unit.look': { unitId: unknownUnit, seen: [2], bad: [3] },
    'unit.make': { unitId: unknownUnit },
    'unit.resume': { unitId: unknownUnit },
    'unit.pause': { unitId: unknownUnit },
    'unit.drop': { unitId: unknownUnit, reason: '单位要求撤回' },
    'unit.template': {},
    'unit.result': { unitId: unknownUnit },
    'unit.takeSheet': { unitId: unknownUnit, path: 'nowhere.xlsx' },
    'unit.takePhotos': { unitId: unknownUnit, path: 'nowhere.zip' },
    'holder.cards': { caseId },
    'holder.closeAccount': { caseId },
    'holder.tellCard': { caseId, card: cardInHand },
    'form.save': { caseId, draft: contactDetails },
    'form.complete': { caseId, draft: contactDetails },
    'photo.cameras': {},
    'photo.look': { caseId, image: noBytes, frameWidth: 1280 },
    'photo.capture': { caseId, source: 'file', images: [noBytes] },
    'photo.shoot': { caseId, camera: 'nowhere' },
    'photo.choose': { ...ref, photoId: photoId ?? PhotoId.parse(caseId), decisions: flagged, looks: [...tellerLooks], override: null },
    'photo.oldCard': { caseId, image: noBytes },
    'photo.bytes': { caseId, photoId, part: 'finished' },
    'confirm.sign': { ...ref, signature },
    'case.submit': ref,
    'review.approve': ref,
    'review.return': { ...ref, reason: 'form', note: '地址不全' },
    'review.reject': { ...ref, note: '不是本人' },
    'fee.collect': { ...ref, method: 'cash', fen: 2000 },
    'fee.waive': { ...ref, reason: '制卡差错' },
    'production.record': { ...ref, event: 'sendToMake', note: '', cardTail: null },
    'pickup.offer': { caseId },
    'pickup.forecast': { caseId },
    'pickup.book': { ...ref, day: Day.parse('2026-03-25'), start: '09:00' },
    'pickup.cancel': ref,
    'pickup.miss': ref,
    'pickup.walkIn': ref,
    'pickup.begin': { ...ref, ticketId: ticket.id },
    'pickup.day': { day: Day.parse('2026-03-25') },
    'pickup.event': { caseId },
    'pickup.hours': {},
    'pickup.setHours': { hours: pickupHours, reason: '冬季作息' },
    'pickup.close': { firstDay: Day.parse('2026-03-20'), lastDay: Day.parse('2026-03-20'), span: null, reason: '网点装修' },
    'pickup.reopen': { closureId: PickupClosureId.parse(caseId) },
    'pickup.waiting': {},
    'pickup.notify': ref,
    'pickup.markOverdue': ref,
    'pickup.sendBack': ref,
    'pickup.voidCard': { ...ref, reason: '逾期未领' },
    'reminder.list': {},
    'reminder.queue': { caseId },
    'reminder.handOn': {},
    'reminder.setPort': { folder: null },
    'handover.verify': {
      ...ref,
      docType: view.identity.docType,
      number: view.identity.number,
      faceSame: true,
      nameSame: true,
      cardPhotoSame: true,
    },
    'handover.leave': ref,
    'handover.wrongCard': { ...ref, note: '卡面照片有划痕' },
    'handover.complete': { ...ref, oldCard: 'collected', toldEnable: true, toldBank: true, signature },
    'guidance.search': { text: '照片太丑' },
    'guidance.walk': { picked: { card: 'third' } },
    'guidance.answer': { question: 'q0', picked: { card: 'third', trouble: 'photo' } },
    'slip.page': { kind: 'form', caseId, ticketId: null },
    'print.keep': { kind: 'form', caseId, ticketId: null, pdf: noBytes, pages: 1 },
    'print.list': { caseId },
    'print.bytes': { printId: PrintId.parse(caseId) },
    'audit.find': { caseId, day: null },
    'audit.verify': {},
  }
}
