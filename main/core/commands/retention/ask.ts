/** Answers a person who asks for a copy of what is kept about them, or for its erasure, from one page. */

import { errandKeptUntil, errandOutcomeOf, keptUntil, outcomeOf, type Periods } from '../../../../shared/access/retention.ts'
import { ItemCode } from '../../../../shared/business/items.ts'
import { tidyNumber } from '../../../../shared/entry/number.ts'
import type { DocType } from '../../../../shared/identity/documents.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Day, dayOf, Instant } from '../../../../shared/time.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { ErrandRecord } from '../../platform/store/tables/errand.ts'
import { caseIdOf } from '../../records/case/rows.ts'
import { formIn } from '../../records/case/values.ts'
import type { Who } from '../../records/context.ts'
import { errandsOf } from '../../records/errand/rows.ts'
import { personBehind } from '../../records/identity/person.ts'
import { mergedOf } from '../../records/merged/wipe.ts'
import { isOnItsWay, periodsOf } from '../../records/retention/due.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'
import { wipeAnErrand, wipeLines, wipeOne } from './wipe-due.ts'

type Reached = { readonly name: string; readonly phone: string }

/** All cases of whoever this document is, also those under an earlier document of theirs; as an agent they are told of by the holder. */
async function casesOf(core: Core, docType: DocType, number: string): Promise<CaseRecord[]> {
  const { db } = core.store
  const person = await personBehind(db, docType, number)
  return db
    .selectFrom('case_file')
    .selectAll()
    .where(eb => eb.or([eb('person', '=', person), eb('doc_number', '=', number).and('doc_type', '=', docType)]))
    .orderBy('opened_at')
    .execute()
}

const endedOn = (row: CaseRecord) => dayOf(Instant.parse(row.changed_at))

/** By the cases it led to, and by name and telephone: an errand knows no document. */
async function errandsFor(core: Core, rows: readonly CaseRecord[], said: Reached): Promise<readonly ErrandRecord[]> {
  const ofCases = rows.flatMap(row => {
    const { mobile, phone } = formIn(row)
    return [mobile, phone].map(number => ({ name: row.name, phone: number ?? '' }))
  })
  const reached = [said, ...ofCases].filter(one => one.name !== '' && one.phone !== '')
  return errandsOf(core.store.db, { caseIds: rows.map(({ id }) => id), reached })
}

function errandAnswer(periods: Periods, row: ErrandRecord, today: Day) {
  const kept = { state: row.state, endedOn: row.ended_on === null ? null : Day.parse(row.ended_on), wiped: row.wiped_at !== null }
  const askedOn = dayOf(Instant.parse(row.at))
  const until = errandKeptUntil(periods, kept)
  return {
    number: row.number,
    kind: row.kind,
    item: ItemCode.parse(row.item),
    state: row.state,
    askedOn,
    until,
    outcome: errandOutcomeOf(periods, kept, today),
  }
}

/** The person who asks was recognised at the counter; what was asked and answered is kept, and nobody is named in it. */
export async function answerPerson(
  core: Core,
  who: Who,
  { docType, number, name, phone, wants }: Parsed<'retention.ask'>,
): Promise<Out<'retention.ask'>> {
  const periods = periodsOf(core)
  const today = core.clock.today()
  const rows = await casesOf(core, docType, tidyNumber(number))
  const answerOf = async (row: CaseRecord) => {
    const kept = { state: row.state, endedOn: endedOn(row), wiped: row.wiped_at !== null }
    const outcome = outcomeOf(periods, kept, today)
    return {
      caseId: caseIdOf(row),
      number: row.number,
      item: ItemCode.parse(row.item),
      state: row.state,
      openedOn: dayOf(Instant.parse(row.opened_at)),
      until: keptUntil(periods, kept),
      outcome: outcome === 'erase' && (await isOnItsWay(core.store.db, row.id)) ? ('under-way' as const) : outcome,
    }
  }
  const cases = await Promise.all(rows.map(answerOf))
  const merged = await mergedOf(core.store.db, tidyNumber(number), periods, today)
  const asked = await errandsFor(core, rows, { name, phone })
  const errands = asked.map(row => errandAnswer(periods, row, today))
  const id = newId()
  await core.store.write(async ({ tx }) => {
    const answer = JSON.stringify([
      ...cases.map(({ caseId, outcome }) => ({ caseId, outcome })),
      ...errands.map(({ number: errand, outcome }) => ({ errand, outcome })),
    ])
    await tx
      .insertInto('person_request')
      .values({ id, wants, answer, operator_id: signedIn(who).operatorId, at: core.clock.now() })
      .execute()
    await record(core, tx, {
      who,
      what: 'retention.ask',
      facts: { request: id, wants, cases: cases.length, errands: errands.length, mergedLines: merged.count },
    })
  })
  if (wants === 'erase') {
    for (const { caseId, outcome } of cases) if (outcome === 'erase') await wipeOne(core, caseId, { who, cause: 'request', requestId: id })
    for (const [at, { outcome }] of errands.entries()) if (outcome === 'erase') await wipeAnErrand(core, asked[at]?.id ?? '', who)
    if (merged.erasable.length > 0) await wipeLines(core, who, merged.erasable)
    core.tell('retention.changed', {})
  }
  return { requestId: id, wants, cases, errands, merged: merged.count }
}
