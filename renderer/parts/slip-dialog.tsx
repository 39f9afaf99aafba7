/** Makes a slip, shows its first page, and saves it as a file when asked. */
import { useEffect, useRef, useState } from 'react'
import type { In, Out } from '../../shared/ipc/contract.ts'
import { printingText as text } from '../../shared/strings/zh-CN/printing.ts'
import { Dialog } from '../kit/dialog.tsx'
import { Note, RefusalNote, Waiting } from '../kit/notes.tsx'
import { usePaperOut } from './paper-out.tsx'
import { SlipPicture } from './slip-picture.tsx'
import { useSent } from './use-sent.ts'

type Props = { readonly slip: In<'slip.print'>; readonly close: () => void; readonly holds?: boolean }

export function SlipDialog({ slip, close, holds = false }: Props) {
  const [printed, setPrinted] = useState<Out<'slip.print'> | null>(null)
  const [saved, setSaved] = useState(false)
  const { send, busy, failure } = useSent()
  const make = async () => {
    const reply = await send('slip.print', slip)
    if (reply?.ok) setPrinted(reply.value)
  }
  const begin = useRef(make)
  useEffect(() => {
    begin.current()
  }, [])
  const saveAs = async () => {
    if (!printed) return
    const reply = await send('slip.saveAs', { printId: printed.print.id })
    if (reply?.ok) setSaved(reply.value.saved)
  }
  const primary = printed ? { label: text.done, run: close } : { label: text.again, run: make, off: busy }
  const out = usePaperOut(printed?.print ?? null)
  const keys = [...out.keys, { press: 'F7', label: text.saveAs, run: saveAs, off: busy || printed === null }]
  return (
    <Dialog
      changed={false}
      holds={holds}
      title={text.title[slip.kind]}
      close={close}
      closeLabel={text.close}
      primary={primary}
      keys={keys}
      wide={slip.kind === 'guide'}
    >
      {busy && !printed && <Waiting text={text.making} />}
      <SlipPicture image={printed?.preview ?? null} />
      {printed && <p className="secondary dense">{text.kept(slip.kind, printed.print.pages)}</p>}
      {out.line}
      {saved && <Note level="pass">{text.saved}</Note>}
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
