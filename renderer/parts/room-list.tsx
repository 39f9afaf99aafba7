/** The rooms of a desk at its left, each one key away; the key stands beside the name and not in the bar below. */
import { KeyCap } from '../kit/key-bar.tsx'
import { type Key, useKeys } from '../kit/keys.tsx'

type Props<R extends string> = {
  readonly label: string
  readonly rooms: readonly { readonly id: R; readonly press: string }[]
  readonly names: Readonly<Record<R, string>>
  readonly here: R
  readonly turn: (to: R) => void
}

export function RoomList<R extends string>({ label, rooms, names, here, turn }: Props<R>) {
  useKeys(rooms.map(({ id, press }): Key => ({ press, label: names[id], run: () => turn(id), hidden: true })))
  return (
    <nav className="lanes rooms" aria-label={label}>
      {rooms.map(({ id, press }) => (
        <button
          key={id}
          type="button"
          tabIndex={-1}
          className="lane"
          aria-current={id === here ? 'page' : undefined}
          onClick={() => turn(id)}
        >
          <KeyCap press={press} />
          <span className="lane-name">{names[id]}</span>
        </button>
      ))}
    </nav>
  )
}
