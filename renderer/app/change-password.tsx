/** Has somebody change a password that another person knows, before anything else opens. */
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { useKeys } from '../kit/keys.tsx'
import { RefusalNote } from '../kit/notes.tsx'
import { FullScreen } from '../parts/full-screen.tsx'
import { NewSecretFields, useNewSecret } from '../parts/new-secret.tsx'
import type { Session } from '../parts/session.ts'
import { useSent } from '../parts/use-sent.ts'

const text = appText.changePassword
type Props = { readonly session: Session; readonly practice: boolean; readonly done: () => void; readonly other: () => void }

export function ChangePassword({ session, practice, done, other }: Props) {
  const secret = useNewSecret()
  const { send, busy, failure } = useSent()
  const go = async () => {
    if (!secret.check()) return
    const { password, fresh } = secret.words
    const reply = await send('session.changePassword', { password, fresh })
    if (reply?.ok) return done()
    secret.focus(reply?.error.code === 'WEAK_PASSWORD' ? 'fresh' : 'password')
  }
  useKeys([
    { press: 'F8', label: text.other, run: other, off: busy },
    { press: 'F9', label: text.change, run: () => void go(), primary: true, off: busy },
  ])
  return (
    <FullScreen title={text.title} practice={practice}>
      <div className="stack">
        <p className="secondary">{text.why(session.operator.name)}</p>
        <NewSecretFields secret={secret} text={text} onLast={() => void go()} />
        <RefusalNote failure={failure} />
      </div>
    </FullScreen>
  )
}
