/** The dialogs that set until when and how a colleague works here, and that correct a name or a login. */
import { useRef, useState } from 'react'
import { type Role, workingRoles } from '../../../shared/access/roles.ts'
import type { OperatorView } from '../../../shared/ipc/shapes/session.ts'
import { roleText, termsText as text } from '../../../shared/strings/zh-CN/access.ts'
import { parseDay } from '../../../shared/time.ts'
import { DayField } from '../../kit/day-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { TickList } from '../../kit/tick-list.tsx'
import { timeText } from '../../parts/time-text.ts'
import { useSent } from '../../parts/use-sent.ts'

type Props = {
  readonly person: OperatorView
  /** A colleague has changed this person since the dialog opened. */
  readonly changed: boolean
  readonly close: () => void
  readonly done: (said: string) => void
}

/** An auditor's role is nobody's to hold for somebody else. */

export function TermsDialog({ person, changed, close, done }: Props) {
  const [trainee, setTrainee] = useState(person.trainee)
  const [endsOn, setEndsOn] = useState<string>(person.endsOn ?? '')
  const [held, setHeld] = useState<readonly Role[]>(person.deputy?.roles ?? [])
  const [until, setUntil] = useState<string>(person.deputy?.until ?? '')
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const [last, lastOfDeputy] = [parseDay(endsOn), parseDay(until)]
  const badEnd = endsOn !== '' && last === null
  const badUntil = held.length > 0 && lastOfDeputy === null
  const noRole = until !== '' && held.length === 0
  const go = async () => {
    setAsked(true)
    if (badEnd) return focusField(flow.current, 'endsOn')
    if (noRole) return focusField(flow.current, `deputy.${workingRoles[0]}`)
    if (badUntil) return focusField(flow.current, 'until')
    const deputy = held.length > 0 && lastOfDeputy ? { roles: [...held], until: lastOfDeputy } : null
    const reply = await send('operator.setTerms', { operatorId: person.id, trainee, endsOn: last, deputy })
    if (reply?.ok) done(text.set(person.name))
  }
  return (
    <Dialog
      title={text.termsOf(person.name)}
      close={close}
      wide
      changed={changed && !busy}
      primary={{ label: text.keep, run: () => void go(), off: busy }}
    >
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack tight">
        <TickList
          name="learning"
          title={text.trains}
          items={[{ id: 'trainee', text: text.trainee }]}
          ticked={trainee ? ['trainee'] : []}
          onTick={(_, on) => setTrainee(on)}
        />
        <DayField
          name="endsOn"
          label={text.endsOn}
          hint={text.endsHint}
          value={endsOn}
          onChange={setEndsOn}
          error={asked && badEnd ? text.badDay : null}
        />
        <TickList
          name="deputy"
          title={text.deputy}
          items={workingRoles.map(role => ({ id: role, text: roleText[role] }))}
          ticked={held}
          onTick={(id, on) => setHeld(before => workingRoles.filter(role => (role === id ? on : before.includes(role))))}
          error={asked && noRole ? text.rolesMissing : null}
        />
        <DayField
          name="until"
          label={text.until}
          hint={text.untilHint}
          value={until}
          onChange={setUntil}
          error={asked && badUntil ? text.badDay : null}
        />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}

export function RenameDialog({ person, changed, close, done }: Props) {
  const [draft, setDraft] = useState({ name: person.name, login: person.login, reason: '' })
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const missing = (['name', 'login', 'reason'] as const).find(name => draft[name].trim().length < (name === 'reason' ? 2 : 1))
  const go = async () => {
    setAsked(true)
    if (missing) return focusField(flow.current, missing)
    const reply = await send('operator.rename', { operatorId: person.id, ...draft })
    if (reply?.ok) return done(text.renamed(reply.value.name))
    focusField(flow.current, 'login')
  }
  const line = (name: keyof typeof draft, maxLength: number) => (
    <TextField
      name={name}
      label={text[name]}
      value={draft[name]}
      onChange={value => setDraft({ ...draft, [name]: value })}
      maxLength={maxLength}
      error={asked && missing === name ? text.missing : null}
      autoFocus={name === 'name'}
    />
  )
  return (
    <Dialog
      title={text.renameOf(person.name)}
      close={close}
      changed={changed && !busy}
      primary={{ label: text.keep, run: () => void go(), off: busy }}
    >
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack tight">
        <p>{text.renameNote}</p>
        {line('name', 20)}
        {line('login', 20)}
        {line('reason', 100)}
        {person.formerNames.map(({ field, before, after, reason, by, at }) => (
          <p key={at + field} className="secondary dense">
            {text.former(before, after, reason, by, timeText(at))}
          </p>
        ))}
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
