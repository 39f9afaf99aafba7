/** Asks for the three lists of this desk and holds them as one. */
import type { CaseRow } from '../../../shared/ipc/shapes/case.ts'
import type { Failure } from '../../../shared/result.ts'
import { useAsked } from '../../parts/use-asked.ts'

export type BoardRows = { readonly rows: readonly CaseRow[] | null; readonly failure: Failure | null; readonly again: () => void }

export function useBoardRows(): BoardRows {
  const fee = useAsked('case.find', { which: 'fee', text: '' })
  const production = useAsked('case.find', { which: 'production', text: '' })
  const pickup = useAsked('case.find', { which: 'pickup', text: '' })
  const asked = [fee, production, pickup]
  const answered = fee.value && production.value && pickup.value
  return {
    rows: answered ? asked.flatMap(one => one.value ?? []) : null,
    failure: asked.find(one => one.failure)?.failure ?? null,
    again: () => {
      for (const one of asked) one.again()
    },
  }
}
