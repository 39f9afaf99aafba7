/** Gathers the papers of ends, corrections, withdrawn consents, joint payments, counts, and cards that leave the branch. */
import { cardFateBy } from '../../../../shared/business/ends.ts'
import { ItemCode } from '../../../../shared/business/items.ts'
import { maskName, maskNumber } from '../../../../shared/identity/mask.ts'
import type { CaseId, CorrectionId, TransferId } from '../../../../shared/ids.ts'
import type { ConsentWithdrawn } from '../../../../shared/ipc/shapes/casework.ts'
import type { CorrectionView } from '../../../../shared/ipc/shapes/correction.ts'
import { fen, yuan } from '../../../../shared/money.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { endPaperText, endReasonText, itemText } from '../../../../shared/strings/zh-CN/business.ts'
import { endedCardFateText, withdrawnByText } from '../../../../shared/strings/zh-CN/casework.ts'
import { endNextText, feeResultText, scopeSaidText, caseworkSlipText as text } from '../../../../shared/strings/zh-CN/casework-slips.ts'
import { factText } from '../../../../shared/strings/zh-CN/correction.ts'
import { nameWords, valueWords } from '../../../../shared/strings/zh-CN/correction-values.ts'
import { amountInWords, feeMethodText } from '../../../../shared/strings/zh-CN/fee.ts'
import { parcelText } from '../../../../shared/strings/zh-CN/parcel.ts'
import { dayText, slipTitle, printText as words } from '../../../../shared/strings/zh-CN/print.ts'
import { clockAt, dayOf, Instant } from '../../../../shared/time.ts'
import { isFailed } from '../../../../shared/workflow/table.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { endedCardOf } from '../../records/card/ended-card.ts'
import { endOfCaseWhole } from '../../records/case/end.ts'
import { caseById, caseIdOf } from '../../records/case/rows.ts'
import { withdrawalsOf } from '../../records/case/withdrawn.ts'
import type { RecordsContext } from '../../records/context.ts'
import { correctionById } from '../../records/correction/rows.ts'
import { entriesOf, standingIn } from '../../records/fee/ledger.ts'
import { operatorNames } from '../../records/operator/rows.ts'
import { eventsOf } from '../../records/production/events.ts'
import { countAt } from '../../records/stock/counts.ts'
import { endedCardView } from '../case/ended-cards.ts'
import { parcelsOf } from '../pickup/parcels.ts'
import { transferById } from '../pickup/transfers.ts'
import { filled, plain } from '../slips/plain-slip.ts'
import type { PlainSlip } from '../slips/slip-data.ts'

const minuteOf = (instant: string): string => clockAt(instant).slice(0, 16)

const headOf = (row: CaseRecord): readonly (readonly [string, string])[] => [
  [text.caseNumber, row.number],
  [text.item, itemText[ItemCode.parse(row.item)]],
  [text.name, maskName(row.name)],
  [text.docNumber, maskNumber(row.doc_number)],
]

/** @throws Refusal NOT_READY where the case did not end by the table of ends */
export async function endSlip(core: RecordsContext, caseId: CaseId): Promise<PlainSlip> {
  const row = await caseById(core.store.db, caseId)
  const end = await endOfCaseWhole(core.store.db, row)
  if (!end) throw new Refusal('NOT_READY', { unmet: ['endReason'] })
  const by = (await operatorNames(core.store.db)).get(end.operatorId) ?? ''
  return plain({
    title: slipTitle.end,
    rows: filled([
      ...headOf(row),
      [text.end.reason, endReasonText[end.reason]],
      [text.end.at, minuteOf(end.at)],
      [text.end.papers, end.papers.map(paper => endPaperText[paper]).join(text.and)],
      [text.end.fee, await feeResult(core, row, end.feeBack)],
      [text.end.card, await cardResult(core, row)],
      [text.end.oldCard, row.card_id === null ? null : text.end.oldStands],
      [text.operator, by],
      [text.branch, core.branch.name],
    ]),
    blocks: [
      { title: text.end.next, lines: [endNextText[end.reason]] },
      // Only what the authority decided, and not what the holder asked for, can be appealed against.
      ...(end.reason === 'refused-by-centre' ? [{ title: text.end.remedy, lines: [words.remedy, words.remedyAt] }] : []),
    ],
    signs: [text.end.receiver],
    caseNumber: row.number,
    stamp: text.end.stamp,
  })
}

async function feeResult(core: RecordsContext, row: CaseRecord, feeBack: boolean): Promise<string> {
  const entries = await entriesOf(core.store.db, caseIdOf(row))
  const refund = entries.findLast(({ kind }) => kind === 'refunded')
  if (refund) return feeResultText.refunded(yuan(fen(refund.fen)), refund.receipt ?? '')
  const standing = standingIn(entries)
  if (!standing || standing.kind === 'waived' || standing.receipt === null)
    return row.fee_waived === null ? feeResultText.none : feeResultText.waived
  return (feeBack ? feeResultText.toRefund : feeResultText.kept)(yuan(fen(standing.fen)), standing.receipt)
}

async function cardResult(core: RecordsContext, row: CaseRecord): Promise<string> {
  const caseId = caseIdOf(row)
  const here = await endedCardOf(core.store.db, caseId)
  if (here) return text.end.cardHere(endedCardFateText[here.fate])
  const events = await eventsOf(core.store.db, caseId)
  const end = await endOfCaseWhole(core.store.db, row)
  const isUnderWay = events.some(({ event }) => event === 'sendToMake') && !events.some(({ event }) => event === 'branchReceived')
  return isUnderWay ? text.end.cardToCome(endedCardFateText[cardFateBy(end?.reason ?? null)]) : text.end.noCard
}

const changesOf = ({ was, now }: CorrectionView): string[][] =>
  Object.keys(now).map(name => [nameWords(name), valueWords(name, was[name]), valueWords(name, now[name])])

/** @throws Refusal NOT_FOUND */
export async function correctionSlip(core: RecordsContext, id: CorrectionId): Promise<PlainSlip> {
  const made = await correctionById(core.store.db, id)
  const about = await core.store.db.selectFrom('correction').select('case_id').where('id', '=', id).executeTakeFirst()
  const row = about?.case_id ? await caseById(core.store.db, about.case_id as CaseId) : null
  return plain({
    title: slipTitle.correction,
    rows: filled([
      ...(row === null ? [] : headOf(row)),
      [text.correction.fact, factText[made.fact]],
      [text.correction.reason, made.reason],
      [text.operator, made.by],
      [text.second, made.second ?? text.correction.alone],
      [text.at, minuteOf(made.at)],
      [text.branch, core.branch.name],
    ]),
    table: { heads: [text.correction.value, text.correction.was, text.correction.now], rows: changesOf(made) },
    blocks: [{ title: text.note, lines: [...(made.resigned ? [text.correction.signedAnew] : []), text.correction.kept] }],
    signs: [text.correction.sign, ...(made.second === null ? [] : [text.correction.signSecond])],
    caseNumber: row?.number ?? null,
  })
}

/** @throws Refusal NOT_FOUND */
export async function paymentSlip(core: RecordsContext, number: string): Promise<PlainSlip> {
  const { db } = core.store
  const paid = await db
    .selectFrom('fee_payment')
    .innerJoin('operator', 'operator.id', 'fee_payment.operator_id')
    .selectAll('fee_payment')
    .select('operator.name as by')
    .where('fee_payment.number', '=', number)
    .executeTakeFirst()
  if (!paid) throw new Refusal('NOT_FOUND')
  const entries = await db
    .selectFrom('fee_entry')
    .innerJoin('case_file', 'case_file.id', 'fee_entry.case_id')
    .select(['fee_entry.fen', 'fee_entry.receipt', 'case_file.number', 'case_file.name'])
    .where('fee_entry.payment_id', '=', paid.id)
    .where('fee_entry.kind', '=', 'collected')
    .orderBy('case_file.number')
    .execute()
  const amount = fen(paid.fen)
  return plain({
    title: slipTitle.payment,
    number: { label: text.payment.number, value: paid.number },
    lead: { label: text.payment.amount, value: `¥ ${yuan(amount)}` },
    rows: filled([
      [text.payment.inWords, amountInWords(amount)],
      [text.payment.payer, paid.payer],
      [text.payment.method, feeMethodText[paid.method]],
      [text.payment.terminal, paid.terminal],
      [text.payment.reference, paid.reference],
      [text.payment.count, String(paid.cases)],
      [text.note, paid.note],
      [text.operator, paid.by],
      [text.at, minuteOf(paid.at)],
      [text.branch, core.branch.name],
    ]),
    table: {
      heads: [text.caseNumber, text.name, text.payment.fee, text.payment.receipt],
      rows: entries.map(one => [one.number, maskName(one.name), yuan(fen(one.fen)), one.receipt ?? '']),
    },
    signs: [text.payment.sign],
    stamp: text.payment.stamp,
  })
}

export async function countSlip(core: RecordsContext, id: string): Promise<PlainSlip> {
  const exists = await core.store.db.selectFrom('stock_count').select('id').where('id', '=', id).executeTakeFirst()
  if (!exists) throw new Refusal('NOT_FOUND')
  const count = await countAt(core.store.db, id)
  const rangesSaid = (ranges: typeof count.missing) =>
    ranges.map(({ first, last }) => (first === last ? first : `${first}–${last}`)).join(text.and) || text.count.none
  const apart = Math.abs(count.book - count.counted)
  const agrees = count.missing.length === 0 && count.extra.length === 0
  return plain({
    title: slipTitle['stock-count'],
    number: { label: text.count.number, value: count.number },
    lead: { label: text.count.result, value: agrees ? text.count.agrees : text.count.differs(apart) },
    rows: filled([
      [text.count.where, count.holder ?? text.count.vault],
      [text.count.book, String(count.book)],
      [text.count.counted, String(count.counted)],
      [text.count.missing, rangesSaid(count.missing)],
      [text.count.extra, rangesSaid(count.extra)],
      [text.note, count.note],
      [text.operator, count.operator],
      [text.second, count.second],
      [text.at, minuteOf(count.at)],
      [text.branch, core.branch.name],
    ]),
    signs: [text.count.sign, text.count.signSecond],
  })
}

/** @throws Refusal NOT_READY where no consent was withdrawn */
export async function consentSlip(core: RecordsContext, caseId: CaseId): Promise<PlainSlip> {
  const row = await caseById(core.store.db, caseId)
  const made = (await withdrawalsOf(core.store.db, caseId)).at(-1)
  if (!made) throw new Refusal('NOT_READY', { unmet: ['consent'] })
  return plain({
    title: slipTitle.consent,
    rows: filled([
      ...headOf(row),
      [text.consent.scopes, made.scopes.map(scope => scopeSaidText[scope]).join(text.next)],
      [text.consent.by, withdrawnByText[made.by]],
      [text.consent.at, minuteOf(made.at)],
      [text.note, made.note],
      [text.operator, made.operator],
      [text.branch, core.branch.name],
    ]),
    blocks: [
      { title: text.consent.stops, lines: stopped(made) },
      {
        title: text.consent.stays,
        lines: [text.consent.archive, text.consent.audit, ...(row.receipt === null ? [] : [text.consent.fees])],
      },
      { title: text.consent.before, lines: [text.consent.beforeSaid] },
      { title: text.consent.rights, lines: [text.consent.rightsSaid] },
    ],
    signs: [text.consent.sign],
    caseNumber: row.number,
    stamp: text.consent.stamp,
  })
}

function stopped({ scopes, photo, messages, from, to }: ConsentWithdrawn): string[] {
  const wentBack = from !== to || to === 'opened'
  const ofPhoto = [
    photo && wentBack ? text.consent.photoGone : text.consent.photoStops,
    ...(wentBack ? [text.consent.caseBack] : []),
    ...(messages > 0 ? [text.consent.messagesDropped] : []),
    ...(wentBack || isFailed(to) ? [] : [text.consent.cardGoesOn]),
  ]
  return [...(scopes.includes('photo') ? ofPhoto : []), ...(scopes.includes('texts') ? [text.consent.textsStop] : [])]
}

/** @throws Refusal NOT_FOUND */
export async function sentOnSheet(core: RecordsContext, id: TransferId): Promise<PlainSlip> {
  const list = await transferById(core, id)
  const stateSaid = { received: text.sentOn.received, back: text.sentOn.back }
  return plain({
    title: slipTitle['sent-on'],
    number: { label: text.sentOn.number, value: list.number },
    rows: filled([
      [text.sentOn.to, list.branch],
      [text.sentOn.address, list.address],
      [text.sentOn.phone, list.phone],
      [text.sentOn.reason, list.reason],
      [text.operator, list.by],
      [text.second, list.second],
      [text.at, minuteOf(list.at)],
      [text.branch, core.branch.name],
    ]),
    table: {
      heads: [text.sentOn.order, text.caseNumber, text.name, text.sentOn.tail, text.sentOn.state],
      rows: list.cards.map((card, at) => [
        String(at + 1),
        card.number,
        card.maskedName,
        card.cardTail ?? '',
        card.ended === null ? text.sentOn.onItsWay : stateSaid[card.ended],
      ]),
    },
    signs: [text.sentOn.packed, text.sentOn.witness, text.sentOn.taken],
  })
}

/** @throws Refusal NOT_FOUND where two people have not dealt with it yet */
export async function endedCardSlip(core: RecordsContext, caseId: CaseId): Promise<PlainSlip> {
  const card = await endedCardView(core, caseId)
  if (!card?.dealt) throw new Refusal('NOT_FOUND')
  return plain({
    title: slipTitle['ended-card'],
    number: { label: text.endedCard.number, value: card.dealt.number },
    lead: { label: text.endedCard.fate, value: endedCardFateText[card.fate] },
    rows: filled([
      [text.caseNumber, card.number],
      [text.name, card.maskedName],
      [text.endedCard.tail, card.cardTail],
      [text.endedCard.reason, card.reason === null ? text.endedCard.plainVoid : endReasonText[card.reason]],
      [text.endedCard.cameAt, minuteOf(card.cameAt)],
      [text.note, card.dealt.note],
      [text.operator, card.dealt.by],
      [text.second, card.dealt.second],
      [text.at, minuteOf(card.dealt.at)],
      [text.branch, core.branch.name],
    ]),
    signs: [text.endedCard.sign, text.endedCard.signSecond],
    caseNumber: card.number,
  })
}

/** Lies beside the card. @throws Refusal NOT_FOUND where it never went by post */
export async function parcelSlip(core: RecordsContext, caseId: CaseId): Promise<PlainSlip> {
  const parcel = (await parcelsOf(core, caseId)).at(-1)
  if (!parcel) throw new Refusal('NOT_FOUND')
  const { slip } = parcelText
  return plain({
    title: slipTitle.parcel,
    rows: filled([
      [slip.to, parcel.maskedName],
      [text.caseNumber, parcel.number],
      [slip.parcel, parcelText.on(parcel.carrier, parcel.waybill)],
      [slip.sent, dayText(dayOf(Instant.parse(parcel.at)))],
      [text.branch, core.branch.name],
    ]),
    blocks: [{ title: slip.open, lines: [...Object.values(slip.steps), slip.ask(core.branch.phone ?? '')] }],
  })
}
