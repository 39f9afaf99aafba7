/** The root of the page: looks, keys, and which of the states of the start stands on the screen. */
import { useEffect } from 'react'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { forwardEvents } from '../ipc.ts'
import { Keys } from '../kit/keys.tsx'
import { Theme } from '../kit/theme.tsx'
import { Counter } from './counter.tsx'
import { Down } from './down.tsx'
import { FirstStart } from './first-start.tsx'
import { FullScreen } from './full-screen.tsx'
import { Unlock } from './unlock.tsx'
import { useAsked } from './use-asked.ts'

function Boot() {
  const { value: setup, failure, again } = useAsked('setup.view', {}, ['core.changed'])
  if (!setup) return failure ? <Down trouble={failure.code} copies={[]} again={again} /> : <Starting />
  switch (setup.state) {
    case 'none':
      return <FirstStart setup={setup} done={again} />
    case 'locked':
      return <Unlock again={again} />
    case 'starting':
      return <Starting />
    case 'down':
      return <Down trouble={setup.trouble} copies={setup.copies} again={again} />
    case 'ready':
      return <Counter />
    default:
      return setup.state satisfies never
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

export function App() {
  useEffect(forwardEvents, [])
  return (
    <Theme>
      <Keys>
        <Boot />
      </Keys>
    </Theme>
  )
}
