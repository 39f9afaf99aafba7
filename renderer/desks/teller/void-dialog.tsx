/** Asks for the reason before a case is made void. */
import { useState } from 'react'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useChangedSince } from '../../kit/use-row-dialog.ts'
import { useSent } from '../../parts/use-sent.ts'

const text = tellerText.room
type Props = { readonly view: CaseView; readonly close: () => void; readonly done: (view: CaseView) => void }

export function VoidDialog({ view, close, done }: Props) {
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const { send, busy, failure } = useSent()
  const changed = useChangedSince(view.revision)
  const short = reason.trim().length < 2
  const go = async () => {
    setAsked(true)
    if (short) return
    const reply = await send('case.void', { caseId: view.id, revision: view.revision, reason })
    if (!reply?.ok) return
    close()
    done(reply.value)
  }
  return (
    <Dialog
      changed={changed && !busy}
      title={text.voidTitle}
      close={close}
      primary={{ label: text.void, run: go, danger: true, off: busy }}
    >
      <p>{text.voidAsk}</p>
      <TextField
        name="reason"
        label={text.voidReason}
        value={reason}
        onChange={setReason}
        maxLength={200}
        error={asked && short ? text.voidShort : null}
      />
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
