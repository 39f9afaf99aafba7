/** Asks the manager to prove that the store shall have a new key, shows its recovery code, and has the key changed once that is written down. */
import { useEffect, useRef, useState } from 'react'
import { newKeyText as text } from '../../../shared/strings/zh-CN/copies.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { KeyLayer } from '../../kit/keys.tsx'
import { RefusalNote, Waiting } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { tellKeyChange } from '../../parts/key-change.ts'
import { RecoveryCode } from '../../parts/recovery-code.tsx'
import { useSent } from '../../parts/use-sent.ts'

export function NewKeyDialog({ close }: { readonly close: () => void }) {
  const [password, setPassword] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [code, setCode] = useState<string | null>(null)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  const secrets = { password, passphrase: passphrase === '' ? null : passphrase }
  const draw = async () => {
    if (password === '') return focusField(flow.current, 'password')
    const reply = await send('store.drawRecoveryCode', secrets)
    if (reply?.ok) setCode(reply.value.recoveryCode)
  }
  const change = async (recoveryCode: string) => {
    const reply = await send('store.rekey', { ...secrets, recoveryCode })
    if (reply === null) return
    // The store was closed meanwhile: whoever signs in next reads what came of it. Refused before that, the dialog is still here.
    if (reply.ok || !here.current) tellKeyChange(reply.ok ? null : reply.error)
    else setCode(null)
  }
  if (code !== null)
    return (
      <KeyLayer>
        <div className="cover">
          {busy ? <Waiting text={text.changing} /> : <RecoveryCode code={code} done={() => void change(code)} leave={close} />}
        </div>
      </KeyLayer>
    )
  return (
    <Dialog title={text.title} changed={false} close={close} primary={{ label: text.draw, run: () => void draw(), off: busy }}>
      <p className="secondary">{text.note}</p>
      <p className="secondary">{text.limits}</p>
      <EnterFlow flowRef={flow} onLast={() => void draw()} className="stack tight">
        <TextField name="password" label={text.password} kind="password" value={password} onChange={setPassword} autoFocus />
        <TextField
          name="passphrase"
          label={text.passphrase}
          hint={text.passphraseHint}
          kind="password"
          value={passphrase}
          onChange={setPassphrase}
        />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
