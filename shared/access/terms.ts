/** Says what a term of an operator may be: an auditor reads only and until a day, a day ahead, nobody ends the own rights. Pure. */
import type { Day } from '../time.ts'
import type { Role } from './roles.ts'

export const termsCodes = ['AUDITOR_ALONE', 'AUDITOR_ENDS', 'DAY_PAST', 'DEPUTY_AUDITOR', 'OWN_TERMS'] as const
export type TermsCode = (typeof termsCodes)[number]

export type Terms = {
  readonly roles: readonly Role[]
  readonly endsOn: Day | null
  readonly deputy: { readonly roles: readonly Role[]; readonly until: Day } | null
}

export function termsProblem({ roles, endsOn, deputy }: Terms, today: Day): TermsCode | null {
  const isAuditor = roles.includes('auditor')
  if (isAuditor && (roles.length > 1 || deputy !== null)) return 'AUDITOR_ALONE'
  if (isAuditor && endsOn === null) return 'AUDITOR_ENDS'
  if (deputy?.roles.includes('auditor')) return 'DEPUTY_AUDITOR'
  return [endsOn, deputy?.until ?? null].some(day => day !== null && day < today) ? 'DAY_PAST' : null
}
