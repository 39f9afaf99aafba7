/** Opens the paper of what was just done above whatever screen the case goes to next. */
import { createContext, type ReactNode, useContext, useState } from 'react'
import type { In } from '../../shared/ipc/contract.ts'
import { SlipDialog } from './slip-dialog.tsx'

type Slip = In<'slip.print'>

const PaperContext = createContext<(slip: Slip) => void>(() => undefined)

/** The screen that asks may be gone by the time the paper is there: a case that moved on has another one. */
export const usePaper = (): ((slip: Slip) => void) => useContext(PaperContext)

export function Papers({ children }: { readonly children: ReactNode }) {
  const [slip, setSlip] = useState<Slip | null>(null)
  return (
    <PaperContext value={setSlip}>
      {children}
      {slip && <SlipDialog slip={slip} close={() => setSlip(null)} holds />}
    </PaperContext>
  )
}
