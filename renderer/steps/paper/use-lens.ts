/** Knows which lens looks at papers at this counter, and by which way it gives a picture. */
import type { DeviceView } from '../../../shared/ipc/shapes/device.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useCameraNames } from '../../parts/use-camera-names.ts'

export type Lens = DeviceView & {
  /** `page`: opened here, with a live picture. `desk`: a still, taken outside the page. `away`: chosen, and not there. */
  readonly by: 'page' | 'desk' | 'away'
}

/** `lens` undefined while nobody knows yet, null where none is chosen; `all` is what can be chosen, null until it is known. */
export function useLens(): { readonly lens: Lens | null | undefined; readonly all: readonly DeviceView[] | null } {
  const pins = useAsked('device.pins', {})
  const stills = useAsked('paper.lenses', {})
  const names = useCameraNames()
  const known = names !== null && (stills.value !== null || stills.failure !== null)
  if (!known || pins.loading) return { lens: undefined, all: null }
  const seen = names.map(name => ({ id: name, name }))
  const others = stills.value ?? []
  const pin = pins.value?.find(({ purpose }) => purpose === 'document')
  if (!pin) return { lens: null, all: [...seen, ...others] }
  const by = names.includes(pin.device) ? 'page' : others.some(({ id }) => id === pin.device) ? 'desk' : 'away'
  return { lens: { id: pin.device, name: pin.name, by }, all: [...seen, ...others] }
}
