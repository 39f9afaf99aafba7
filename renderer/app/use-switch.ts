/** Offers the other store of this machine by one key: live beside practice, and back. */
import type { Out } from '../../shared/ipc/contract.ts'
import type { Mode } from '../../shared/ipc/shapes/session.ts'
import type { Failure } from '../../shared/result.ts'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import type { Key } from '../kit/keys.tsx'
import { useAsked } from '../parts/use-asked.ts'
import { useSent } from '../parts/use-sent.ts'

const text = appText.switching

export type Switch = { readonly keys: readonly Key[]; readonly busy: boolean; readonly failure: Failure | null }

const labelOf = (to: Mode, stores: readonly Mode[]): string => (stores.includes(to) ? text.open[to] : text.begin[to])

/** `from` is the store that stands on the screen; null where one is only being made. */
export function useSwitch(from: Mode | null, setup: Out<'setup.view'> | null): Switch {
  const { send, busy, failure } = useSent()
  const stores = setup?.stores ?? []
  const go = async (to: Mode) => {
    const reply = await send('setup.switch', { to })
    // Nothing of the store that was left stays in the page.
    if (reply?.ok) window.location.reload()
  }
  // While a store is being made only one that is there already can be gone back to.
  const targets: readonly Mode[] = setup?.joined ? [] : from === null ? stores : from === 'practice' ? ['live'] : ['practice']
  const keys = targets.slice(0, 1).map((to): Key => ({ press: 'F6', label: labelOf(to, stores), run: () => void go(to), off: busy }))
  return { keys, busy, failure }
}

export const useSetup = (): Out<'setup.view'> | null => useAsked('setup.view', {}).value
