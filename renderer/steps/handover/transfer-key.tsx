/** The transfer sheet of the unit whose person collects the cards, under one key. */
import { useState } from 'react'
import type { UnitId } from '../../../shared/ids.ts'
import { transferText } from '../../../shared/strings/zh-CN/unit.ts'
import { useKeys } from '../../kit/keys.tsx'
import { SlipDialog } from '../../parts/slip-dialog.tsx'

export function TransferKey({ unitId }: { readonly unitId: UnitId }) {
  const [printing, setPrinting] = useState(false)
  useKeys([{ press: 'F6', label: transferText.print, run: () => setPrinting(true) }])
  return printing ? <SlipDialog slip={{ kind: 'transfer', caseId: null, ticketId: null, unitId }} close={() => setPrinting(false)} /> : null
}
