/** Shows the recovery code once, in groups, and goes on only when it was written down. */
import { useState } from 'react'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { newKeyText } from '../../shared/strings/zh-CN/copies.ts'
import { EnterFlow } from '../kit/enter-flow.tsx'
import { useKeys } from '../kit/keys.tsx'
import { Note } from '../kit/notes.tsx'
import { TextField } from '../kit/text-field.tsx'
import { FullScreen } from './full-screen.tsx'

const text = appText.recovery

/** The groups as the code carries them, or fours where it carries none. */
export function groupsOf(code: string): readonly string[] {
  const groups = code.split(/[\s-]+/).filter(group => group !== '')
  return groups.length > 1 ? groups : (code.match(/.{1,4}/g) ?? [])
}

type Props = {
  readonly code: string
  readonly done: () => void
  /** Turns away: the code is good for nothing then. */
  readonly leave?: () => void
}

export function RecoveryCode({ code, done, leave }: Props) {
  const groups = groupsOf(code)
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState(false)
  const right = typed.normalize('NFKC').trim().toUpperCase() === groups.at(-1)?.toUpperCase()
  const go = () => (right ? done() : setAsked(true))
  useKeys([
    ...(leave ? [{ press: 'Escape', label: newKeyText.leave, run: leave }] : []),
    { press: 'F9', label: text.done, run: go, primary: true },
  ])
  return (
    <FullScreen title={text.title} wide>
      <div className="stack">
        <Note level="flag">{text.why}</Note>
        <ol className="recovery-groups" aria-label={text.groups}>
          {groups.map((group, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one code never move
            <li key={place} className="mono">
              {group}
            </li>
          ))}
        </ol>
        <p>{text.doThis}</p>
        <EnterFlow onLast={go}>
          <TextField
            name="last"
            label={text.lastGroup}
            value={typed}
            onChange={setTyped}
            error={asked && !right ? text.wrong : null}
            autoFocus
            className="short"
          />
        </EnterFlow>
      </div>
    </FullScreen>
  )
}
