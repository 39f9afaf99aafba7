/** Puts one fact of a case right: which, what stands there, what is right, why, and with whose word. */
import { useRef, useState } from 'react'
import { type FactName, factOf, factsAt, needsSecond } from '../../../shared/correction/facts.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import { correctionText, factHint, factText } from '../../../shared/strings/zh-CN/correction.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useChangedSince } from '../../kit/use-row-dialog.ts'
import type { Session } from '../../parts/session.ts'
import { useSent } from '../../parts/use-sent.ts'
import type { CorrectionInput } from './editor.ts'
import { editors } from './editors.ts'

const text = correctionText

type Props = {
  readonly view: CaseView
  readonly profile: Profile
  readonly roles: Session['roles']
  /** The fact somebody was sent here for; it stands chosen. */
  readonly first?: FactName | undefined
  readonly close: () => void
}

const shown = (fact: FactName): boolean => fact in editors

export const factsToOffer = (view: CaseView, roles: Session['roles']): readonly FactName[] => factsAt(view, roles).filter(shown)

export function CorrectionDialog({ view, profile, roles, first, close }: Props) {
  const offered = factsToOffer(view, roles)
  const [fact, setFact] = useState<FactName | null>(first ?? (offered.length === 1 ? (offered[0] ?? null) : null))
  const [change, setChange] = useState<CorrectionInput | null>(null)
  const [reason, setReason] = useState('')
  const [second, setSecond] = useState({ login: '', password: '' })
  const [asked, setAsked] = useState(false)
  const { send, busy, failure, clear } = useSent()
  const flow = useRef<HTMLDivElement>(null)
  const changed = useChangedSince(view.revision)
  const bySecond = fact !== null && needsSecond(factOf(fact), view)
  const Editor = fact === null ? null : (editors[fact] ?? null)
  const missing =
    reason.trim().length < 2 ? 'reason' : bySecond && second.login === '' ? 'login' : bySecond && second.password === '' ? 'password' : null

  const go = async () => {
    setAsked(true)
    if (fact === null) return focusField(flow.current, 'fact')
    if (change === null) return
    if (missing) return focusField(flow.current, missing)
    const reply = await send('correction.make', { change, reason, second: bySecond ? second : null })
    if (reply?.ok) close()
  }
  const pick = (value: string) => {
    clear()
    setChange(null)
    setFact(offered.find(name => name === value) ?? null)
  }
  return (
    <Dialog
      title={text.title}
      wide
      close={close}
      primary={{ label: text.confirm, run: () => void go(), off: busy, guarded: true }}
      changed={changed && !busy}
    >
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack tight">
        <ChoiceField
          name="fact"
          label={text.what}
          value={fact ?? ''}
          choices={offered.map(value => ({ value, label: factText[value], note: factHint[value] }))}
          onChange={pick}
          upright
          error={asked && fact === null ? text.pick : null}
          autoFocus={offered.length > 1}
        />
        {Editor && <Editor key={fact} view={view} profile={profile} ready={setChange} asked={asked} />}
        {fact !== null && (
          <TextField
            name="reason"
            label={text.reason}
            value={reason}
            onChange={setReason}
            maxLength={200}
            error={asked && missing === 'reason' ? text.reasonShort : null}
          />
        )}
        {bySecond && (
          <>
            <p>{text.second}</p>
            <div className="field-row">
              <TextField
                name="login"
                label={text.login}
                value={second.login}
                onChange={login => setSecond({ ...second, login })}
                error={asked && missing === 'login' ? text.secondMissing : null}
              />
              <TextField
                name="password"
                label={text.password}
                kind="password"
                value={second.password}
                onChange={password => setSecond({ ...second, password })}
                error={asked && missing === 'password' ? text.secondMissing : null}
              />
            </div>
          </>
        )}
      </EnterFlow>
      {fact !== null && view.signedAt !== null && factOf(fact).resign.length > 0 && <Note level="note">{text.resign}</Note>}
      {asked && fact !== null && change === null && <Note level="refuse">{text.incomplete}</Note>}
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
