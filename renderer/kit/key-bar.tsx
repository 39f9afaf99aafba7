/** Shows at the bottom the keys that work now; each can be clicked too. */
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { type Key, useShownKeys } from './keys.tsx'

const capNames: Readonly<Record<string, string>> = kitText.caps
export const capOf = (press: string): string => capNames[press] ?? press

export function KeyCap({ press }: { readonly press: string }) {
  return <kbd className="cap">{capOf(press)}</kbd>
}

// Esc stands at the left, the primary key at the right end, the rest between in the order of the keyboard.
const rank = (key: Key): number => {
  if (key.press === 'Escape') return -1
  if (key.primary) return 1000
  const number = /^F(\d+)$/.exec(key.press)
  return number ? 100 + Number(number[1]) : 50
}

function BarKey({ shown }: { readonly shown: Key }) {
  const { press, label, run, off, primary } = shown
  return (
    <button
      type="button"
      tabIndex={-1}
      className={primary ? 'bar-key primary' : 'bar-key'}
      disabled={off}
      onClick={run}
      aria-keyshortcuts={press}
    >
      <KeyCap press={press} />
      <span>{label}</span>
    </button>
  )
}

export function KeyBar() {
  const shown = [...useShownKeys()].sort((a, b) => rank(a) - rank(b))
  const first = shown.findIndex(key => rank(key) >= 100)
  return (
    <nav className="key-bar" aria-label={kitText.keyBar}>
      {shown.slice(0, first < 0 ? shown.length : first).map(key => (
        <BarKey key={key.press} shown={key} />
      ))}
      <span className="push" />
      {first >= 0 && shown.slice(first).map(key => <BarKey key={key.press} shown={key} />)}
    </nav>
  )
}
