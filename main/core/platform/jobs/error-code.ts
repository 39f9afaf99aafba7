/** Names an error by a machine word that can be stored, logged and shown: never by its message, which may quote a person's data. */
import { Refusal } from '../../../../shared/refusal.ts'

export function errorCode(error: unknown): string {
  if (error instanceof Refusal) return error.code
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return 'INTERNAL'
}

const troubles = ['DISK_FULL', 'CORE_DOWN', 'DB_DAMAGED', 'ENOSPC', 'EMFILE', 'ENFILE']

/** Trouble every other thing would meet as well: the work stops and goes on later, and no single thing is blamed for it. */
export function isBranchTrouble(error: unknown): boolean {
  const code = errorCode(error)
  return troubles.includes(code) || (code.startsWith('SQLITE_') && !code.startsWith('SQLITE_CONSTRAINT'))
}
