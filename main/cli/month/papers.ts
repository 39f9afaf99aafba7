/** Writes the month's papers as the branch would give them out: register, report, statement, signed log, the file of a case. */
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { registerColumnNames } from '../../../shared/disclosure/columns.ts'
import { fen, yuan } from '../../../shared/money.ts'
import { monthFileName, monthWords as words } from '../../../shared/strings/zh-CN/month.ts'
import type { Branch } from './branch.ts'
import { whereFeesDiffer } from './fees-agree.ts'
import type { Walked } from './run-month.ts'

/** @returns what is wrong with a paper; empty when all are right */
export async function writePapers(branch: Branch, { days, units }: Walked, out: string): Promise<readonly string[]> {
  const { manager } = branch
  const [from, to] = [days[0], days.at(-1)]
  if (!from || !to) return ['no day was worked']
  const span = { from, to }
  const keep = (name: string, bytes: Uint8Array | string) => writeFile(join(out, name), bytes)
  const register = await manager.call('disclosure.register', {
    search: {},
    columns: [...registerColumnNames],
    audience: 'archive',
    reason: words.reason.archive,
  })
  await keep(monthFileName.register, register.bytes)
  await keep(monthFileName.report, (await manager.call('report.workbook', { span, item: null, operatorId: null })).bytes)
  const feesByDay = await statement(branch, days)
  await keep(monthFileName.statement, feesByDay)
  const ledger = await manager.call('fee.workbook', { span })
  await keep(monthFileName.ledger, ledger.bytes)
  await keep(monthFileName.figures, (await manager.call('report.figuresFile', { span, by: 'day' })).bytes)
  for (const { number, workbook } of units) await keep(monthFileName.unit(number), workbook)
  for (const { id } of await manager.call('statistics.list', {})) {
    const sheet = await manager.call('statistics.fill', { id, span, audience: 'authority', reason: words.reason.authority })
    await keep(sheet.name, sheet.bytes)
  }
  const log = await manager.call('audit.file', { span, audience: 'auditor', reason: words.reason.auditor })
  await keep(monthFileName.audit, log.bytes)
  const { rows } = await manager.call('case.search', { states: ['closed'] })
  const [row] = rows
  if (row) {
    const file = await manager.call('disclosure.casePage', { caseId: row.id, audience: 'citizen', reason: words.reason.citizen })
    await keep(monthFileName.caseFile, file.html)
  }
  const { fingerprint } = await manager.call('audit.key', {})
  return [
    ...(await whereFeesDiffer(feesByDay, ledger.bytes)),
    ...(await whatVerifierSays(join(out, monthFileName.audit), fingerprint ?? '')),
  ]
}

/** The verifier runs alone, as at the auditor's. */
async function whatVerifierSays(file: string, fingerprint: string): Promise<readonly string[]> {
  const verifier = fileURLToPath(new URL('../audit-verify.mjs', import.meta.url))
  try {
    await promisify(execFile)(process.execPath, [verifier, file, '--key', fingerprint])
    return []
  } catch (error) {
    return [`the signed log: ${error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)}`]
  }
}

async function statement({ manager }: Branch, days: Walked['days']): Promise<string> {
  const lines: string[] = [monthFileName.statementHeads.join(',')]
  for (const day of days) {
    const { total } = await manager.call('fee.balance', { day })
    const ways = [total.cash, total.card, total.qr, total.transfer]
    const count = ways.reduce((sum, way) => sum + way.collected.count, 0)
    const net = fen(ways.reduce<number>((sum, way) => sum + way.net, 0))
    lines.push([day, count, ...ways.map(way => yuan(way.net)), total.waived.count, yuan(net)].join(','))
  }
  return `\ufeff${lines.join('\r\n')}\r\n`
}
