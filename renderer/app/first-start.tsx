/** The very first start: practice, live or a branch to join; for live the branch, the rules and the first manager. */
import { useState } from 'react'
import type { In, Out } from '../../shared/ipc/contract.ts'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { hallText } from '../../shared/strings/zh-CN/hall.ts'
import { ChoiceField } from '../kit/choice-field.tsx'
import { EnterFlow } from '../kit/enter-flow.tsx'
import { useKeys } from '../kit/keys.tsx'
import { RefusalNote, Waiting } from '../kit/notes.tsx'
import { FullScreen } from '../parts/full-screen.tsx'
import { RecoveryCode } from '../parts/recovery-code.tsx'
import { useSent } from '../parts/use-sent.ts'
import { JoinForm } from './join-form.tsx'
import { LiveForm } from './live-form.tsx'
import { useSwitch } from './use-switch.ts'

const text = appText.setup
type Setup = Out<'setup.view'>

export function FirstStart({ setup, done }: { readonly setup: Setup; readonly done: () => void }) {
  const [chosen, setChosen] = useState<'live' | 'join' | null>(null)
  const [recoveryCode, setRecoveryCode] = useState<string | null>(null)
  const [bringing, setBringing] = useState(false)
  const { send, busy, failure, clear } = useSent()
  const create = async (input: In<'setup.create'>) => {
    const reply = await send('setup.create', input)
    if (!reply?.ok) return
    if (reply.value.recoveryCode === null) done()
    else setRecoveryCode(reply.value.recoveryCode)
  }
  const join = async (input: In<'setup.join'>) => {
    const reply = await send('setup.join', input)
    if (reply?.ok) done()
  }
  if (recoveryCode !== null) return <RecoveryCode code={recoveryCode} done={done} />
  const bring = async () => {
    setBringing(true)
    const reply = await send('setup.bring', {})
    setBringing(false)
    if (reply?.ok && reply.value.picked) done()
  }
  const back = () => {
    clear()
    setChosen(null)
  }
  // What was typed stays while it is tried: a wrong code is mended, not typed anew.
  if (chosen === 'join') return <JoinForm failure={failure} busy={busy} join={join} back={back} />
  if (chosen === 'live') return <LiveForm setup={setup} failure={failure} busy={busy} create={create} back={back} />
  if (busy) return <Creating words={bringing ? text.bringing : text.creating} />
  return (
    <AskMode setup={setup} failure={failure} practice={() => create({ mode: 'practice' })} choose={setChosen} bring={() => void bring()} />
  )
}

function Creating({ words }: { readonly words: string }) {
  return (
    <FullScreen title={text.title}>
      <Waiting text={words} />
    </FullScreen>
  )
}

type AskProps = {
  readonly setup: Setup
  readonly failure: ReturnType<typeof useSent>['failure']
  readonly practice: () => void
  readonly choose: (mode: 'live' | 'join') => void
  readonly bring: () => void
}

function AskMode({ setup, failure, practice, choose, bring }: AskProps) {
  // A store that is here already is opened, not made.
  const made = setup.stores
  const [mode, setMode] = useState<string>(made.includes('practice') ? 'live' : 'practice')
  const other = useSwitch(null, setup)
  const go = () => (mode === 'practice' ? practice() : choose(mode === 'join' ? 'join' : 'live'))
  useKeys([
    ...other.keys,
    { press: 'F3', label: text.bring, run: bring },
    { press: 'F9', label: mode === 'practice' ? text.begin : text.next, run: go, primary: true },
  ])
  const choices = [
    { value: 'practice', label: text.practice, note: text.practiceNote, off: made.includes('practice') },
    { value: 'live', label: text.live, note: text.liveNote, off: made.includes('live') },
    { value: 'join', label: hallText.join, note: hallText.joinNote, off: made.length > 0 },
  ]
  return (
    <FullScreen title={text.title}>
      <EnterFlow onLast={go} className="stack">
        <ChoiceField name="mode" label={text.ask} value={mode} choices={choices} onChange={setMode} upright autoFocus />
        {made.length > 0 && <p className="secondary dense">{appText.switching.note}</p>}
        <p className="secondary dense">{text.bringNote}</p>
        <RefusalNote failure={failure ?? other.failure} />
      </EnterFlow>
    </FullScreen>
  )
}
