/** Puts another passphrase in the place of the one that opens the store; the manager's own password is asked. */
import { useRef, useState } from 'react'
import { passphraseText as text } from '../../../shared/strings/zh-CN/copies.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useSent } from '../../parts/use-sent.ts'

type Props = { readonly close: () => void; readonly changed: () => void }

export function PassphraseDialog({ close, changed }: Props) {
  const [password, setPassword] = useState('')
  const [fresh, setFresh] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const missing = Object.entries({ password, fresh, again }).find(([, value]) => value === '')?.[0]
  const go = async () => {
    setTried(true)
    if (missing) return focusField(flow.current, missing)
    if (fresh !== again) return focusField(flow.current, 'again')
    const reply = await send('store.changePassphrase', { password, passphrase: fresh })
    if (reply?.ok) changed()
  }
  return (
    <Dialog title={text.title} changed={false} close={close} primary={{ label: text.change, run: () => void go(), off: busy }}>
      <p className="secondary">{text.note}</p>
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack tight">
        <TextField name="password" label={text.password} kind="password" value={password} onChange={setPassword} autoFocus />
        <TextField name="fresh" label={text.fresh} hint={text.hint} kind="password" value={fresh} onChange={setFresh} />
        <TextField
          name="again"
          label={text.again}
          kind="password"
          value={again}
          onChange={setAgain}
          error={tried && again !== '' && again !== fresh ? text.differs : null}
        />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
