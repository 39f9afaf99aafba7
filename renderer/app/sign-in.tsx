/** Signing in: login, password and the number over the counter; practice mode offers its made-up people by digit. */
import { useRef, useState } from 'react'
import { nameManagerText, rolesText } from '../../shared/strings/zh-CN/access.ts'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { newKeyText } from '../../shared/strings/zh-CN/copies.ts'
import { hallText } from '../../shared/strings/zh-CN/hall.ts'
import { EnterFlow, focusField } from '../kit/enter-flow.tsx'
import { type Key, KeyLayer, useKeys } from '../kit/keys.tsx'
import { Note, RefusalNote, Waiting } from '../kit/notes.tsx'
import { TextField } from '../kit/text-field.tsx'
import { FullScreen } from '../parts/full-screen.tsx'
import { forgetKeyChange, useKeyChange } from '../parts/key-change.ts'
import type { Branch } from '../parts/session.ts'
import { useSent } from '../parts/use-sent.ts'
import { useEmergencyDoor } from './emergency.tsx'
import { NameManager } from './name-manager.tsx'
import { useRejoin } from './rejoin.tsx'
import { useSetup, useSwitch } from './use-switch.ts'

const text = appText.signIn
type Person = Branch['practiceOperators'][number]

type Props = {
  readonly branch: Branch
  readonly done: () => void
  /** The counter at which the person who sat here has signed in since. */
  readonly left: string | null
}

export function SignIn({ branch, done, left }: Props) {
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [counter, setCounter] = useState('')
  const [asked, setAsked] = useState(false)
  const { send, busy, failure } = useSent()
  const flow = useRef<HTMLDivElement>(null)
  const goodCounter = /^\d{1,3}$/.test(counter)
  const go = async () => {
    setAsked(true)
    const wrong = login.trim() === '' ? 'login' : password === '' ? 'password' : goodCounter ? null : 'counter'
    if (wrong) return focusField(flow.current, wrong)
    const reply = await send('session.signIn', { login, password, counter })
    if (reply?.ok) {
      forgetKeyChange()
      return done()
    }
    setPassword('')
    focusField(flow.current, 'password')
  }
  const choose = (person: Person) => {
    setLogin(person.login)
    setPassword(person.password)
    if (counter === '') setCounter('03')
    focusField(flow.current, 'counter')
  }
  const [naming, setNaming] = useState(false)
  const [named, setNamed] = useState<string | null>(null)
  const other = useSwitch(branch.mode, useSetup())
  const rejoin = useRejoin()
  const emergency = useEmergencyDoor()
  const keyChange = useKeyChange()
  useKeys([
    ...other.keys,
    ...rejoin.keys,
    ...emergency.keys,
    ...(branch.mode === 'live' ? [{ press: 'F8', label: nameManagerText.key, run: () => setNaming(true), off: busy }] : []),
    { press: 'F9', label: text.enter, run: go, primary: true, off: busy },
    ...branch.practiceOperators.map(
      (person, place): Key => ({ press: `Ctrl+${place + 1}`, label: person.name, run: () => choose(person), hidden: true }),
    ),
  ])
  if (rejoin.form) return rejoin.form
  if (naming) {
    const back = () => setNaming(false)
    const took = (fresh: string) => {
      setNamed(fresh)
      setLogin(fresh)
      back()
    }
    return (
      <KeyLayer>
        <NameManager back={back} named={took} />
      </KeyLayer>
    )
  }
  const empty = (value: string) => (asked && value.trim() === '' ? text.empty : null)
  const practice = branch.practiceOperators.length > 0
  return (
    <FullScreen title={appText.title} practice={branch.mode === 'practice'} wide={practice}>
      <p className="secondary">{branch.name}</p>
      {emergency.dialog}
      {left !== null && <Note level="flag">{hallText.signedInElsewhere(left)}</Note>}
      <div className={practice ? 'form-columns' : undefined}>
        {practice && <People people={branch.practiceOperators} choose={choose} />}
        <EnterFlow flowRef={flow} onLast={go} className="stack tight">
          <h2>{text.title}</h2>
          <TextField name="login" label={text.login} value={login} onChange={setLogin} error={empty(login)} autoFocus={!practice} />
          <TextField
            name="password"
            label={text.password}
            kind="password"
            value={password}
            onChange={setPassword}
            error={empty(password)}
          />
          <TextField
            name="counter"
            label={text.counter}
            kind="digits"
            maxLength={3}
            hint={text.counterHint}
            value={counter}
            onChange={setCounter}
            error={asked && !goodCounter ? text.exact : null}
            className="short"
          />
          {(busy || other.busy) && <Waiting />}
          {named !== null && <Note level="pass">{nameManagerText.named(named)}</Note>}
          {keyChange?.failure === null && <Note level="pass">{newKeyText.done}</Note>}
          {keyChange?.failure && <RefusalNote failure={keyChange.failure} />}
          <RefusalNote failure={failure ?? other.failure} />
        </EnterFlow>
      </div>
    </FullScreen>
  )
}

/** The made-up people of practice mode; a digit takes one as long as the focus stands on the list. */
function People({ people, choose }: { readonly people: readonly Person[]; readonly choose: (person: Person) => void }) {
  const password = people[0]?.password ?? ''
  return (
    <div className="stack tight">
      <h2>{text.practiceTitle}</h2>
      <Note level="note">{text.practiceHint(password)}</Note>
      <div
        role="listbox"
        aria-label={text.practiceTitle}
        className="people focus-ring"
        tabIndex={0}
        data-own-keys=""
        ref={takeFocusOnce}
        onKeyDown={event => {
          const person = people[Number(event.key) - 1]
          if (!person) return
          event.preventDefault()
          choose(person)
        }}
      >
        {people.map((person, place) => (
          <button
            key={person.login}
            type="button"
            role="option"
            aria-selected={false}
            tabIndex={-1}
            className="person"
            onClick={() => choose(person)}
          >
            <span className="choice-digit">{place + 1}</span>
            <span>{person.name}</span>
            <span className="secondary dense">{rolesText(person.roles)}</span>
            <span className="secondary dense mono push">{person.login}</span>
          </button>
        ))}
      </div>
    </div>
  )
}

// A stable function: React calls it once when the group appears, not on every letter typed beside it.
const takeFocusOnce = (group: HTMLElement | null): void => group?.focus()
