/** The root of the page: looks, keys, and which of the states of the start stands on the screen. */
import { useEffect, useState } from 'react'
import type { Out } from '../../shared/ipc/contract.ts'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { forwardEvents } from '../ipc.ts'
import type { KeyRest } from '../kit/key-store.ts'
import { Keys } from '../kit/keys.tsx'
import { ScanWatch } from '../kit/scan-watch.tsx'
import { Theme } from '../kit/theme.tsx'
import { FullScreen } from '../parts/full-screen.tsx'
import { Reads, ReadsContext } from '../parts/reads.ts'
import { useAsked } from '../parts/use-asked.ts'
import { Counter } from './counter.tsx'
import { Down } from './down.tsx'
import { FirstStart } from './first-start.tsx'
import { Unlock } from './unlock.tsx'

type Setup = Out<'setup.view'>

/**
 * The screen that asked stays until it is done with its answer: the core starts while the recovery code is still to be
 * written down, and a wrong passphrase must find its sentence under the field it was typed in.
 */
function useHeld(state: Setup['state'] | undefined): readonly [Setup['state'] | undefined, () => void] {
  const [held, setHeld] = useState<'none' | 'locked' | 'left' | null>(null)
  if (held === 'left') {
    if (state !== 'none') setHeld(null)
  } else if ((state === 'none' || state === 'locked') && held !== state && held !== 'none') setHeld(state)
  const leave = () => setHeld('left')
  // Left, but the shell still answers what it knew before.
  if (held === 'left') return [state === 'none' ? 'starting' : state, leave]
  return [held === 'none' || (held === 'locked' && state === 'starting') ? held : state, leave]
}

function Boot() {
  const { value: setup, failure, again } = useAsked('setup.view', {})
  const [state, leave] = useHeld(setup?.state)
  if (!setup || !state) return failure ? <Down trouble={failure.code} ways={[]} again={again} /> : <Starting />
  switch (state) {
    case 'none':
      return (
        <FirstStart
          setup={setup}
          done={() => {
            leave()
            again()
          }}
        />
      )
    case 'locked':
      return <Unlock setup={setup} again={again} />
    case 'starting':
      return <Starting />
    case 'down':
      return <Down trouble={setup.trouble} ways={setup.ways} again={again} />
    case 'ready':
      return <Counter />
    default:
      return state satisfies never
  }
}

function Starting() {
  return (
    <FullScreen title={appText.title}>
      <p>{appText.starting}</p>
      <p className="secondary dense">{appText.startingHint}</p>
    </FullScreen>
  )
}

/** `rest`: only tests set it, which do not ask about it or keep its clock themselves. */
export function App({ rest }: { readonly rest?: KeyRest }) {
  const [reads] = useState(() => new Reads())
  useEffect(forwardEvents, [])
  useEffect(() => reads.listen(), [reads])
  return (
    <Theme>
      <Keys rest={rest}>
        <ScanWatch />
        <ReadsContext value={reads}>
          <Boot />
        </ReadsContext>
      </Keys>
    </Theme>
  )
}
