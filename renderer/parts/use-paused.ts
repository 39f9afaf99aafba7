/** Greys the keys of what waits for the branch while this desk is on its own, and says so on them. */
import { emergencyText as text } from '../../shared/strings/zh-CN/emergency.ts'
import type { Key } from '../kit/keys.tsx'
import { useAsked } from './use-asked.ts'

/** Whether this desk works without its branch, or hands in what it did then. */
export function useAlone(): boolean {
  const state = useAsked('emergency.view', {}).value?.state
  return state === 'on' || state === 'handing'
}

/** What the key would open is refused there anyway; a key that is grey says it before it is pressed. */
export function usePaused(): (key: Key) => Key {
  const alone = useAlone()
  return key => (alone ? { ...key, label: text.paused(key.label), off: true, waits: true } : key)
}
