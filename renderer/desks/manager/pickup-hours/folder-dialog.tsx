/** Where texts to holders are handed on to. */
import { useState } from 'react'
import { usualWaitMinutes } from '../../../../shared/pickup/reminder.ts'
import { pickupHoursText } from '../../../../shared/strings/zh-CN/pickup.ts'
import { Dialog } from '../../../kit/dialog.tsx'
import { RefusalNote, Waiting } from '../../../kit/notes.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { useAsked } from '../../../parts/use-asked.ts'
import { useSent } from '../../../parts/use-sent.ts'

const text = pickupHoursText.folder1

export function FolderDialog({ close }: { readonly close: () => void }) {
  const port = useAsked('reminder.list', {})
  const [typed, setTyped] = useState<string | null>(null)
  const { send, busy, failure } = useSent()
  const [wait, setWait] = useState<string | null>(null)
  const folder = typed ?? port.value?.folder ?? ''
  const minutes = Number(wait ?? port.value?.waitMinutes ?? usualWaitMinutes)
  const go = async () => {
    const reply = await send('reminder.setPort', { folder: folder.trim() === '' ? null : folder.trim(), waitMinutes: minutes })
    if (reply?.ok) close()
  }
  return (
    <Dialog
      changed={false}
      title={text.title}
      close={close}
      primary={{ label: text.save, run: () => void go(), off: busy || port.value === null }}
    >
      <p>{text.words}</p>
      {port.loading ? (
        <Waiting />
      ) : (
        <div className="stack tight">
          <TextField name="folder" label={text.path} hint={text.hint} value={folder} onChange={setTyped} maxLength={300} autoFocus />
          <TextField
            name="wait"
            label={text.wait}
            hint={text.waitHint}
            kind="digits"
            value={String(minutes)}
            onChange={setWait}
            maxLength={4}
          />
        </div>
      )}
      <RefusalNote failure={port.failure} again={port.again} />
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
