/** Gives the log of a span of days out as a signed file. */

import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { mostAuditEntries } from '../../../../shared/ipc/shapes/disclosure.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { DaySpan } from '../../../../shared/report/day-span.ts'
import { auditFileName } from '../../../../shared/strings/zh-CN/disclosure.ts'
import { chainStart, headOf } from '../../platform/audit/record.ts'
import { signedFile } from '../../platform/audit/signed-file.ts'
import { endOfDay, startOfDay } from '../../platform/day-bounds.ts'
import type { AuditRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { caseNumbers } from '../../records/case/ended.ts'
import type { Who } from '../../records/context.ts'
import { ensureSigningKey, keepDisclosure } from '../../records/disclosure/rows.ts'
import type { Core } from '../core.ts'

/**
 * Its own entry is in it where the span reaches to today. Read in the same transaction, so that the head said is the head there was.
 * @throws Refusal DISCLOSURE_TOO_LARGE for more entries than one file holds
 */
export async function auditFile(core: Core, who: Who, { span, audience, reason }: Parsed<'audit.file'>): Promise<Out<'audit.file'>> {
  const bytes = await core.store.write(async ({ tx, tell }) => {
    const count = await countIn(tx, span)
    if (count >= mostAuditEntries) throw new Refusal('DISCLOSURE_TOO_LARGE', { count, limit: mostAuditEntries })
    const key = await ensureSigningKey(core, tx)
    // With the first file there is a fingerprint to show.
    tell('branch.changed', {})
    await keepDisclosure(core, tx, who, { kind: 'audit-log', audience, reason, facts: { from: span.from, to: span.to } })
    const entries = await entriesIn(tx, span)
    const { code, name, mode } = core.branch
    return signedFile({
      branch: { code, name, mode },
      span,
      madeAt: core.clock.now(),
      before: entries[0]?.previous ?? chainStart,
      entries,
      head: await headOf(tx),
      operators: await loginsOf(tx),
      cases: await numbersOf(tx, [...new Set(entries.flatMap(row => row.case_id ?? []))]),
      key,
    })
  })
  return { name: auditFileName(core.branch.code, span.from, span.to), bytes }
}

const within = (tx: Tx, { from, to }: DaySpan) => tx.selectFrom('audit').where('at', '>=', startOfDay(from)).where('at', '<', endOfDay(to))

async function countIn(tx: Tx, span: DaySpan): Promise<number> {
  const { count } = await within(tx, span)
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** From the first entry of the span to the last by number: a clock set back leaves no hole in the chain. */
async function entriesIn(tx: Tx, span: DaySpan): Promise<readonly AuditRecord[]> {
  const { first, last } = await within(tx, span)
    .select(eb => [eb.fn.min<number | null>('seq').as('first'), eb.fn.max<number | null>('seq').as('last')])
    .executeTakeFirstOrThrow()
  if (first === null || last === null) return []
  return tx.selectFrom('audit').selectAll().where('seq', '>=', first).where('seq', '<=', last).orderBy('seq').execute()
}

const idsAtOnce = 500

async function numbersOf(tx: Tx, ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const found: [string, string][] = []
  for (let at = 0; at < ids.length; at += idsAtOnce) found.push(...(await caseNumbers(tx, ids.slice(at, at + idsAtOnce))))
  return Object.fromEntries(found)
}

async function loginsOf(tx: Tx): Promise<Readonly<Record<string, string>>> {
  const rows = await tx.selectFrom('operator').select(['id', 'login']).execute()
  return Object.fromEntries(rows.map(({ id, login }) => [id, login]))
}
