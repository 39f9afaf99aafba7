/** Gathers what happened to a case as tables: people, decisions, money, the card's way, texts, papers, the log. */

import type { MaterialCode } from '../../../../shared/business/materials.ts'
import type { FactName } from '../../../../shared/correction/facts.ts'
import type { PartName, Showing } from '../../../../shared/disclosure/audiences.ts'
import { DocType } from '../../../../shared/identity/documents.ts'
import { fen, yuan } from '../../../../shared/money.ts'
import { materialText } from '../../../../shared/strings/zh-CN/business.ts'
import { consentScopeText, endedCardFateText, transferText } from '../../../../shared/strings/zh-CN/casework.ts'
import { factText } from '../../../../shared/strings/zh-CN/correction.ts'
import { caseFileText as text } from '../../../../shared/strings/zh-CN/disclosure.ts'
import { errandText } from '../../../../shared/strings/zh-CN/errand.ts'
import { feeMethodText, waiverText } from '../../../../shared/strings/zh-CN/fee.ts'
import { takerRoleText } from '../../../../shared/strings/zh-CN/handover.ts'
import { companionRoleText, docTypeText } from '../../../../shared/strings/zh-CN/identity.ts'
import { auditEventText } from '../../../../shared/strings/zh-CN/manager-desk.ts'
import { parcelEndText, parcelText } from '../../../../shared/strings/zh-CN/parcel.ts'
import { reminderKindText, reminderStateText } from '../../../../shared/strings/zh-CN/pickup.ts'
import { printTitle } from '../../../../shared/strings/zh-CN/print.ts'
import { faultPartText, finderText } from '../../../../shared/strings/zh-CN/review.ts'
import { stateText } from '../../../../shared/strings/zh-CN/workflow.ts'
import { clockAt } from '../../../../shared/time.ts'
import { stateNames } from '../../../../shared/workflow/table.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { pagesOf } from '../../records/case/pages.ts'
import { caseIdOf } from '../../records/case/rows.ts'
import { withdrawalsOf } from '../../records/case/withdrawn.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { correctionsOf } from '../../records/correction/rows.ts'
import { errandsOf } from '../../records/errand/rows.ts'
import { entriesOf } from '../../records/fee/ledger.ts'
import { takerOf } from '../../records/handover/taker.ts'
import { personsOf } from '../../records/people/rows.ts'
import { sendBacksOf } from '../../records/review/sent-back.ts'
import { findAudit } from '../audit/find.ts'
import { endedCardView } from '../case/ended-cards.ts'
import { parcelsOf } from '../pickup/parcels.ts'
import { transfersOf } from '../pickup/transfers.ts'
import type { FileTable } from './case-file-data.ts'
import { nameShown, numberShown, phoneShown, type Staff, staffShown, wordsShown } from './shown.ts'

export type Sees = Readonly<Record<PartName, Showing>>
export type StaffBook = ReadonlyMap<string, Staff>

const at = (instant: string | null): string => (instant === null ? '' : clockAt(instant).slice(0, 16))

/** Empty tables are left out: a heading over nothing would look like something withheld. */
export async function caseTables(core: RecordsContext, who: Who, row: CaseRecord, sees: Sees, staff: StaffBook): Promise<FileTable[]> {
  const all = [
    await people(core, row, sees),
    await decisions(core, row, sees, staff),
    await sendBacks(core, row, sees, staff),
    await money(core, row, sees, staff),
    await production(core, row, sees, staff),
    await texts(core, row, sees),
    await copies(core, row, sees, staff),
    await papers(core, row, sees, staff),
    await corrections(core, row, sees, staff),
    await besides(core, row, sees, staff),
    await log(core, who, row, sees),
  ]
  return all.filter(table => table.rows.length > 0)
}

async function people({ store, resources }: RecordsContext, row: CaseRecord, { companion }: Sees): Promise<FileTable> {
  const came = await personsOf(store.db, caseIdOf(row))
  const taker = await takerOf(store.db, caseIdOf(row))
  const relation = (code: string) => resources.codes.rowOf('relation', code)?.name ?? code
  const document = (type: string, number: string) => `${docTypeText[DocType.parse(type)]} ${numberShown(companion, number)}`
  const taking =
    taker && taker.role !== 'holder'
      ? [
          [
            takerRoleText[taker.role],
            nameShown(companion, taker.name),
            document(taker.doc_type, taker.doc_number),
            relation(taker.relation),
            '',
            at(taker.at),
          ],
        ]
      : []
  return {
    title: text.people,
    heads: text.peopleHeads,
    rows: [
      ...came.map(one => [
        companionRoleText[one.role],
        nameShown(companion, one.name),
        document(one.docType, one.number),
        relation(one.relation),
        phoneShown(companion, one.mobile),
        '',
      ]),
      ...taking,
    ],
  }
}

async function decisions({ store }: RecordsContext, row: CaseRecord, sees: Sees, staff: StaffBook): Promise<FileTable> {
  const rows = await store.db.selectFrom('review').selectAll().where('case_id', '=', row.id).orderBy('at').orderBy('id').execute()
  return {
    title: text.decisions,
    heads: text.decisionHeads,
    rows: rows.map(one => [
      at(one.at),
      text.decision[one.decision],
      staffShown(sees.staff, staff.get(one.maker_id)),
      staffShown(sees.staff, staff.get(one.checker_id)),
      one.reason === null ? '' : faultPartText[one.reason],
      // Why somebody was turned down is theirs to know; what colleagues wrote to each other is not.
      one.decision === 'rejected' ? (one.note ?? '') : wordsShown(sees.notes, one.note),
    ]),
  }
}

async function sendBacks({ store }: RecordsContext, row: CaseRecord, sees: Sees, staff: StaffBook): Promise<FileTable> {
  const rows = await sendBacksOf(store.db, caseIdOf(row))
  return {
    title: text.sendBacks,
    heads: text.sendBackHeads,
    rows: rows.map(one => [
      at(one.at),
      finderText[one.finder],
      text.list([...new Set(one.faults.map(({ part }) => faultPartText[part]))]),
      staffShown(sees.staff, staff.get(one.operatorId)),
      wordsShown(sees.notes, one.note),
    ]),
  }
}

async function money({ store }: RecordsContext, row: CaseRecord, sees: Sees, staff: StaffBook): Promise<FileTable> {
  const rows = sees.money === 'none' ? [] : await entriesOf(store.db, caseIdOf(row))
  return {
    title: text.money,
    heads: text.moneyHeads,
    rows: rows.map(one => [
      at(one.at),
      text.entry[one.kind],
      yuan(fen(one.fen)),
      one.method === null ? '' : feeMethodText[one.method],
      one.receipt ?? '',
      one.reason === null ? '' : waiverText[one.reason],
      staffShown(sees.staff, staff.get(one.operator_id)),
    ]),
  }
}

async function production(core: RecordsContext, row: CaseRecord, sees: Sees, staff: StaffBook): Promise<FileTable> {
  const rows = await core.store.db.selectFrom('production_event').selectAll().where('case_id', '=', row.id).orderBy('id').execute()
  return {
    title: text.production,
    heads: text.productionHeads,
    rows: rows.map(one => [
      at(one.at),
      text.event(one.event),
      staffShown(sees.staff, staff.get(one.operator_id)),
      wordsShown(sees.notes, one.note),
    ]),
  }
}

async function texts({ store }: RecordsContext, row: CaseRecord, sees: Sees): Promise<FileTable> {
  const rows =
    sees.texts === 'none'
      ? []
      : await store.db.selectFrom('reminder').selectAll().where('case_id', '=', row.id).orderBy('made_at').orderBy('id').execute()
  return {
    title: text.texts,
    heads: text.textHeads,
    rows: rows.map(one => [
      at(one.due_at),
      reminderKindText[one.kind],
      reminderStateText[one.state],
      at(one.sent_at),
      phoneShown(sees.contact, one.phone),
      one.text,
    ]),
  }
}

/** What stood there before, where it was of another person, is not the holder's to see. */
const ofOthers: readonly FactName[] = ['agent', 'person']

async function corrections({ store }: RecordsContext, row: CaseRecord, sees: Sees, staff: StaffBook): Promise<FileTable> {
  const rows = sees.corrections === 'none' ? [] : await correctionsOf(store.db, caseIdOf(row))
  const byName = new Map([...staff.values()].map(one => [one.name, one]))
  const named = (name: string | null) => (name === null ? '' : staffShown(sees.staff, byName.get(name)))
  return {
    title: text.corrections,
    heads: text.correctionHeads,
    rows: rows.map(one => [
      at(one.at),
      factText[one.fact],
      ...[one.was, one.now].map(values => (sees.companion !== 'open' && ofOthers.includes(one.fact) ? '' : text.values(values))),
      named(one.by),
      named(one.second),
      wordsShown(sees.notes, one.reason),
    ]),
  }
}

/** What happened beside the straight way: consents taken back, a visit at home, the card sent on, a card whose case had ended. */
async function besides(core: RecordsContext, row: CaseRecord, sees: Sees, staff: StaffBook): Promise<FileTable> {
  const caseId = caseIdOf(row)
  const byName = new Map([...staff.values()].map(one => [one.name, one]))
  const named = (name: string) => staffShown(sees.staff, byName.get(name))
  const said = (note: string) => wordsShown(sees.notes, note)
  const withdrawn = (await withdrawalsOf(core.store.db, caseId)).map(one => [
    at(one.at),
    text.withdrawn(one.scopes.map(scope => consentScopeText[scope])),
    named(one.operator),
    said(one.note),
  ])
  const sent = (await transfersOf(core, caseId)).flatMap(list =>
    list.cards
      .filter(card => card.caseId === caseId)
      .flatMap(card => [
        [at(list.at), text.sentOn(list.branch, list.number), named(list.by), said(list.reason)],
        ...(card.ended === null ? [] : [[at(card.endedAt), transferText.ended[card.ended], named(card.endedBy ?? ''), said(card.note)]]),
      ]),
  )
  const posted = (await parcelsOf(core, caseId)).flatMap(one => [
    [at(one.at), parcelText.fileLine(one.carrier, one.waybill), named(one.by), ''],
    ...(one.ended === null ? [] : [[at(one.endedAt), parcelEndText[one.ended], named(one.endedBy ?? ''), said(one.note)]]),
  ])
  const visits = (await errandsOf(core.store.db, { caseIds: [caseId], reached: [] })).map(({ number, ended_on, goers }) => [
    ended_on ?? '',
    errandText.fileLine(number),
    '',
    said(goers),
  ])
  const ended = await endedCardView(core, caseId)
  const dealt = ended?.dealt ? [[at(ended.dealt.at), endedCardFateText[ended.fate], named(ended.dealt.by), said(ended.dealt.note)]] : []
  const rows = sees.corrections === 'none' ? [] : [...withdrawn, ...visits, ...sent, ...posted, ...dealt]
  return { title: text.besides, heads: text.besideHeads, rows }
}

/** How many pages of each paper were copied, each by its hash: who must see one asks the branch for it. */
async function copies({ store }: RecordsContext, row: CaseRecord, sees: Sees, staff: StaffBook): Promise<FileTable> {
  const rows = sees.scans === 'open' ? await pagesOf(store.db, row.id) : []
  const countOf = (material: MaterialCode) => rows.filter(one => one.material === material).length
  return {
    title: text.copies(rows.length),
    heads: text.copyHeads,
    rows: rows.map(one => [
      at(one.at),
      materialText[one.material],
      text.pageOf(one.page, countOf(one.material)),
      staffShown(sees.staff, staff.get(one.operator_id)),
      one.page_sha,
    ]),
  }
}

async function papers({ store }: RecordsContext, row: CaseRecord, sees: Sees, staff: StaffBook): Promise<FileTable> {
  const rows =
    sees.slips === 'none'
      ? []
      : await store.db
          .selectFrom('print')
          .select(['kind', 'pages', 'pdf_sha', 'operator_id', 'at'])
          .where('case_id', '=', row.id)
          .orderBy('at')
          .orderBy('id')
          .execute()
  return {
    title: text.slips,
    heads: text.slipHeads,
    note: text.slipNote,
    rows: rows.map(one => [
      at(one.at),
      printTitle[one.kind],
      String(one.pages),
      staffShown(sees.staff, staff.get(one.operator_id)),
      one.pdf_sha,
    ]),
  }
}

const stateWords = (name: string | null): string => {
  const state = stateNames.find(one => one === name)
  return state ? stateText[state] : ''
}

/** Every page of the log: a file with half of it would say that nothing else happened. */
async function log(core: RecordsContext, who: Who, row: CaseRecord, sees: Sees): Promise<FileTable> {
  const entries = sees.log === 'none' ? [] : await wholeLog(core, who, row)
  const logins = new Map((await core.store.db.selectFrom('operator').select(['name', 'login']).execute()).map(one => [one.name, one.login]))
  return {
    title: text.log,
    heads: text.logHeads,
    rows: entries.map(one => [
      String(one.seq),
      clockAt(one.at),
      auditEventText(one.what),
      [stateWords(one.from), stateWords(one.to)].filter(word => word !== '').join(' → '),
      staffShown(sees.staff, one.operator === null ? null : { name: one.operator, login: logins.get(one.operator) ?? '' }),
      one.counter ?? '',
      wordsShown(sees.notes, one.words),
    ]),
  }
}

async function wholeLog(core: RecordsContext, who: Who, row: CaseRecord) {
  const all = []
  let before: number | null = null
  for (;;) {
    const { entries, more } = await findAudit(core, who, { caseId: caseIdOf(row), day: null, before })
    all.push(...entries)
    const last = entries.at(-1)
    if (!more || !last) return all.reverse()
    before = last.seq
  }
}
