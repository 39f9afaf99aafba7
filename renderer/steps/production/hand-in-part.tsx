/** Opens the handing-in by hand where a case waits for it or lies at the other system. */
import { useState } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import { handText } from '../../../shared/strings/zh-CN/centre-ways.ts'
import { useKeys } from '../../kit/keys.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { HandInDialog } from './hand-in-dialog.tsx'

export function useWaitsForHand(caseId: CaseId): boolean {
  const code = useAsked('centre.ofCase', { caseId }).value?.standing.code
  return code === 'for-hand' || code === 'at-hand'
}

export function HandInPart({ caseId, waits }: { readonly caseId: CaseId; readonly waits: boolean }) {
  const [open, setOpen] = useState(false)
  useKeys(waits ? [{ press: 'F4', label: handText.open, run: () => setOpen(true) }] : [])
  return open ? <HandInDialog caseId={caseId} close={() => setOpen(false)} /> : null
}
