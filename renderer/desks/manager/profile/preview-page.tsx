/** The last look before a version is saved: from which day, why, what changes, and which open cases it would judge otherwise. */
import { useRef, useState } from 'react'
import type { ProfileChange, ProfileVersions } from '../../../../shared/ipc/shapes/profile.ts'
import { isSenseCode } from '../../../../shared/profile/sense.ts'
import { ruleNameText, senseText } from '../../../../shared/strings/zh-CN/rules.ts'
import { rulesDeskText } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import { type Day, parseDay } from '../../../../shared/time.ts'
import { DayField } from '../../../kit/day-field.tsx'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { Work } from '../../../kit/frame.tsx'
import { useKeys } from '../../../kit/keys.tsx'
import { Note, RefusalNote, Waiting } from '../../../kit/notes.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { useAsked } from '../../../parts/use-asked.ts'
import { useSent } from '../../../parts/use-sent.ts'
import { CaseTable, ChangeTable } from './effect-parts.tsx'

const text = rulesDeskText.previewPage
type Props = {
  readonly change: ProfileChange
  readonly seen: number
  readonly today: Day
  readonly back: () => void
  readonly saved: (versions: ProfileVersions) => void
}

export function PreviewPage({ change, seen, today, back, saved }: Props) {
  const [begins, setBegins] = useState<string>(today)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const typed = parseDay(begins)
  const day = typed && typed >= today ? typed : null
  const preview = useAsked('profile.preview', day ? { change, begins: day } : null)
  const effect = preview.value
  const idle = effect !== null && (effect.changes.length === 0 || effect.problems.length > 0)
  const short = reason.trim().length < 2
  const go = async () => {
    setAsked(true)
    if (!day) return focusField(flow.current, 'begins')
    if (short) return focusField(flow.current, 'reason')
    if (idle || !effect) return
    const reply = await send('profile.save', { change, begins: day, reason: reason.trim(), seen })
    if (reply?.ok) saved(reply.value)
  }
  useKeys([
    { press: 'Escape', label: change.kind === 'edit' ? text.back : text.leave, run: back },
    { press: 'F9', label: text.save, run: () => void go(), primary: true, off: busy || idle },
  ])
  return (
    <Work head={<h1>{text.title}</h1>}>
      <div className="stack">
        <EnterFlow flowRef={flow} onLast={() => void go()} className="filter-row">
          <DayField
            name="begins"
            label={text.begins}
            hint={text.beginsHint}
            value={begins}
            onChange={setBegins}
            error={day ? null : text.beginsWrong}
            autoFocus
          />
          <TextField
            name="reason"
            label={text.reason}
            hint={text.reasonHint}
            value={reason}
            onChange={setReason}
            maxLength={200}
            error={asked && short ? text.reasonShort : null}
          />
        </EnterFlow>
        {failure?.code === 'STALE' ? <Note level="refuse">{text.stale}</Note> : <RefusalNote failure={failure} />}
        <RefusalNote failure={preview.failure} again={preview.again} />
        {preview.loading && <Waiting text={text.waiting} />}
        {effect && effect.problems.length > 0 && (
          <Note level="refuse">
            {text.problems}
            <ul>
              {effect.problems.map(problem => (
                <li key={`${ruleNameText(problem)} ${problem.part}`}>
                  {text.problem(ruleNameText(problem), isSenseCode(problem.code) ? senseText[problem.code] : problem.code)}
                </li>
              ))}
            </ul>
          </Note>
        )}
        {effect?.overrules.map(one => (
          <Note key={one.version} level="flag">
            {text.overrules(one.version, one.begins)}
          </Note>
        ))}
        {effect && (
          <section className="stack tight">
            <h2>{text.changes(effect.changes.length)}</h2>
            {effect.changes.length === 0 ? <p>{text.noChanges}</p> : <ChangeTable changes={effect.changes} />}
          </section>
        )}
        {effect && effect.changes.length > 0 && (
          <section className="stack tight">
            <h2>{text.cases}</h2>
            <CaseTable effect={effect} />
            <p>{text.newBusiness(begins)}</p>
          </section>
        )}
      </div>
    </Work>
  )
}
