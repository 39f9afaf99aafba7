/** Joins again from a desk that has joined before: it was barred, its branch has moved, or it goes to another one. */
import { type ReactNode, useState } from 'react'
import type { In } from '../../shared/ipc/contract.ts'
import { hallText } from '../../shared/strings/zh-CN/hall.ts'
import { type Key, KeyLayer } from '../kit/keys.tsx'
import { useSent } from '../parts/use-sent.ts'
import { JoinForm } from './join-form.tsx'
import { useSetup } from './use-switch.ts'

export type Rejoin = {
  /** None on a machine that has a branch of its own. */
  readonly keys: readonly Key[]
  /** Stands in the place of the screen while it is asked. */
  readonly form: ReactNode | null
}

export function useRejoin(): Rejoin {
  const setup = useSetup()
  const [asking, setAsking] = useState(false)
  const { send, busy, failure, clear } = useSent()
  if (!setup?.joined) return { keys: [], form: null }
  const join = async (input: In<'setup.join'>) => {
    const reply = await send('setup.join', input)
    // Nothing of the branch that was left stays in the page.
    if (reply?.ok) window.location.reload()
  }
  const back = () => {
    clear()
    setAsking(false)
  }
  return {
    keys: [{ press: 'F3', label: hallText.rejoin, run: () => setAsking(true) }],
    form: asking ? (
      <KeyLayer>
        <JoinForm failure={failure} busy={busy} join={join} back={back} before={setup.joined} />
      </KeyLayer>
    ) : null,
  }
}
