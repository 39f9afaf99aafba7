/** Shows at the bottom the keys that work now; each can be clicked too. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { keyPlace, useKeyPlaces } from './key-places.ts'
import { isGuarded } from './key-store.ts'
import { type Key, usePressing, useShownKeys } from './keys.tsx'

const capNames: Readonly<Record<string, string>> = kitText.caps
/** As it is printed on the keyboard; where a key of the program stands is `keyPlace`. */
export const capOf = (press: string): string => capNames[press] ?? press

export function KeyCap({ press }: { readonly press: string }) {
  useKeyPlaces()
  return <kbd className="cap">{capOf(keyPlace(press))}</kbd>
}

// Esc stands at the left, the primary key at the right end, the rest between in the order of the keyboard.
const rank = (key: Key): number => {
  if (key.press === 'Escape') return -1
  if (key.primary) return 1000
  const number = /^F(\d+)$/.exec(key.press)
  return number ? 100 + Number(number[1]) : 50
}

/** Which names are left out where the bar is too narrow: none, those of keys that wait, of keys away from the row of function keys, all but the way back and the way on. */
const folds = [
  () => false,
  (key: Key) => key.waits === true,
  (key: Key) => key.waits === true || rank(key) === 50,
  (key: Key) => key.primary !== true && key.press !== 'Escape',
] as const

/** Folds one step more as long as the keys do not fit, so that the one that goes on is never cut off. */
function useFold(names: string) {
  const bar = useRef<HTMLElement>(null)
  const [fold, setFold] = useState(0)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const look = () => setWidth(innerWidth)
    look()
    addEventListener('resize', look)
    return () => removeEventListener('resize', look)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: other keys or another width may have room for their names again
  useLayoutEffect(() => setFold(0), [names, width])
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew after each of them
  useLayoutEffect(() => {
    const { current } = bar
    if (current && current.scrollWidth > current.clientWidth && fold < folds.length - 1) setFold(fold + 1)
  }, [names, width, fold])
  return { bar, isFolded: folds[fold] ?? folds[0] }
}

function BarKey({ shown, folded }: { readonly shown: Key; readonly folded: boolean }) {
  const { press, label, off, primary } = shown
  const pressing = usePressing()
  return (
    <button
      type="button"
      tabIndex={-1}
      className={primary ? 'bar-key primary' : 'bar-key'}
      disabled={off}
      onClick={() => pressing.press(shown)}
      aria-keyshortcuts={keyPlace(press)}
      title={folded ? label : undefined}
      aria-label={folded ? `${capOf(keyPlace(press))} ${label}` : undefined}
      aria-disabled={pressing.resting(shown) ? true : undefined}
      data-guarded={isGuarded(shown) ? '' : undefined}
      data-resting={pressing.resting(shown) ? '' : undefined}
    >
      <KeyCap press={press} />
      {!folded && <span>{label}</span>}
    </button>
  )
}

export function KeyBar() {
  const shown = [...useShownKeys()].sort((a, b) => rank(a) - rank(b))
  const first = shown.findIndex(key => rank(key) >= 100)
  const { bar, isFolded } = useFold(shown.map(({ press, label }) => press + label).join())
  const keyOf = (key: Key) => <BarKey key={key.press} shown={key} folded={isFolded(key)} />
  return (
    <nav className="key-bar" aria-label={kitText.keyBar} ref={bar}>
      {shown.slice(0, first < 0 ? shown.length : first).map(keyOf)}
      <span className="push" />
      {first >= 0 && shown.slice(first).map(keyOf)}
    </nav>
  )
}
