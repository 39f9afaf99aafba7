/** Keys of one field: they work, and stand in the bar, while the focus is in it. */
import { type ReactNode, type RefObject, useState } from 'react'
import { type Key, useKeys } from './keys.tsx'

type Props = { readonly keys: readonly Key[]; readonly children: ReactNode; readonly groundRef?: RefObject<HTMLDivElement | null> }

function Registered({ keys }: { readonly keys: readonly Key[] }) {
  useKeys(keys)
  return null
}

export function FocusKeys({ keys, children, groundRef }: Props) {
  const [here, setHere] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears whether its field has the focus
    <div ref={groundRef} onFocus={() => setHere(true)} onBlur={() => setHere(false)}>
      {children}
      {here && keys.length > 0 && <Registered keys={keys} />}
    </div>
  )
}
