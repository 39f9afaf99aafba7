/** Joins a branch that has a server: its address, the manager's code, and what this desk is called. */
import { useRef, useState } from 'react'
import { readCode } from '../../shared/hall/code.ts'
import type { In } from '../../shared/ipc/contract.ts'
import type { Failure } from '../../shared/result.ts'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { hallText as text } from '../../shared/strings/zh-CN/hall.ts'
import { EnterFlow, focusField } from '../kit/enter-flow.tsx'
import { useKeys } from '../kit/keys.tsx'
import { RefusalNote, Waiting } from '../kit/notes.tsx'
import { TextField } from '../kit/text-field.tsx'
import { FullScreen } from '../parts/full-screen.tsx'

type Draft = In<'setup.join'>
const names = ['address', 'code', 'name', 'place'] as const satisfies readonly (keyof Draft)[]
type Name = (typeof names)[number]

function faultOf(draft: Draft, name: Name): string | null {
  if (name === 'place') return null
  if (draft[name].trim() === '') return appText.setup.empty
  return name === 'code' && readCode(draft.code) === null ? text.badCode : null
}

type Props = {
  readonly failure: Failure | null
  readonly busy: boolean
  readonly join: (draft: Draft) => void
  readonly back: () => void
  /** The branch it is a desk of, which it stays until the new one has let it in. */
  readonly before?: string
}

export function JoinForm({ failure, busy, join, back, before }: Props) {
  const [draft, setDraft] = useState<Draft>({ address: '', code: '', name: '', place: '' })
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const go = () => {
    setAsked(true)
    const wrong = names.find(name => faultOf(draft, name) !== null)
    if (wrong) focusField(flow.current, wrong)
    else join(draft)
  }
  useKeys([
    { press: 'Escape', label: appText.setup.back, run: back, off: busy },
    { press: 'F9', label: text.doJoin, run: go, primary: true, off: busy },
  ])
  const line = (name: Name, label: string, hint: string, maxLength: number) => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      value={draft[name]}
      onChange={value => setDraft({ ...draft, [name]: value })}
      error={asked ? faultOf(draft, name) : null}
      maxLength={maxLength}
      autoFocus={name === 'address'}
    />
  )
  return (
    <FullScreen title={before === undefined ? `${appText.setup.title} · ${text.join}` : text.rejoin}>
      <EnterFlow flowRef={flow} onLast={go} className="stack tight">
        {before !== undefined && <p className="secondary">{text.rejoinNote(before)}</p>}
        {line('address', text.address, text.addressHint, 200)}
        {line('code', text.code, text.codeHint, 40)}
        {line('name', text.name, text.nameHint, 20)}
        {line('place', text.place, text.placeHint, 20)}
        {busy && <Waiting text={text.joining} />}
        <RefusalNote failure={failure} />
      </EnterFlow>
    </FullScreen>
  )
}
