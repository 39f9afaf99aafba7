/** Shows the first page of a paper that was made, and saves it as a file when asked. */
import { useState } from 'react'
import type { Out } from '../../shared/ipc/contract.ts'
import { printingText as text } from '../../shared/strings/zh-CN/printing.ts'
import { Dialog } from '../kit/dialog.tsx'
import { Note, RefusalNote } from '../kit/notes.tsx'
import { usePaperOut } from './paper-out.tsx'
import { SlipPicture } from './slip-picture.tsx'
import { useSent } from './use-sent.ts'

export function PrintedDialog({ printed, close }: { readonly printed: Out<'slip.print'>; readonly close: () => void }) {
  const [saved, setSaved] = useState(false)
  const { send, busy, failure } = useSent()
  const saveAs = async () => {
    const reply = await send('slip.saveAs', { printId: printed.print.id })
    if (reply?.ok) setSaved(reply.value.saved)
  }
  const out = usePaperOut(printed.print)
  const keys = [...out.keys, { press: 'F7', label: text.saveAs, run: saveAs, off: busy }]
  return (
    <Dialog
      changed={false}
      title={text.title[printed.print.kind]}
      close={close}
      closeLabel={text.close}
      primary={{ label: text.done, run: close }}
      keys={keys}
      wide
    >
      <SlipPicture image={printed.preview} />
      <p className="secondary dense">{text.kept(printed.print.kind, printed.print.pages)}</p>
      {out.line}
      {saved && <Note level="pass">{text.saved}</Note>}
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
