/** Gathers the paper of a visit at home or of a request for another province: what was taken down, on which day somebody comes or answers, whom to call. */
import { ItemCode } from '../../../../shared/business/items.ts'
import { isErrandOpen } from '../../../../shared/errand/errand.ts'
import { maskName } from '../../../../shared/identity/mask.ts'
import { ErrandId } from '../../../../shared/ids.ts'
import { papersNeeded, type Visit } from '../../../../shared/profile/requirements.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { itemText, paperWords } from '../../../../shared/strings/zh-CN/business.ts'
import { errandText, homeReasonText } from '../../../../shared/strings/zh-CN/errand.ts'
import { dayText, printText } from '../../../../shared/strings/zh-CN/print.ts'
import { clockAt, Day, weekday } from '../../../../shared/time.ts'
import type { ErrandRecord } from '../../platform/store/tables/errand.ts'
import type { RecordsContext } from '../../records/context.ts'
import { errandAt } from '../../records/errand/rows.ts'
import { operatorNames } from '../../records/operator/rows.ts'
import { profileOf } from '../../rules/profile/current.ts'
import { filled, plain } from '../slips/plain-slip.ts'
import type { PlainSlip } from '../slips/slip-data.ts'

const { slip: text } = errandText

/** With the day of the week, so that nobody has to look it up. */
const wholeDay = (day: string): string => `${dayText(day)} ${printText.weekday(weekday(Day.parse(day)))}`

/** What the reader looks for first: the day somebody comes, or by when somebody calls. */
function leadOf({ kind, state, day, due, ended_on }: ErrandRecord): PlainSlip['lead'] {
  if (!isErrandOpen(state)) return { label: text.ended[state], value: ended_on === null ? '' : wholeDay(ended_on) }
  if (state === 'planned') return { label: text.visitOn, value: wholeDay(day ?? due) }
  return { label: kind === 'home' ? text.callBy : text.answerBy, value: wholeDay(due) }
}

/** Whoever is visited is served as at the counter, so the same papers lie ready. */
function readyAtHome(core: RecordsContext, item: ItemCode): readonly string[] {
  const visit: Visit = { item, reason: null, by: 'holder', age: null, docType: null }
  const profile = profileOf(core)
  return papersNeeded(profile, visit).map(paper => paperWords(paper, visit, profile))
}

/** @throws Refusal NOT_FOUND where it is not there, or nobody stands in it any more */
export async function errandSlip(core: RecordsContext, id: string): Promise<PlainSlip> {
  const { db } = core.store
  const row = await errandAt(db, ErrandId.parse(id))
  if (row.wiped_at !== null) throw new Refusal('NOT_FOUND')
  const item = ItemCode.parse(row.item)
  const isOpen = isErrandOpen(row.state)
  const phone = core.branch.phone ?? ''
  const made =
    row.case_id === null ? null : await db.selectFrom('case_file').select('number').where('id', '=', row.case_id).executeTakeFirst()
  const issuer = row.issued_in === null ? null : (core.resources.codes.rowOf('area', row.issued_in)?.label ?? row.issued_in)
  const asHome = row.kind === 'home'
  return plain({
    title: text.title[row.kind],
    number: { label: text.number, value: row.number },
    lead: leadOf(row),
    rows: filled([
      [text.name, maskName(row.name)],
      [text.item, itemText[item]],
      [text.why, row.why === null ? null : homeReasonText[row.why]],
      [text.issuer, issuer],
      [text.goers, row.goers],
      [text.reference, row.reference],
      [text.caseNumber, made?.number ?? null],
      [text.at, clockAt(row.at).slice(0, 16)],
      [text.by, (await operatorNames(db)).get(row.operator_id) ?? ''],
      [text.branch, core.branch.name],
      [text.phone, phone],
    ]),
    blocks: [
      ...(asHome && isOpen ? [{ title: text.readyTitle, lines: readyAtHome(core, item) }] : []),
      ...(isOpen ? [{ title: text.nextTitle, lines: asHome ? text.home(row.state === 'planned') : text.away }] : []),
      { title: text.askTitle, lines: [text.ask(phone)] },
    ],
  })
}
