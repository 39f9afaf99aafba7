/** Lets units bring their sheets: read, looked at, made cases of, agreed to, paid for once, and given back with every refusal in it. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { UnitId } from '../../../shared/ids.ts'
import { UnitPaper } from '../../../shared/ipc/shapes/unit.ts'
import { fen } from '../../../shared/money.ts'
import { monthUnits } from '../../../shared/strings/zh-CN/month.ts'
import { unitHeadings } from '../../../shared/strings/zh-CN/unit-sheet.ts'
import { resourcesFolder, type Seat } from './branch.ts'
import { personNumbered } from './people.ts'
import { type Month, refOf } from './state.ts'

/** Days of the month on which a unit comes, counted from 0. */
const days: readonly number[] = [3, 10]
/** Nobody of the month has these numbers. */
const agentNumber = 9000

export async function units(month: Month, at: number, folder: string, size: number): Promise<void> {
  const which = days.indexOf(at)
  const unitName = monthUnits.names[which]
  if (unitName === undefined) return
  const [teller] = month.branch.tellers
  if (!teller) return
  const people = Array.from({ length: size }, (_, place) => month.count + place)
  const brought = join(folder, `unit-${which}`)
  await bring(brought, people)
  const agent = personNumbered(agentNumber + which)
  const { id } = await teller.call('unit.open', {
    ticketId: null,
    unitName,
    unitCode: '',
    reason: 'FIRST_CARD',
    agent,
    agentMobile: '13900000000',
    defaults: { bank: '102', mailAddr: monthUnits.address, occupation: '4' },
    photoNames: 'auto',
    papers: [...UnitPaper.options],
  })
  await teller.call('unit.takeSheet', { unitId: id, path: join(brought, 'sheet.csv') })
  await teller.call('unit.takePhotos', { unitId: id, path: brought })
  await settled(teller, id, 'checked')
  const { rows } = await teller.call('unit.view', { unitId: id, which: 'unseen', after: 0 })
  await teller.call('unit.look', { unitId: id, seen: rows.map(row => row.at), bad: [] })
  await teller.call('unit.make', { unitId: id })
  await settled(teller, id, 'done')
  const made = (await teller.call('unit.view', { unitId: id, which: 'made', after: 0 })).rows
  const bad = (await teller.call('unit.view', { unitId: id, which: 'bad', after: 0 })).rows
  const { workbook } = await teller.call('unit.result', { unitId: id })
  month.units.push({ number: unitName, made: made.length, refused: bad.length, workbook })
  // Those who were refused have numbers that nobody else gets.
  month.count += made.length
  month.items.add('BATCH')
  for (const [place, row] of made.entries()) {
    if (!row.caseId) continue
    month.branch.clock.advance(60_000)
    const submitted = await month.branch.reviewer.call('case.view', { caseId: row.caseId })
    const view = await month.branch.reviewer.call('review.approve', refOf(submitted))
    month.held.push({ at: (people[0] ?? 0) + place, teller: 0, view, since: at, bookedFor: null })
  }
  await payOnce(
    month,
    teller,
    unitName,
    made.flatMap(row => (row.caseId ? [row.caseId] : [])),
  )
}

/** One transfer of the unit settles all its cases that are charged. */
async function payOnce({ held }: Month, teller: Seat, payer: string, ids: readonly string[]): Promise<void> {
  const own = held.filter(({ view }) => ids.includes(view.id))
  const charged = own.filter(({ view }) => view.fee.open > 0)
  const sum = charged.reduce((all, { view }) => all + view.fee.open, 0)
  if (sum > 0)
    await teller.call('fee.payMany', {
      cases: charged.map(({ view }) => refOf(view)),
      method: 'transfer',
      payer,
      reference: `T${ids.length}`,
      fen: fen(sum),
    })
  for (const one of own) {
    one.view = await teller.call('case.view', { caseId: one.view.id })
    if (one.view.state === 'approved' && one.view.fee.due === null)
      one.view = await teller.call('fee.waive', { ...refOf(one.view), reason: 'other', note: monthUnits.waived })
  }
}

/** The checks and the making of cases go on beside the counter; a minute a person is more than either takes on any machine. */
async function settled(teller: Seat, unitId: UnitId, state: string): Promise<void> {
  const until = Date.now() + 30 * 60_000
  while (Date.now() < until) {
    const unit = (await teller.call('unit.list', {})).find(({ id }) => id === unitId)
    if (unit?.state === state) return
    await wait(50)
  }
  throw new Error(`the unit's batch does not become ${state}`)
}

/** A sheet and pictures as a unit brings them: one more row than people, whose number is none. */
async function bring(folder: string, people: readonly number[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  const heads = ['number', 'name', 'ethnic', 'mobile', 'validFrom', 'validTo'] as const
  const rows = people.map(at => {
    const { number, name } = personNumbered(at)
    return [number, name, monthUnits.ethnic, `137${String(10_000_000 + at)}`, '20160501', monthUnits.long]
  })
  const { number, name } = personNumbered(agentNumber + 50)
  rows.push([
    `${number.slice(0, 17)}${number.endsWith('1') ? '2' : '1'}`,
    name,
    monthUnits.ethnic,
    '13700000000',
    '20160501',
    monthUnits.long,
  ])
  const lines = [heads.map(key => unitHeadings[key][0]), ...rows].map(cells => cells.join(','))
  await writeFile(join(folder, 'sheet.csv'), `\ufeff${lines.join('\r\n')}\r\n`)
  const face = new Uint8Array(await readFile(join(resourcesFolder, 'practice', 'citizen.jpg')))
  for (const at of people) await writeFile(join(folder, `${personNumbered(at).number}.jpg`), ownPicture(face, at))
}

/** The same made-up face as a file of its own for each: a comment segment after the start of the JPEG says whose it is (ITU-T T.81, B.2.4.5). */
function ownPicture(face: Uint8Array, at: number): Uint8Array {
  const whose = new TextEncoder().encode(`person ${at}`)
  return new Uint8Array([...face.subarray(0, 2), 0xff, 0xfe, 0, whose.length + 2, ...whose, ...face.subarray(2)])
}
