/** The fields in which a second person authorises with their own login and password. */
import { secondText as text } from '../../shared/strings/zh-CN/kit.ts'
import { TextField } from '../kit/text-field.tsx'

export type SecondDraft = { readonly login: string; readonly password: string }
export const noSecond: SecondDraft = { login: '', password: '' }

/** The first field that is empty, by its name. */
export const missingSecond = ({ login, password }: SecondDraft): 'login' | 'password' | null =>
  login.trim() === '' ? 'login' : password === '' ? 'password' : null

type Props = { readonly draft: SecondDraft; readonly onChange: (draft: SecondDraft) => void; readonly missing: string | null }

export function SecondFields({ draft, onChange, missing }: Props) {
  const error = (name: string) => (missing === name ? text.missing : null)
  return (
    <div className="two-fields">
      <TextField
        name="login"
        label={text.login}
        value={draft.login}
        onChange={login => onChange({ ...draft, login })}
        maxLength={60}
        error={error('login')}
      />
      <TextField
        name="password"
        label={text.password}
        kind="password"
        value={draft.password}
        onChange={password => onChange({ ...draft, password })}
        error={error('password')}
      />
    </div>
  )
}
