/** Opens the handing-in by hand where a case waits for it or lies at the other system. */
import { useState } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import { handText } from '../../../shared/strings/zh-CN/centre-ways.ts'
import { useKeys } from '../../kit/keys.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { HandInDialog } from './hand-in-dialog.tsx'

export function HandInPart({ caseId }: { readonly caseId: CaseId }) {
  const [open, setOpen] = useState(false)
  const code = useAsked('centre.ofCase', { caseId }).value?.standing.code
  const waits = code === 'for-hand' || code === 'at-hand'
  useKeys(waits ? [{ press: 'F4', label: handText.open, run: () => setOpen(true) }] : [])
  return open ? <HandInDialog caseId={caseId} close={() => setOpen(false)} /> : null
}
