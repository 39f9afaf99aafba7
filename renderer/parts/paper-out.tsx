/** Sends a paper that was made to the printer this counter chose, and says what became of it. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { PrintJobView, PrintView } from '../../shared/ipc/shapes/print.ts'
import { paperOf } from '../../shared/printing/paper.ts'
import { jobWords, printerText, sheetText, jobText as text } from '../../shared/strings/zh-CN/printing.ts'
import type { Key } from '../kit/keys.tsx'
import { Note, RefusalNote, Waiting } from '../kit/notes.tsx'
import { PrinterDialog } from './printer-dialog.tsx'
import { SheetDialog } from './sheet-dialog.tsx'
import { useAsked } from './use-asked.ts'
import { useSent } from './use-sent.ts'

const levels = { waiting: 'note', printed: 'pass', unsure: 'flag', failed: 'refuse' } as const

/** Nothing where the counter has chosen no printer for such a paper: it is kept, and saved as a file as before. */
export function usePaperOut(print: PrintView | null): { readonly keys: readonly Key[]; readonly line: ReactNode } {
  const pins = useAsked('device.pins', {})
  const { send, busy, failure } = useSent()
  const [choosing, setChoosing] = useState(false)
  const isSlip = print !== null && paperOf[print.kind] === 'slip'
  const slips = useAsked('printer.list', isSlip ? {} : null)
  const sheets = useAsked('sheet.list', print !== null && !isSlip ? {} : null)
  const printers = isSlip ? slips : sheets
  const [job, setJob] = useState<PrintJobView | null>(null)
  const isChosen = print !== null && (pins.value?.some(({ purpose }) => purpose === paperOf[print.kind]) ?? false)
  const out = async () => {
    if (print === null) return
    const reply = await send('slip.send', { printId: print.id })
    if (reply?.ok) setJob(reply.value)
  }
  const now = useRef(out)
  now.current = out
  // A paper goes out once by itself; whatever it then became, the next try is somebody's key.
  const sent = useRef<string | null>(null)
  const id = isChosen ? print.id : null
  useEffect(() => {
    if (id === null || sent.current === id) return
    sent.current = id
    setJob(null)
    void now.current()
  }, [id])
  const end = () => setChoosing(false)
  const dialog = choosing && (isSlip ? <PrinterDialog close={end} /> : <SheetDialog close={end} />)
  const choose = (press: string, label: string): Key => ({ press, label, run: () => setChoosing(true), off: busy })
  if (!isChosen) {
    const isOffered = print !== null && printers.value !== null && printers.value.length > 0
    return { keys: isOffered ? [choose('F2', isSlip ? printerText.choose : sheetText.choose)] : [], line: dialog }
  }
  const line = (
    <>
      {dialog}
      {busy && <Waiting text={text.state.waiting} />}
      {!busy && job && <Note level={levels[job.state]}>{jobWords(job)}</Note>}
      <RefusalNote failure={failure} />
    </>
  )
  const again = { press: 'F2', label: text.sendAgain, run: () => void out(), off: busy }
  const change = choose('Shift+F2', isSlip ? printerText.change : sheetText.change)
  return { keys: job?.state === 'failed' ? [again, change] : [again], line }
}
