/** Takes down a visit at home or a card of another province, and each step of it until it ends. */
import {
  answerWithin,
  type ErrandKind,
  errandAfter,
  errandItems,
  isErrandOpen,
  isSameProvince,
  planWithin,
} from '../../../../shared/errand/errand.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { addWorkdays } from '../../../../shared/pickup/calendar.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { day8 } from '../../../../shared/time.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import { nextNumber } from '../../platform/store/running-number.ts'
import type { ErrandRecord } from '../../platform/store/tables/errand.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { listErrands } from '../../queries/errand/list.ts'
import type { Who } from '../../records/context.ts'
import { errandAt, mayHaveComeOf } from '../../records/errand/rows.ts'
import { signedIn } from '../../records/sessions.ts'
import { calendarOf } from '../../rules/calendar/book.ts'
import { profileOf } from '../../rules/profile/current.ts'
import type { Core } from '../core.ts'

const within: Readonly<Record<ErrandKind, number>> = { home: planWithin, away: answerWithin }

/** @throws Refusal ITEM_NOT_OFFERED for what is not done in this way, SAME_PROVINCE where the card can be dealt with here */
export async function askErrand(core: Core, who: Who, input: Parsed<'errand.ask'>): Promise<Out<'errand.ask'>> {
  const { kind, item, name, phone, address, why, issuedIn, note } = input
  const profile = profileOf(core)
  if (!errandItems(kind, profile).includes(item)) throw new Refusal('ITEM_NOT_OFFERED')
  if (issuedIn !== null && isSameProvince(issuedIn, profile.place.areaCode)) throw new Refusal('SAME_PROVINCE')
  await core.store.write(async ({ tx, tell }) => {
    const today = core.clock.today()
    const number = await nextNumber(tx, { table: 'errand', column: 'number', digits: 3 }, `${kind === 'home' ? 'S' : 'K'}${day8(today)}-`)
    const { day: due } = addWorkdays(calendarOf(core), today, within[kind])
    await tx
      .insertInto('errand')
      .values({
        ...{ id: newId(), number, kind, item, state: 'asked', name, phone, address: kind === 'home' ? address : '', why },
        ...{ issued_in: issuedIn, note, day: null, goers: '', reference: '', due, ended_on: null, case_id: null, wiped_at: null },
        ...{ operator_id: signedIn(who).operatorId, at: core.clock.now() },
      })
      .execute()
    await record(core, tx, { who, what: 'errand.ask', facts: { errand: number, kind, item } })
    tell('errand.changed', {})
  })
  return listErrands(core, who)
}

/** @throws Refusal NOT_FOUND, STALE where a colleague was quicker, WRONG_STATE, BAD_INPUT for a visit on a day that is over and for a case that cannot have come of it */
export async function stepErrand(core: Core, who: Who, input: Parsed<'errand.step'>): Promise<Out<'errand.step'>> {
  const { id, state, event, day, goers, reference, caseId, note } = input
  if (day !== null && day < core.clock.today()) throw new Refusal('BAD_INPUT', { fields: ['day'] })
  await core.store.write(async ({ tx, tell }) => {
    const row = await errandAt(tx, id)
    if (row.state !== state) throw new Refusal('STALE')
    const to = errandAfter(row.kind, state, event)
    if (to === null) throw new Refusal('WRONG_STATE', { action: event })
    if (caseId !== null && !(await cameOf(tx, row, caseId))) throw new Refusal('BAD_INPUT', { fields: ['caseId'] })
    const planned = event === 'plan' ? { day, goers } : event === 'missed' ? { day: null, goers: '' } : {}
    const sent = event === 'send' ? { reference } : {}
    const made = caseId === null ? {} : { case_id: caseId }
    const ended = isErrandOpen(to) ? {} : { ended_on: core.clock.today() }
    await updateOne(
      tx
        .updateTable('errand')
        .set({ state: to, ...planned, ...sent, ...made, ...ended })
        .where('id', '=', id)
        .where('state', '=', state),
    )
    const step = { id: newId(), errand_id: id, event, note, operator_id: signedIn(who).operatorId, at: core.clock.now() }
    await tx.insertInto('errand_step').values(step).execute()
    await record(core, tx, {
      who,
      what: 'errand.step',
      ...(caseId === null ? {} : { caseId }),
      facts: { errand: row.number, event, from: state, to },
    })
    tell('errand.changed', {})
  })
  return listErrands(core, who)
}

const cameOf = async (tx: Tx, errand: ErrandRecord, caseId: CaseId): Promise<boolean> =>
  (await tx.selectFrom('case_file').select('id').where('id', '=', caseId).where(mayHaveComeOf(errand)).executeTakeFirst()) !== undefined

/** Name, number and address stand masked in the list; whoever goes or rings up asks for them, and that is noted. @throws Refusal NOT_FOUND */
export async function contactOfErrand(core: Core, who: Who, { id }: Parsed<'errand.contact'>): Promise<Out<'errand.contact'>> {
  return core.store.write(async ({ tx }) => {
    const { number, name, phone, address, note } = await errandAt(tx, id)
    await record(core, tx, { who, what: 'errand.look', facts: { errand: number } })
    return { name, phone, address, note }
  })
}
