/** Opens a store whose key is not kept by the system: by passphrase, or by the sealed recovery code. */
import { useState } from 'react'
import type { Out } from '../../shared/ipc/contract.ts'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { EnterFlow } from '../kit/enter-flow.tsx'
import { useKeys } from '../kit/keys.tsx'
import { RefusalNote, Waiting } from '../kit/notes.tsx'
import { TextField } from '../kit/text-field.tsx'
import { FullScreen } from '../parts/full-screen.tsx'
import { useSent } from '../parts/use-sent.ts'
import { useSwitch } from './use-switch.ts'

const text = appText.unlock

/** `setup` is null where the store is opened only to be mended. */
type Props = { readonly setup: Out<'setup.view'> | null; readonly again: () => void }

export function Unlock({ setup, again }: Props) {
  const [byRecovery, setByRecovery] = useState(false)
  const [typed, setTyped] = useState('')
  const { send, busy, failure, clear } = useSent()
  const go = async () => {
    const reply = await send(
      'setup.unlock',
      byRecovery ? { passphrase: null, recoveryCode: typed } : { passphrase: typed, recoveryCode: null },
    )
    if (reply?.ok) again()
  }
  // A key that the system keeps may fit by now, a keyring that was locked be open.
  const retry = async () => {
    await send('setup.retry', {})
    again()
  }
  const mayOpenItself = setup === null || setup.custody === 'keyring'
  const turn = () => {
    clear()
    setTyped('')
    setByRecovery(!byRecovery)
  }
  const other = useSwitch(setup?.mode ?? null, setup)
  useKeys([
    ...((setup?.stores.length ?? 0) > 1 ? other.keys : []),
    ...(mayOpenItself ? [{ press: 'F5', label: appText.down.retry, run: () => void retry(), off: busy }] : []),
    { press: 'F8', label: byRecovery ? text.byPassphrase : text.byRecovery, run: turn, off: busy },
    { press: 'F9', label: text.open, run: go, primary: true, off: busy || typed === '' },
  ])
  return (
    <FullScreen title={text.title}>
      <EnterFlow onLast={go} className="stack">
        {byRecovery ? (
          <TextField
            key="recovery"
            name="recovery"
            label={text.recovery}
            hint={text.recoveryHint}
            value={typed}
            onChange={setTyped}
            autoFocus
          />
        ) : (
          <TextField
            key="passphrase"
            name="passphrase"
            label={text.passphrase}
            kind="password"
            value={typed}
            onChange={setTyped}
            autoFocus
          />
        )}
        {busy && <Waiting text={text.opening} />}
        <RefusalNote failure={failure ?? other.failure} />
      </EnterFlow>
    </FullScreen>
  )
}
