/** Builds a unit's sheet and pictures as a company would hand them in, and walks a batch through real commands. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import writeWorkbook from 'write-excel-file/node'
import type { UnitId } from '../../shared/ids.ts'
import type { In } from '../../shared/ipc/contract.ts'
import type { UnitSummary, UnitView } from '../../shared/ipc/shapes/unit.ts'
import { otherCitizen } from './a-case.ts'
import type { Counter, Seat } from './a-counter.ts'

export const unitOpening: In<'unit.open'> = {
  ticketId: null,
  unitName: '演练制造有限公司',
  unitCode: '',
  reason: 'FIRST_CARD',
  agent: otherCitizen,
  agentMobile: '13900000000',
  defaults: { bank: '102', mailAddr: '演练市示范区练习路8号', occupation: '4' },
  photoNames: 'auto',
  papers: ['UNIT_LETTER', 'SHEET_STAMPED', 'EACH_SIGNED', 'NOTICES_GIVEN', 'CARDS_LOOKED_UP', 'GUARDIANS_SHOWN'],
}

/** One person of a sheet as the unit writes it, by heading. */
export type Written = Readonly<Record<string, string | number>>

export const written = (person: { number: string; name: string }, more: Written = {}): Written => ({
  身份证号: person.number,
  姓名: person.name,
  民族: '汉',
  联系电话: '13800000000',
  证件有效期起始日: '20160501',
  证件有效期截止日: '长期',
  ...more,
})

/** The same face as another file for each: a comment segment after the start of the JPEG (ITU-T T.81, B.2.4.5) says whose it is. */
export function ownFile(face: Uint8Array, whose: string): Uint8Array {
  const words = new TextEncoder().encode(whose)
  const length = words.length + 2
  return new Uint8Array([...face.subarray(0, 2), 0xff, 0xfe, length >> 8, length & 0xff, ...words, ...face.subarray(2)])
}

/** What a school writes of a pupil and the guardian. */
export const guardianWritten = (guardian: { number: string; name: string }, more: Written = {}): Written => ({
  监护人姓名: guardian.name,
  监护人身份证号: guardian.number,
  监护人与本人关系: '母亲',
  监护人证件有效期起始日: '20160501',
  监护人证件有效期截止日: '长期',
  监护人同意: '是',
  ...more,
})

/** A workbook like the blank one filled in: text cells, and a number where the unit typed one. */
export async function aSheet(rows: readonly Written[]): Promise<Uint8Array> {
  const headings = [...new Set(rows.flatMap(row => Object.keys(row)))]
  const cell = (value: string | number | undefined) =>
    value === undefined || value === '' ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String, format: '@' }
  const data = [headings.map(value => ({ value, fontWeight: 'bold' as const })), ...rows.map(row => headings.map(key => cell(row[key])))]
  return new Uint8Array(await writeWorkbook(data).toBuffer())
}

/** A folder with the sheet, the pictures by their file names, and the same pictures as a zip. */
export async function aDelivery(folder: string, rows: readonly Written[], pictures: Readonly<Record<string, Uint8Array>>) {
  const photos = join(folder, 'photos')
  await mkdir(photos, { recursive: true })
  const sheet = join(folder, 'sheet.xlsx')
  const zip = join(folder, 'photos.zip')
  await writeFile(sheet, await aSheet(rows))
  for (const [name, bytes] of Object.entries(pictures)) await writeFile(join(photos, name), bytes)
  await writeFile(zip, zipSync({ ...pictures }, { level: 0 }))
  return { sheet, photos, zip }
}

type Picking = Pick<Counter, 'send'>
/** As if the teller had picked it in a dialog of the shell. */
export async function picked(
  counter: Picking,
  seat: Seat,
  name: 'unit.takeSheet' | 'unit.takePhotos',
  unitId: UnitId,
  path: string,
): Promise<UnitSummary> {
  const result = await counter.send(seat.number, name, { unitId, path }, 'dialog')
  if (!result.ok) throw new Error(`${name}: ${result.error.code} ${JSON.stringify(result.error.detail)}`)
  return result.value as UnitSummary
}

export const rowsOf = async (seat: Seat, unitId: UnitId, which: In<'unit.view'>['which'] = 'all'): Promise<UnitView['rows']> =>
  (await seat.call('unit.view', { unitId, which, after: 0 })).rows

/** Looks at every picture and finds all of them right. */
export async function lookedAt(seat: Seat, unitId: UnitId): Promise<UnitSummary> {
  const rows = await rowsOf(seat, unitId, 'unseen')
  return seat.call('unit.look', { unitId, seen: rows.map(({ at }) => at), bad: [] })
}
