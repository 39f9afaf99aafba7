/** The line beside a promised day: what this branch has seen itself. */
import type { CaseId } from '../../shared/ids.ts'
import { forecastText as text } from '../../shared/strings/zh-CN/pickup.ts'
import type { Fact } from '../kit/small.tsx'
import { useAsked } from './use-asked.ts'

/** Null until it is known; a branch that has seen too little says so. */
export function useForecast(caseId: CaseId): Fact | null {
  const { value, loading, failure } = useAsked('pickup.forecast', { caseId })
  if (loading || failure) return null
  return value ? { name: text.name, value: text.says(value), note: text.madeFrom(value) } : { name: text.name, value: text.tooFew }
}
