/** Compares the list of acts that the card system or the bank gives with those done here on the same days. */
import { maskNumber } from '../../../../shared/identity/mask.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { compareActs, type TheirAct } from '../../../../shared/serial/sides.ts'
import { serialHeadings } from '../../../../shared/strings/zh-CN/serial.ts'
import { readHeaded } from '../../platform/workbook/headed.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { actsIn } from '../../records/serial/rows.ts'
import { readFileOf } from '../unit/file.ts'

/** @throws Refusal FILE_REFUSED */
export async function compareSerials(
  core: RecordsContext,
  _who: Who,
  { span, side, path }: Parsed<'serial.compare'>,
): Promise<Out<'serial.compare'>> {
  const theirs = await actsOfList(await readFileOf(path))
  const ours = (await actsIn(core.store.db, span, side)).map(row => ({
    caseNumber: row.number,
    serial: row.serial,
    number: row.doc_number,
  }))
  const { agreed, differences } = compareActs(theirs, ours)
  return {
    agreed,
    differences: differences.map(one => ({
      kind: one.kind,
      row: one.theirs?.row ?? null,
      serial: one.theirs?.serial ?? one.ours?.serial ?? null,
      caseNumber: one.ours?.caseNumber ?? null,
      maskedNumber: maskNumber(one.theirs?.number || (one.ours?.number ?? '')),
    })),
  }
}

async function actsOfList(bytes: Uint8Array): Promise<TheirAct[]> {
  const { rows } = await readHeaded(bytes, serialHeadings, ['serial'])
  return rows.flatMap(({ at, cells }) => {
    const serial = cells.serial?.text.toUpperCase() ?? ''
    return serial === '' ? [] : [{ row: at, serial, number: cells.number?.text.toUpperCase() ?? '' }]
  })
}
