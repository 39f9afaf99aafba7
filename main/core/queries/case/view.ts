/** Shows one case whole, with what the caller may try next. */

import { maskView } from '../../../../shared/access/mask-view.ts'
import { mayLift } from '../../../../shared/access/sight.ts'
import { effectOf, foresee } from '../../../../shared/business/effects.ts'
import { ItemCode } from '../../../../shared/business/items.ts'
import { ReasonCode } from '../../../../shared/business/reasons.ts'
import { placeText } from '../../../../shared/card/place.ts'
import { isSignWay } from '../../../../shared/confirm/ways.ts'
import { maskName, maskNumber } from '../../../../shared/identity/mask.ts'
import { OperatorId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { type CaseRow, type CaseView, productionEvents } from '../../../../shared/ipc/shapes/case.ts'
import { actionsIn, stepAt } from '../../../../shared/workflow/step.ts'
import { isCardHere, isFinal } from '../../../../shared/workflow/table.ts'
import { z } from '../../../../shared/zod.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { lyingOf } from '../../records/card/place.ts'
import { cardById, cardMadeBy, cardView } from '../../records/card/rows.ts'
import { endOfCase } from '../../records/case/end.ts'
import { pagesOf, pageView } from '../../records/case/pages.ts'
import { caseById, caseIdOf, holderAge, identityOf } from '../../records/case/rows.ts'
import { assuredIn, changesIn, consentsIn, formIn, noticesIn, papersIn, promisedIn, signatureIn } from '../../records/case/values.ts'
import { confirmedBy } from '../../records/confirm/elsewhere.ts'
import { signingOf } from '../../records/confirm/signing.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { feeOf } from '../../records/fee/view.ts'
import { takenBy } from '../../records/handover/taker.ts'
import { personsOf } from '../../records/people/rows.ts'
import { hasPreviousPhoto, photosOf } from '../../records/photo/rows.ts'
import { openPromise } from '../../records/pickup/promise.ts'
import { bookedSeat } from '../../records/pickup/rows.ts'
import { happened } from '../../records/production/events.ts'
import { sentBackOf } from '../../records/review/sent-back.ts'
import { blankOf } from '../../records/stock/use.ts'
import { ticketNumber } from '../../records/ticket/rows.ts'
import { unitBehind } from '../../records/unit/rows.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import { formProblems } from '../form/problems.ts'
import { sightIn } from './sight.ts'

/** What a list shows of a case: masked, with the day that matters. */
export type ListedCase = CaseRecord & {
  readonly maker_name: string
  readonly ticket_series: string | null
  readonly ticket_seq: number | null
  readonly booked_day: string | null
  readonly rack: string | null
  readonly place: number | null
}

export const rowView = (row: ListedCase): CaseRow => ({
  id: caseIdOf(row),
  number: row.number,
  revision: row.revision,
  state: row.state,
  step: stepAt(row),
  item: ItemCode.parse(row.item),
  path: row.path,
  maskedName: maskName(row.name),
  maskedNumber: maskNumber(row.doc_number),
  ticket: row.ticket_series === null || row.ticket_seq === null ? null : ticketNumber({ series: row.ticket_series, seq: row.ticket_seq }),
  makerName: row.maker_name,
  openedAt: row.opened_at,
  changedAt: row.changed_at,
  promisedDay: row.promised_day,
  bookedDay: row.booked_day,
  place: isCardHere(row.state) && row.rack !== null && row.place !== null ? placeText({ rack: row.rack, place: row.place }) : null,
})

export const listedCases = (core: RecordsContext) =>
  core.store.db
    .selectFrom('case_file')
    .innerJoin('operator as maker', 'maker.id', 'case_file.maker_id')
    .leftJoin('ticket', 'ticket.id', 'case_file.ticket_id')
    .leftJoin('pickup_seat', 'pickup_seat.case_id', 'case_file.id')
    .leftJoin('card_place', 'card_place.case_id', 'case_file.id')
    .selectAll('case_file')
    .select(['card_place.rack', 'card_place.place'])
    .select(['maker.name as maker_name', 'ticket.series as ticket_series', 'ticket.seq as ticket_seq', 'pickup_seat.day as booked_day'])

export async function viewCase(core: RecordsContext, who: Who, { caseId }: Parsed<'case.view'>): Promise<Out<'case.view'>> {
  const row = await caseById(core.store.db, caseId)
  const listed = await listedCases(core).where('case_file.id', '=', caseId).executeTakeFirstOrThrow()
  const identity = identityOf(row)
  const [companion = null] = await personsOf(core.store.db, caseId)
  const view: CaseView = {
    ...rowView(listed),
    masked: [],
    mayLift: mayLift.some(role => who.session?.roles.includes(role)),
    makerId: OperatorId.parse(row.maker_id),
    makerCounter: row.maker_counter,
    identity: { ...identity, sex: row.sex },
    age: holderAge(row),
    companion,
    unit: await unitBehind(core.store.db, caseId),
    photoPlan: row.photo_plan,
    photoReceipt: row.photo_receipt,
    business: businessOf(row),
    ...(await cardPartOf(core, row)),
    changes: changesIn(row),
    form: formIn(row),
    formProblems: formProblems(core, row),
    pages: (await pagesOf(core.store.db, caseId)).map(pageView),
    photos: await photosOf(core, row),
    hasOldCardPhoto: row.old_card_sha !== null,
    hasPreviousPhoto: await hasPreviousPhoto(core, row),
    signature: signatureIn(row.signature),
    signedAt: row.signed_at,
    confirmedBy: confirmedBy(row),
    signing: isSignWay(confirmedBy(row) ?? '') && row.signature === null ? await signingOf(core.store.db, caseId, 'confirm') : null,
    reviews: await reviewsOf(core, row),
    sentBack: await sentBackOf(core.store.db, row),
    fee: await feeOf(core, caseId, row),
    production: await productionOf(core, row),
    cardTail: row.card_tail,
    missingSince: (await lyingOf(core.store.db, caseId)).missingSince,
    blank: await blankOf(core.store.db, caseId),
    pickup: {
      promised: await promiseOf(core, row),
      booked: await bookedSeat(core.store.db, caseId),
    },
    handover: {
      verifiedAt: row.verified_at,
      oldCard: row.old_card,
      closedAt: row.closed_at,
      signing: row.taker_signature === null ? await signingOf(core.store.db, caseId, 'take') : null,
      takenBy: await takenBy(core.store.db, caseId, companion?.number ?? null),
    },
    end: await endOfCase(core.store.db, row),
    profileVersion: `${row.profile} ${row.profile_version}`,
    allowed: [...actionsIn(row, who.session?.roles ?? [])],
  }
  return maskView(view, (await sightIn(core, who, row)).open)
}

/** What was promised at submission, or what would be promised if the case were submitted today. */
async function promiseOf(core: RecordsContext, row: CaseRecord): Promise<Out<'case.view'>['pickup']['promised']> {
  if (isFinal(row.state)) return promisedIn(row)
  return promisedIn(row) ?? openPromise(core, core.store.db, profileOfCase(core, row), row.item, core.clock.today())
}

function businessOf(row: CaseRecord): Out<'case.view'>['business'] {
  if (row.reason === null) return null
  return {
    reason: ReasonCode.parse(row.reason),
    papers: papersIn(row),
    notices: noticesIn(row),
    consents: consentsIn(row),
    consentAt: row.consent_at,
  }
}

async function reviewsOf(core: RecordsContext, row: CaseRecord): Promise<Out<'case.view'>['reviews']> {
  return core.store.db
    .selectFrom('review')
    .innerJoin('operator', 'operator.id', 'review.checker_id')
    .select(['operator.name as by', 'review.at', 'review.decision', 'review.reason', 'review.note'])
    .where('review.case_id', '=', row.id)
    .orderBy('review.at')
    .orderBy('review.id')
    .execute()
}

const Event = z.enum(productionEvents)

async function productionOf(core: RecordsContext, row: CaseRecord): Promise<Out<'case.view'>['production']> {
  const rows = await core.store.db
    .selectFrom('production_event')
    .innerJoin('operator', 'operator.id', 'production_event.operator_id')
    .select(['production_event.event', 'production_event.at', 'operator.name as by', 'production_event.note'])
    .where('production_event.case_id', '=', row.id)
    .where(happened)
    .orderBy('production_event.at')
    .orderBy('production_event.id')
    .execute()
  return rows.map(event => ({ ...event, event: Event.parse(event.event) }))
}

/** The card of the case as it is now, and what the case will do to it. */
async function cardPartOf(
  core: RecordsContext,
  row: CaseRecord,
): Promise<Pick<Out<'case.view'>, 'card' | 'made' | 'assured' | 'foreseen'>> {
  const assured = assuredIn(row)
  const card = row.card_id === null ? null : cardView(await cardById(core.store.db, row.card_id))
  const item = ItemCode.parse(row.item)
  const foreseen = card === null || isFinal(row.state) || effectOf(item)?.when !== 'act' ? null : foresee(item, card, core.branch.bank)
  const made = await cardMadeBy(core.store.db, caseIdOf(row))
  return { card, made: made ? cardView(made) : null, assured, foreseen }
}
