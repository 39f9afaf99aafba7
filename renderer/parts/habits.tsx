/** What a person has set for themselves: the keys stand where they put them, and the contrast is theirs, at every desk they sign in. */
import { useEffect, useState } from 'react'
import { isPlace, type MovableKey, type Moves, movableKeys, moved, placeOf, swapped } from '../../shared/habits/moved-keys.ts'
import { type Habits, usualHabits } from '../../shared/ipc/shapes/habit.ts'
import { habitText as text } from '../../shared/strings/zh-CN/habit.ts'
import { wantContrast } from '../kit/contrast.ts'
import { Dialog } from '../kit/dialog.tsx'
import { capOf } from '../kit/key-bar.tsx'
import { hearPress, standKeys } from '../kit/key-places.ts'
import type { Key } from '../kit/keys.tsx'
import { Note, RefusalNote } from '../kit/notes.tsx'
import { type Column, PickTable } from '../kit/pick-table.tsx'
import { useSelection } from '../kit/use-selection.ts'
import { useAsked } from './use-asked.ts'
import { useSent } from './use-sent.ts'

const nothingMoved: Moves = usualHabits.moves

/** As long as somebody is signed in; behind them the keys stand as they are printed again. */
export function useHabits(): void {
  const kept = useAsked('habit.view', {}).value
  useEffect(() => {
    standKeys(kept?.moves ?? nothingMoved)
    wantContrast(kept?.contrast ?? false)
  }, [kept])
  useEffect(
    () => () => {
      standKeys(nothingMoved)
      wantContrast(false)
    },
    [],
  )
}

type Row = { readonly key: MovableKey; readonly place: string }

const columns: readonly Column<Row>[] = [
  { id: 'key', name: text.key, cell: ({ key }) => <kbd className="cap">{key}</kbd> },
  { id: 'use', name: text.use, cell: ({ key }) => text.uses[key] },
  {
    id: 'place',
    name: text.place,
    cell: ({ key, place }) => (place === key ? <span className="secondary">{text.same}</span> : <kbd className="cap">{capOf(place)}</kbd>),
  },
]

export function MoveKeys({ close }: { readonly close: () => void }) {
  const asked = useAsked('habit.view', {})
  const habits = asked.value ?? usualHabits
  const { moves } = habits
  const { send, busy, failure, clear } = useSent()
  const [wait, setWait] = useState<MovableKey | null>(null)
  const [taken, setTaken] = useState<{ readonly key: MovableKey; readonly place: string } | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const list = useSelection<Row>(
    movableKeys.map(key => ({ key, place: placeOf(moves, key) })),
    { idOf: row => row.key },
  )
  const keep = async (next: Habits) => {
    setTaken(null)
    setWrong(null)
    await send('habit.keep', { ...next, moves: { ...next.moves } })
  }
  const place = async (key: MovableKey, press: string) => {
    setWait(null)
    setTaken(null)
    setWrong(null)
    clear()
    if (press === 'Escape') return
    if (!isPlace(press)) return setWrong(text.unfit(capOf(press)))
    const reply = await send('habit.keep', { ...habits, moves: { ...moved(moves, key, press) } })
    if (reply?.ok === false && reply.error.code === 'KEY_TAKEN') setTaken({ key, place: press })
  }
  // The next press names a place, whatever it means here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the moves as they are when the waiting begins
  useEffect(() => {
    if (wait === null) return
    hearPress(press => void place(wait, press))
    return () => hearPress(null)
  }, [wait])
  const swap = () => {
    if (taken && isPlace(taken.place)) void keep({ ...habits, moves: swapped(moves, taken.key, taken.place) })
  }
  const keys: readonly Key[] = [
    ...(taken ? [{ press: 'F8', label: text.swap, run: swap, off: busy }] : []),
    {
      press: 'F3',
      label: text.reset,
      run: () => void keep({ ...habits, moves: nothingMoved }),
      off: busy || Object.keys(moves).length === 0,
    },
    {
      press: 'F4',
      label: habits.contrast ? text.usualContrast : text.moreContrast,
      run: () => void keep({ ...habits, contrast: !habits.contrast }),
      off: busy,
    },
  ]
  return (
    <Dialog changed={false} title={text.title} close={close} closeLabel={text.close} keys={keys}>
      <p className="secondary">{text.how}</p>
      <PickTable label={text.title} columns={columns} list={list} onOpen={row => setWait(row.key)} autoFocus />
      {wait && <Note level="note">{text.pressNow(wait)}</Note>}
      {wrong && <Note level="refuse">{wrong}</Note>}
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
