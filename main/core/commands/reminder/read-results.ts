/** Reads back what the gateway says of the texts it took: what it refused, somebody has to call about. */
import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type OddLine, type ResultLine, readJsonLines, readResult } from '../../../../shared/pickup/text-results.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { textResultWords as words } from '../../../../shared/strings/zh-CN/text-results.ts'
import { readPlainFile } from '../../platform/archive/plain-file.ts'
import { record } from '../../platform/audit/record.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { decoded } from '../../platform/workbook/csv.ts'
import { readHeaded } from '../../platform/workbook/headed.ts'
import type { Core } from '../core.ts'
import { within } from './folder.ts'

const isResults = (name: string): boolean => /^results-.*\.(jsonl|xlsx|xls|csv|txt)$/i.test(name)
const deadlineMs = 10_000
const mostBytes = 16 * 1024 * 1024

/** Each file once, as long as it does not change. The gateway's files are left where they are. */
export async function readResults(core: Core, folder: string): Promise<void> {
  const signal = AbortSignal.timeout(deadlineMs)
  const names = (await within(signal, readdir(folder))).filter(isResults).sort()
  const known = new Map(
    (await core.store.db.selectFrom('text_result').select(['name', 'sha']).execute()).map(({ name, sha }) => [name, sha]),
  )
  for (const name of names) {
    const bytes = await within(signal, readPlainFile(join(folder, name), mostBytes)).catch(refusedAs)
    if (bytes === 'missing') continue
    const sha = createHash('sha256').update(bytes).digest('hex')
    if (known.get(name) !== sha) await takeIn(core, name, sha, await linesIn(name, bytes))
  }
}

/** A file that is a link or too large is told as unreadable and keeps nothing from the others; one that is gone is nothing. */
function refusedAs(error: unknown): string {
  if (!(error instanceof Refusal) || error.code !== 'FILE_REFUSED') throw error
  return String(error.detail?.why)
}

async function linesIn(name: string, bytes: Uint8Array | string): Promise<readonly (ResultLine | OddLine)[]> {
  if (typeof bytes === 'string') return [{ line: 0, why: 'unreadable' }]
  if (/\.jsonl$/i.test(name)) return readJsonLines(decoded(bytes))
  try {
    const { rows } = await readHeaded(bytes, { id: words.id, status: words.status, why: words.why }, ['id', 'status'])
    return rows.map(({ at, cells: { id, status, why } }) => ({
      line: at,
      values: { id: id?.text ?? '', status: status?.text ?? '', why: why?.text ?? '' },
    }))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [{ line: 0, why: 'unreadable' }]
  }
}

async function takeIn(core: Core, name: string, sha: string, lines: readonly (ResultLine | OddLine)[]): Promise<void> {
  await core.store.write(async ({ tx, tell }) => {
    const odd: OddLine[] = []
    let [sent, refused] = [0, 0]
    for (const written of lines) {
      const read = 'values' in written ? readResult(written) : written
      const strange = 'id' in read ? await noteResult(core, tx, read) : read
      if (strange) odd.push(strange)
      else if ('id' in read && read.refused) refused += 1
      else sent += 1
    }
    const kept = { sha, sent, refused, odd: JSON.stringify(odd), at: core.clock.now() }
    await tx
      .insertInto('text_result')
      .values({ name, ...kept })
      .onConflict(conflict => conflict.column('name').doUpdateSet(kept))
      .execute()
    await record(core, tx, { who: null, what: 'reminder.results', facts: { sent, refused, odd: odd.length } })
    tell('pickup.changed', {})
  })
}

/** Gives the line back where there is no text it could be about. */
async function noteResult(
  core: Core,
  tx: Tx,
  { line, id, refused, why }: Exclude<ReturnType<typeof readResult>, OddLine>,
): Promise<OddLine | null> {
  const text = await tx.selectFrom('reminder').selectAll().where('id', '=', id).executeTakeFirst()
  if (!text) return { line, why: 'unknown' }
  if (text.sent_at === null) return { line, why: 'not-sent' }
  // Told twice, or called already.
  if (!refused || text.state !== 'sent') return null
  await tx
    .updateTable('reminder')
    .set({ state: 'refused', refused_at: core.clock.now(), last_error: why === '' ? 'REFUSED' : why })
    .where('id', '=', id)
    .where('state', '=', 'sent')
    .execute()
  // The holder has not been told after all: the limit does not run from a text that never arrived.
  await tx
    .updateTable('waiting_card')
    .set({ told_at: null })
    .where('case_id', '=', text.case_id)
    .where('told_at', '=', text.sent_at)
    .execute()
  return null
}
