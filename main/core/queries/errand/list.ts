/** Lists the visits at home and what is passed on for another province's card, the most urgent first, and the cases that may have come of a visit. */
import { ItemCode } from '../../../../shared/business/items.ts'
import { sameName } from '../../../../shared/entry/name.ts'
import { endedErrands, errandDue, isErrandLate } from '../../../../shared/errand/errand.ts'
import { maskName, maskPhone } from '../../../../shared/identity/mask.ts'
import { CaseId, ErrandId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { dayOf, Instant } from '../../../../shared/time.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { errandAt, mayHaveComeOf } from '../../records/errand/rows.ts'
import { operatorNames } from '../../records/operator/rows.ts'

const shownDone = 100

export async function listErrands(core: RecordsContext, _who: Who): Promise<Out<'errand.list'>> {
  const { db } = core.store
  const open = await db.selectFrom('errand').selectAll().where('state', 'not in', endedErrands).execute()
  const ended = await db
    .selectFrom('errand')
    .selectAll()
    .where('state', 'in', endedErrands)
    .orderBy('id', 'desc')
    .limit(shownDone)
    .execute()
  const dueOf = (row: (typeof open)[number]) => errandDue(row.state, row.due, row.day)
  const rows = [...open.toSorted((a, b) => (dueOf(a) ?? '').localeCompare(dueOf(b) ?? '') || a.id.localeCompare(b.id)), ...ended]
  const ids = rows.map(({ id }) => id)
  const steps = ids.length === 0 ? [] : await db.selectFrom('errand_step').selectAll().where('errand_id', 'in', ids).orderBy('id').execute()
  const cameOf = rows.flatMap(({ case_id }) => (case_id === null ? [] : [case_id]))
  const cases = cameOf.length === 0 ? [] : await db.selectFrom('case_file').select(['id', 'number']).where('id', 'in', cameOf).execute()
  const names = await operatorNames(db)
  return rows.map(row => ({
    id: ErrandId.parse(row.id),
    number: row.number,
    kind: row.kind,
    item: ItemCode.parse(row.item),
    state: row.state,
    maskedName: maskName(row.name),
    maskedPhone: maskPhone(row.phone),
    why: row.why,
    issuedIn: row.issued_in,
    issuer: row.issued_in === null ? null : (core.resources.codes.rowOf('area', row.issued_in)?.label ?? row.issued_in),
    day: row.day,
    goers: row.goers,
    reference: row.reference,
    caseId: row.case_id === null ? null : CaseId.parse(row.case_id),
    caseNumber: cases.find(({ id }) => id === row.case_id)?.number ?? null,
    due: dueOf(row),
    late: isErrandLate(dueOf(row), core.clock.today()),
    at: row.at,
    by: names.get(row.operator_id) ?? '',
    steps: steps
      .filter(one => one.errand_id === row.id)
      .map(({ event, note, at, operator_id }) => ({ event, note, at, by: names.get(operator_id) ?? '' })),
  }))
}

const mostCases = 50

/** Those of the same name first, then the newest. @throws Refusal NOT_FOUND */
export async function casesOfErrand(core: RecordsContext, _who: Who, { id }: Parsed<'errand.cases'>): Promise<Out<'errand.cases'>> {
  const { db } = core.store
  const errand = await errandAt(db, id)
  const rows = await db
    .selectFrom('case_file')
    .select(['id', 'number', 'name', 'item', 'state', 'opened_at'])
    .where(mayHaveComeOf(errand))
    .orderBy('changed_at', 'desc')
    .limit(mostCases)
    .execute()
  return rows
    .map(row => ({
      caseId: CaseId.parse(row.id),
      number: row.number,
      maskedName: maskName(row.name),
      item: ItemCode.parse(row.item),
      state: row.state,
      openedOn: dayOf(Instant.parse(row.opened_at)),
      sameName: sameName(row.name, errand.name),
    }))
    .toSorted((a, b) => Number(b.sameName) - Number(a.sameName))
}
