/** Gathers from the store what each kind of slip shows. */

import { ItemCode, itemOf, makesCard } from '../../../../shared/business/items.ts'
import { paperCame } from '../../../../shared/business/materials.ts'
import { consentsFor, isConsent, noticesFor } from '../../../../shared/business/notices.ts'
import { ReasonCode } from '../../../../shared/business/reasons.ts'
import { isSignWay } from '../../../../shared/confirm/ways.ts'
import { DocType } from '../../../../shared/identity/documents.ts'
import { maskName, maskNumber } from '../../../../shared/identity/mask.ts'
import type { CaseId, CorrectionId, StockMoveId, TicketId, TransferId, UnitId } from '../../../../shared/ids.ts'
import type { GuideAsk } from '../../../../shared/ipc/shapes/guidance.ts'
import { isCovered } from '../../../../shared/pickup/calendar.ts'
import { calendarCode } from '../../../../shared/pickup/invitation.ts'
import { feeRule } from '../../../../shared/profile/ask.ts'
import { visitOf } from '../../../../shared/profile/companion.ts'
import { papersNeeded } from '../../../../shared/profile/requirements.ts'
import { expectedOrder, usualQueueRules } from '../../../../shared/queue/line.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { itemText, materialText, noticeTitle, paperWords, reasonText } from '../../../../shared/strings/zh-CN/business.ts'
import { faultWords } from '../../../../shared/strings/zh-CN/fault-words.ts'
import { nameLinkText, takerRoleText } from '../../../../shared/strings/zh-CN/handover.ts'
import { broughtByText, companionRoleText, docTypeText } from '../../../../shared/strings/zh-CN/identity.ts'
import { paperSaid } from '../../../../shared/strings/zh-CN/online.ts'
import { ageingText, forecastText } from '../../../../shared/strings/zh-CN/pickup.ts'
import { printText as text } from '../../../../shared/strings/zh-CN/print.ts'
import { signingSaid } from '../../../../shared/strings/zh-CN/signing.ts'
import {
  identityRechecked,
  limitNote,
  newCardText,
  oldCardFateText,
  passwordNote,
  takerOther,
  takerPair,
  takerRenamed,
  takerSelf,
} from '../../../../shared/strings/zh-CN/slip.ts'
import { stateText } from '../../../../shared/strings/zh-CN/workflow.ts'
import { clockAt, Day } from '../../../../shared/time.ts'
import type { CaseRecord, OperatorRecord } from '../../platform/store/schema.ts'
import type { TakingRecord } from '../../platform/store/tables/pickup.ts'
import { visitFor } from '../../records/case/papers.ts'
import { caseById, caseIdOf, holderAge } from '../../records/case/rows.ts'
import { consentsIn, formIn, noticesIn, promisedIn, signatureIn } from '../../records/case/values.ts'
import { confirmedBy } from '../../records/confirm/elsewhere.ts'
import { type SigningMoment, signingOf } from '../../records/confirm/signing.ts'
import type { RecordsContext } from '../../records/context.ts'
import { takerOf } from '../../records/handover/taker.ts'
import { personsOf } from '../../records/people/rows.ts'
import { photoById } from '../../records/photo/rows.ts'
import { bookedSeat } from '../../records/pickup/rows.ts'
import { sentBackOf } from '../../records/review/sent-back.ts'
import { numberedOf } from '../../records/ticket/queue.ts'
import { isPriority, ticketById, ticketNumber, ticketsOf } from '../../records/ticket/rows.ts'
import { calendarOf } from '../../rules/calendar/book.ts'
import { profileOf, profileOfCase } from '../../rules/profile/current.ts'
import { moneySlip } from '../fee/slip.ts'
import { sheetFor } from '../guidance/answer.ts'
import { invitationOf } from '../pickup/event.ts'
import { forecastFor } from '../pickup/forecast.ts'
import { allWaiting } from '../pickup/uncollected.ts'
import { dayEndSheet } from '../report/sheet.ts'
import type {
  AcceptanceSlip,
  DecisionSlip,
  FormSlip,
  GuideSlip,
  PickupSlip,
  SlipBranch,
  SlipData,
  TicketSlip,
  UncollectedSheet,
} from '../slips/slip-data.ts'
import { stockSlip } from '../stock/slip.ts'
import { transferSheet } from '../unit/transfer.ts'
import { actDone } from './act-words.ts'
import { consentSlip, correctionSlip, countSlip, endedCardSlip, endSlip, parcelSlip, paymentSlip, sentOnSheet } from './casework.ts'
import { errandSlip } from './errand.ts'
import { feeText, formGroups, hoursOf } from './slip-words.ts'
import { bringToPickup, isReportedLost, medicalNote } from './visit-words.ts'

/** To the minute, as a slip shows it. */
const minuteOf = (instant: string): string => clockAt(instant).slice(0, 16)

type Subject = {
  readonly caseId: CaseId | null
  readonly ticketId: TicketId | null
  readonly guide?: GuideAsk | undefined
  readonly moveId?: StockMoveId | undefined
  readonly unitId?: UnitId | undefined
  readonly correctionId?: CorrectionId | undefined
  readonly transferId?: TransferId | undefined
  readonly ofId?: string | undefined
  readonly day?: Day | undefined
}

/** @throws Refusal NOT_FOUND when the slip's ticket or case is not there, NOT_READY when it has nothing to show yet. */
export const gather: { readonly [K in keyof SlipData]: (core: RecordsContext, subject: Subject) => Promise<SlipData[K]> } = {
  ticket: (core, { ticketId }) => ticketSlip(core, named(ticketId)),
  acceptance: async (core, { caseId }) => acceptanceSlip(core, await caseById(core.store.db, named(caseId))),
  pickup: async (core, { caseId }) => pickupSlip(core, await caseById(core.store.db, named(caseId))),
  form: async (core, { caseId }) => formSlip(core, await caseById(core.store.db, named(caseId))),
  uncollected: core => uncollectedSheet(core),
  transfer: (core, { unitId }) => transferSheet(core, named(unitId ?? null)),
  'day-end': (core, { day }) => dayEndSheet(core, named(day ?? null)),
  guide: async (core, { guide }) => guideSlip(core, named(guide ?? null)),
  receipt: async (core, { caseId }) => moneySlip(core, await caseById(core.store.db, named(caseId)), 'receipt'),
  refund: async (core, { caseId }) => moneySlip(core, await caseById(core.store.db, named(caseId)), 'refund'),
  returned: async (core, { caseId }) => returnedSlip(core, await caseById(core.store.db, named(caseId))),
  rejected: async (core, { caseId }) => rejectedSlip(core, await caseById(core.store.db, named(caseId))),
  end: (core, { caseId }) => endSlip(core, named(caseId)),
  correction: (core, { correctionId }) => correctionSlip(core, named(correctionId ?? null)),
  consent: (core, { caseId }) => consentSlip(core, named(caseId)),
  payment: (core, { ofId }) => paymentSlip(core, named(ofId ?? null)),
  'stock-count': (core, { ofId }) => countSlip(core, named(ofId ?? null)),
  'sent-on': (core, { transferId }) => sentOnSheet(core, named(transferId ?? null)),
  'ended-card': (core, { caseId }) => endedCardSlip(core, named(caseId)),
  parcel: (core, { caseId }) => parcelSlip(core, named(caseId)),
  errand: (core, { ofId }) => errandSlip(core, named(ofId ?? null)),
  stock: (core, { moveId }) => stockSlip(core, named(moveId ?? null)),
}

function named<T>(id: T | null): T {
  if (id === null) throw new Refusal('NOT_FOUND')
  return id
}

async function ticketSlip(core: RecordsContext, id: TicketId): Promise<TicketSlip> {
  const ticket = await ticketById(core.store.db, id)
  if (!ticket) throw new Refusal('NOT_FOUND')
  const line = expectedOrder((await ticketsOf(core.store.db, ticket.day)).map(numberedOf), Date.parse(core.clock.now()), usualQueueRules)
  return {
    number: ticketNumber(ticket),
    itemName: itemText[ItemCode.parse(ticket.item)],
    priority: isPriority(ticket),
    waitingBefore: Math.max(
      0,
      line.findIndex(row => row.id === ticket.id),
    ),
    minutes: ticket.said_minutes,
    takenAt: minuteOf(ticket.taken_at),
    branchName: core.branch.name,
  }
}

const branchOf = (core: RecordsContext, row: CaseRecord): SlipBranch => {
  const { name, address, phone } = core.branch
  return { name, address, phone, hours: hoursOf(profileOfCase(core, row)) }
}

/** Whoever looked at the taker's document and gave the card, which is rarely who took the application. */
async function giverOf(core: RecordsContext, row: CaseRecord): Promise<OperatorRecord | undefined> {
  const last = await core.store.db
    .selectFrom('audit')
    .select('operator_id')
    .where('case_id', '=', row.id)
    .where('what', 'in', ['case.verifyTaker', 'case.handOver'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return operatorOf(core, last?.operator_id ?? row.maker_id)
}

const operatorOf = (core: RecordsContext, id: string | null): Promise<OperatorRecord | undefined> =>
  core.store.db
    .selectFrom('operator')
    .selectAll()
    .where('id', '=', id ?? '')
    .executeTakeFirst()

const limitOf = (core: RecordsContext, row: CaseRecord): string | null => {
  const profile = profileOfCase(core, row)
  return limitNote(profile.pickupLimitDays.value, profile.pickupGraceDays.value)
}

function guideSlip(core: RecordsContext, asked: GuideAsk): GuideSlip {
  const { name, address, phone } = core.branch
  return {
    sheet: sheetFor(core, asked),
    branch: { name, address, phone, hours: hoursOf(profileOf(core)) },
    madeAt: minuteOf(core.clock.now()),
  }
}

async function acceptanceSlip(core: RecordsContext, row: CaseRecord): Promise<AcceptanceSlip> {
  const profile = profileOfCase(core, row)
  const item = ItemCode.parse(row.item)
  const [maker, checker] = await Promise.all([operatorOf(core, row.maker_id), operatorOf(core, row.checker_id)])
  return {
    caseNumber: row.number,
    itemName: itemText[item],
    reasonName: row.reason === null ? '' : reasonText[ReasonCode.parse(row.reason)],
    maskedName: maskName(row.name),
    maskedNumber: maskNumber(row.doc_number),
    broughtBy: await broughtBy(core, row),
    acceptedAt: minuteOf(row.signed_at ?? row.opened_at),
    counter: row.maker_counter,
    operatorName: maker?.name ?? '',
    promised: promisedIn(row),
    act: await actDone(core, row),
    forecast: await forecastLine(core, row),
    branch: branchOf(core, row),
    bring: bringToPickup(core, row),
    feeText: feeText(row, feeRule(profile, item)?.value ?? null),
    receipt: row.receipt,
    lossReported: await isReportedLost(core, row),
    medicalNote: medicalNote(core, row),
    limitNote: makesCard(item) ? limitOf(core, row) : null,
    signature: signatureIn(row.signature),
    signedSaid: await signedSaid(core, row, 'confirm'),
    checkerName: checker?.name ?? null,
  }
}

/** Who came for the holder, masked; null where the holder came alone. */
async function broughtBy(core: RecordsContext, row: CaseRecord): Promise<string | null> {
  const [companion] = await personsOf(core.store.db, caseIdOf(row))
  if (!companion) return null
  const relation = core.resources.codes.rowOf('relation', companion.relation)?.name ?? companion.relation
  return broughtByText(companionRoleText[companion.role], maskName(companion.name), relation)
}

/** Before the card came, the past of the branch is worth a line; afterwards it is not. */
async function forecastLine(core: RecordsContext, row: CaseRecord): Promise<string | null> {
  if (row.promised_day === null || row.card_tail !== null) return null
  const forecast = await forecastFor(core, row.item)
  return forecast && forecastText.slip(forecast)
}

/** Who signed for the card, masked, with the document they showed. */
async function takerWords(core: RecordsContext, row: CaseRecord): Promise<string> {
  const taker = await takerOf(core.store.db, caseIdOf(row))
  const papers = (docType: string, number: string) => `${docTypeText[DocType.parse(docType)]} ${maskNumber(number)}`
  if (!taker || taker.role === 'holder') return holderWords(row, taker)
  const first = takerOther(takerRoleText[taker.role], maskName(taker.name), papers(taker.doc_type, taker.doc_number))
  const { second_doc_type: docType, second_number: number, second_name: name } = taker
  return docType && number && name ? takerPair(first, maskName(name), papers(docType, number)) : first
}

/** The document the holder showed, which need not be the one of the application, and the name they have by now. */
function holderWords(row: CaseRecord, taker: TakingRecord | undefined): string {
  const docType = DocType.parse(taker?.holder_doc_type ?? row.doc_type)
  const self = takerSelf(docTypeText[docType], maskNumber(taker?.holder_number ?? row.doc_number))
  const link = taker?.name_link ?? null
  return link === null ? self : takerRenamed(self, maskName(taker?.name_now ?? ''), nameLinkText[link])
}

const decisionHead = (core: RecordsContext, row: CaseRecord) => ({
  caseNumber: row.number,
  itemName: itemText[ItemCode.parse(row.item)],
  maskedName: maskName(row.name),
  maskedNumber: maskNumber(row.doc_number),
  branch: branchOf(core, row),
})

/** @throws Refusal NOT_READY where it is not back at the counter for a fault */
async function returnedSlip(core: RecordsContext, row: CaseRecord): Promise<DecisionSlip> {
  const sent = await sentBackOf(core.store.db, row)
  if (!sent) throw new Refusal('NOT_READY', { unmet: ['returnReason'] })
  const papers = sent.faults.flatMap(({ part, what }) => (part === 'papers' && what ? [materialText[what]] : []))
  return {
    ...decisionHead(core, row),
    decidedAt: minuteOf(sent.at),
    faults: [...new Set(sent.faults.map(faultWords))],
    // The note is for the colleague who mends it.
    reason: '',
    bring: [...new Set([materialText.HOLDER_ID, ...papers])],
  }
}

async function rejectedSlip(core: RecordsContext, row: CaseRecord): Promise<DecisionSlip> {
  if (row.state !== 'rejected') throw new Refusal('NOT_READY', { unmet: ['returnReason'] })
  return { ...decisionHead(core, row), decidedAt: minuteOf(row.changed_at), faults: [], reason: row.end_reason ?? '', bring: [] }
}

async function uncollectedSheet(core: RecordsContext): Promise<UncollectedSheet> {
  const rows = await allWaiting(core)
  return {
    branchName: core.branch.name,
    madeAt: minuteOf(core.clock.now()),
    rows: rows.map(row => ({
      number: row.number,
      itemName: itemText[row.item],
      maskedName: row.maskedName,
      stateName: stateText[row.state],
      since: row.since,
      days: row.days,
      limit: text.limitDays(row.limitDays, row.graceDays),
      ageing: ageingText[row.ageing],
    })),
  }
}

async function pickupSlip(core: RecordsContext, row: CaseRecord): Promise<PickupSlip> {
  const head = {
    caseNumber: row.number,
    itemName: itemText[ItemCode.parse(row.item)],
    maskedName: maskName(row.name),
    branch: branchOf(core, row),
  }
  const isHanded = row.closed_at !== null && row.old_card !== null
  // Verified and not yet handed over: the slip to sign on where no pad is used.
  if (isHanded || row.verified_at !== null) {
    const giver = await giverOf(core, row)
    return {
      ...head,
      stage: 'handed-over',
      cardTail: row.card_tail,
      newCardText: newCardText(row.card_tail),
      oldCardText: row.old_card === null ? null : oldCardFateText[row.old_card],
      identityText: identityRechecked,
      takerText: await takerWords(core, row),
      toldEnable: true,
      toldBank: true,
      passwordNote,
      handedAt: isHanded ? minuteOf(row.closed_at ?? '') : null,
      operatorName: giver?.name ?? '',
      signature: signatureIn(row.taker_signature),
      signedSaid: await signedSaid(core, row, 'take'),
    }
  }
  const booked = await bookedSeat(core.store.db, caseIdOf(row))
  if (!booked) throw new Refusal('NOT_READY', { unmet: ['booking'] })
  const invitation = await invitationOf(core, core.store.db, row)
  return {
    ...head,
    stage: 'booked',
    booked: { ...booked, covered: isCovered(calendarOf(core), Day.parse(booked.day)) },
    event: invitation ? calendarCode(invitation) : '',
    bring: bringToPickup(core, row),
    limitNote: limitOf(core, row),
  }
}

/** What was kept in place of strokes; null where a pad took them, or nobody has signed yet. */
async function signedSaid(core: RecordsContext, row: CaseRecord, moment: SigningMoment): Promise<string | null> {
  const isSigned = moment === 'confirm' ? isSignWay(confirmedBy(row) ?? '') && row.signature === null : row.taker_signature === null
  const signing = isSigned ? await signingOf(core.store.db, caseIdOf(row), moment) : null
  return signing && signingSaid(signing)
}

/** `draft`: the form as it may be shown; the one that was signed, but for masks. */
export async function formSlip(core: RecordsContext, row: CaseRecord, draft = formIn(row)): Promise<FormSlip> {
  const item = ItemCode.parse(row.item)
  const photo = row.photo_id === null ? undefined : await photoById(core.store.db, row.photo_id)
  const [maker, checker] = await Promise.all([operatorOf(core, row.maker_id), operatorOf(core, row.checker_id)])
  const review = await core.store.db
    .selectFrom('review')
    .select('at')
    .where('case_id', '=', row.id)
    .where('decision', '=', 'approved')
    .executeTakeFirst()
  const way = confirmedBy(row)
  const ticked = noticesIn(row)
  const profile = profileOfCase(core, row)
  const visit = visitOf(draft, holderAge(row), item, visitFor(row).reason)
  const papers = papersNeeded(profile, visit)
  return {
    caseNumber: row.number,
    itemName: itemText[itemOf(item).code],
    reasonName: row.reason === null ? '' : reasonText[ReasonCode.parse(row.reason)],
    branchName: core.branch.name,
    madeAt: minuteOf(core.clock.now()),
    groups: formGroups(core.resources.codes, draft),
    papers: papers.map(paper => ({
      text: paperSaid(paper.material, way, paperWords(paper, visit, profile)),
      seen: paperCame(paper.material, way) !== 'unseen',
    })),
    notices: noticesFor(item)
      .filter(id => !isConsent(id))
      .map(id => ({ text: noticeTitle[id], ticked: ticked.includes(id) })),
    consents: consentsFor(item, holderAge(row), row.photo_plan).map(id => ({
      text: text.consents[id],
      at: row.consent_at !== null && consentsIn(row).includes(id) ? minuteOf(row.consent_at) : null,
    })),
    pictured: row.photo_plan !== 'none',
    photo: await core.blobs.read(photo?.finished_sha ?? null),
    signature: signatureIn(row.signature),
    signedSaid: await signedSaid(core, row, 'confirm'),
    signedAt: row.signed_at && minuteOf(row.signed_at),
    maker: { name: maker?.name ?? '', counter: row.maker_counter },
    checker: checker && review ? { name: checker.name, at: minuteOf(review.at) } : null,
  }
}
