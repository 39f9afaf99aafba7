/** Brings the register of a merged branch in: searchable under its own numbers, and never among ours; shows a line of it, and takes it out. */
import { lacksColumn, mergedLine } from '../../../../shared/disclosure/merged.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { unmaskSeconds } from '../../../../shared/ipc/shapes/search.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { Who } from '../../records/context.ts'
import { cellsOf, headingsOf, linesIn, mergedRegister, sweepMerged, writeLine } from '../../records/merged/rows.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

const mostNamed = 100

/**
 * The lines are written in lots and found by nobody until the last unit of work, so whatever breaks off on the way may be done again.
 * @throws Refusal NOT_FOUND, MERGED_COLUMNS, MERGED_OWN
 */
export async function bringMerged(core: Core, who: Who, ask: Parsed<'merged.bring'>): Promise<Out<'merged.bring'>> {
  const { id, branch, code, columns } = ask
  const { db } = core.store
  const width = headingsOf(await mergedRegister(db, id, 'taken')).length
  const places = Object.values(columns).filter(place => place !== null)
  if (lacksColumn(columns) || new Set(places).size < places.length || places.some(place => place >= width))
    throw new Refusal('MERGED_COLUMNS')
  if (code === core.branch.code) throw new Refusal('MERGED_OWN', { count: 0 })
  const own = await ownAmong(core, ask)
  if (own > 0) throw new Refusal('MERGED_OWN', { count: own })
  const unread: number[] = []
  const seen = new Set<string>()
  let [known, rows] = [0, 0]
  for await (const lot of linesIn(db, id)) {
    const read = lot.map(({ at, cells }) => ({ at, line: mergedLine(cells, columns) }))
    const before = await broughtBefore(core, code, numbersOf(read))
    await core.store.write(async ({ tx }) => {
      for (const { at, line } of read) {
        if (line !== null && !before.has(line.number) && !seen.has(line.number)) {
          seen.add(line.number)
          rows += 1
          await writeLine(tx, id, at, line, code)
          continue
        }
        if (line === null) unread.push(at)
        else known += 1
        await tx.deleteFrom('merged_case').where('register_id', '=', id).where('at', '=', at).execute()
      }
    })
  }
  await core.store.write(async ({ tx, tell }) => {
    const brought = { state: 'brought' as const, branch, code, columns: JSON.stringify(columns), at: core.clock.now() }
    const { operatorId } = signedIn(who)
    const taken = tx.updateTable('merged_register').where('id', '=', id).where('state', '=', 'taken')
    await updateOne(taken.set({ ...brought, operator_id: operatorId }))
    await record(core, tx, { who, what: 'merged.bring', facts: { register: id, code, rows, unread: unread.length, known } })
    tell('merged.changed', {})
  })
  return { rows, unread: unread.slice(0, mostNamed), unreadCount: unread.length, known }
}

const numbersOf = (read: readonly { readonly line: { readonly number: string } | null }[]): string[] =>
  read.flatMap(({ line }) => (line === null ? [] : [line.number]))

/** How many of its numbers are numbers of ours: then it is our own register, or one that cannot be told from it. */
async function ownAmong({ store }: Core, { id, columns }: Parsed<'merged.bring'>): Promise<number> {
  let count = 0
  for await (const lot of linesIn(store.db, id)) {
    const numbers = numbersOf(lot.map(({ cells }) => ({ line: mergedLine(cells, columns) })))
    if (numbers.length > 0) count += (await store.db.selectFrom('case_file').select('id').where('number', 'in', numbers).execute()).length
  }
  return count
}

async function broughtBefore({ store }: Core, code: string, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  if (numbers.length === 0) return new Set()
  const rows = await store.db
    .selectFrom('merged_case')
    .innerJoin('merged_register', 'merged_register.id', 'merged_case.register_id')
    .select('merged_case.number')
    .where('merged_register.state', '=', 'brought')
    .where('merged_case.code', '=', code)
    .where('merged_case.number', 'in', numbers)
    .execute()
  return new Set(rows.map(({ number }) => number))
}

/** A wrong sheet goes as a whole; that it was here, and why it went, stays in the log. @throws Refusal NOT_FOUND */
export async function dropMerged(core: Core, who: Who, { id, reason }: Parsed<'merged.drop'>): Promise<Out<'merged.drop'>> {
  await core.store.write(async ({ tx, tell }) => {
    const register = await tx.selectFrom('merged_register').select(['state', 'code']).where('id', '=', id).executeTakeFirst()
    if (register?.state !== 'taken' && register?.state !== 'brought') throw new Refusal('NOT_FOUND')
    const kept = tx.updateTable('merged_register').where('id', '=', id).where('state', '=', register.state)
    await updateOne(kept.set({ state: 'dropped', headings: '[]' }))
    // Row 0: the register as a whole.
    const look = { id: newId(), register_id: id, row: 0, operator_id: signedIn(who).operatorId, reason, at: core.clock.now() }
    await tx.insertInto('merged_look').values(look).execute()
    await record(core, tx, { who, what: 'merged.drop', facts: { register: id, code: register.code, look: look.id } })
    tell('merged.changed', {})
  })
  await sweepMerged(core.store)
  return {}
}

/** One line as its sheet had it, to somebody who says why; every look is kept. @throws Refusal NOT_FOUND */
export const lookAtMerged = (core: Core, who: Who, { id, at, reason }: Parsed<'merged.look'>): Promise<Out<'merged.look'>> =>
  core.store.write(async ({ tx }) => {
    const register = await mergedRegister(tx, id, 'brought')
    const line = await tx.selectFrom('merged_case').select('cells').where('register_id', '=', id).where('at', '=', at).executeTakeFirst()
    if (!line) throw new Refusal('NOT_FOUND')
    const { operatorId } = signedIn(who)
    const look = newId()
    const now = core.clock.now()
    await tx.insertInto('merged_look').values({ id: look, register_id: id, row: at, operator_id: operatorId, reason, at: now }).execute()
    await record(core, tx, { who, what: 'merged.look', facts: { register: id, row: at, look } })
    const cells = cellsOf(line)
    const told = headingsOf(register).map(({ name }, place) => ({ name, value: cells[place] ?? '' }))
    return { cells: told.filter(({ value }) => value !== ''), seconds: unmaskSeconds }
  })
