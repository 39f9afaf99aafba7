/** Puts another passphrase in the place of the one that opens the store; the manager's own password is asked. */
import { passphraseText as text } from '../../../shared/strings/zh-CN/copies.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { RefusalNote } from '../../kit/notes.tsx'
import { NewSecretFields, useNewSecret } from '../../parts/new-secret.tsx'
import { useSent } from '../../parts/use-sent.ts'

type Props = { readonly close: () => void; readonly changed: () => void }

export function PassphraseDialog({ close, changed }: Props) {
  const secret = useNewSecret()
  const { send, busy, failure } = useSent()
  const go = async () => {
    if (!secret.check()) return
    const { password, fresh } = secret.words
    const reply = await send('store.changePassphrase', { password, passphrase: fresh })
    if (reply?.ok) changed()
  }
  return (
    <Dialog title={text.title} changed={false} close={close} primary={{ label: text.change, run: () => void go(), off: busy }}>
      <p className="secondary">{text.note}</p>
      <NewSecretFields secret={secret} text={text} onLast={() => void go()} />
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
