/** Keeps what the operator wants of the coach for as long as the session lasts. */
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

type Wishes = { readonly auto: boolean; readonly spoken: boolean }
type CoachWishes = Wishes & { readonly flip: (what: keyof Wishes) => void }

const atFirst: Wishes = { auto: true, spoken: false }
const WishesContext = createContext<CoachWishes | null>(null)

export function CoachWishesKept({ children }: { readonly children: ReactNode }) {
  const [wishes, setWishes] = useState(atFirst)
  const value = useMemo(
    () => ({ ...wishes, flip: (what: keyof Wishes) => setWishes(before => ({ ...before, [what]: !before[what] })) }),
    [wishes],
  )
  return <WishesContext value={value}>{children}</WishesContext>
}

export function useCoachWishes(): CoachWishes {
  const wishes = useContext(WishesContext)
  if (!wishes) throw new Error('the coach is asked for outside <CoachWishesKept>')
  return wishes
}
