/** Filters the log by what a person types. Pure. */
import type { AuditEntry } from '../../../shared/ipc/shapes/audit.ts'
import { auditEventText } from '../../../shared/strings/zh-CN/manager-desk.ts'

export function matchesEntry(entry: AuditEntry, text: string): boolean {
  const words = text
    .trim()
    .toUpperCase()
    .split(/\s+/)
    .filter(word => word !== '')
  const parts = [
    entry.caseNumber ?? '',
    entry.operator ?? '',
    entry.counter ?? '',
    auditEventText(entry.what),
    entry.what,
    entry.words ?? '',
  ]
  return words.every(word => parts.some(part => part.toUpperCase().includes(word)))
}
