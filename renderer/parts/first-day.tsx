/** The first day in practice: says what to do next, hears that it was done, and moves on by itself, from desk to desk. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Desk } from '../../shared/access/roles.ts'
import { after, lessonAt, lessonCount, minutesLeft } from '../../shared/learning/first-day.ts'
import { deskText } from '../../shared/strings/zh-CN/access.ts'
import { firstDayText as text } from '../../shared/strings/zh-CN/first-day.ts'
import { practicePeople } from '../../shared/strings/zh-CN/practice.ts'
import { onCalled } from '../ipc.ts'
import { Dialog } from '../kit/dialog.tsx'
import { KeyCap } from '../kit/key-bar.tsx'
import { useKeys } from '../kit/keys.tsx'
import { EmptyState } from '../kit/notes.tsx'
import { Scroll } from '../kit/scroll.tsx'
import { TextField } from '../kit/text-field.tsx'

/** On this machine and not for a person: the day goes through all the seats. */
const keptAs = 'first-day'
const listeners = new Set<() => void>()

const read = (): number | null => {
  const kept = window.localStorage.getItem(keptAs)
  return kept === null || !/^\d+$/.test(kept) ? null : Number(kept)
}

function keep(at: number | null): void {
  if (at === null) window.localStorage.removeItem(keptAs)
  else window.localStorage.setItem(keptAs, String(at))
  for (const hear of listeners) hear()
}

const subscribe = (listen: () => void): (() => void) => {
  listeners.add(listen)
  return () => listeners.delete(listen)
}
/** Which lesson is on; null where nobody is led through a first day. */
export const useFirstDay = (): number | null => useSyncExternalStore(subscribe, read)
export const startFirstDay = (): void => keep(0)
export const stopFirstDay = (): void => keep(null)

/** Where the one who does the next lesson sits among the practice people. */
function seatOf(desk: Desk): { readonly who: string; readonly digit: number } {
  const roles = { teller: 'teller', review: 'reviewer', cards: 'cards', lobby: 'lobby', manager: 'manager', audit: 'manager' } as const
  const place = practicePeople.findIndex(person => person.roles.some(role => role === roles[desk]))
  return { who: text.whose(deskText[desk], practicePeople[place]?.name ?? ''), digit: place + 1 }
}

/** A strip above the work, so that it covers nothing. */
export function FirstDay({ desk }: { readonly desk: Desk | null }) {
  const at = useFirstDay()
  useEffect(
    () =>
      onCalled(name => {
        const now = read()
        if (now !== null && after(now, name) !== now) keep(after(now, name))
      }),
    [],
  )
  const lesson = at === null ? null : lessonAt(at)
  const skip = () => (lesson === null ? stopFirstDay() : keep((at ?? 0) + 1))
  useKeys(at === null ? [] : [{ press: 'Alt+Enter', label: lesson ? text.skip : text.stop, run: skip, hidden: true }])
  if (at === null) return null
  const seat = lesson && lesson.desk !== desk ? seatOf(lesson.desk) : null
  const [todo, why] = lesson ? text.lessons[lesson.id] : [text.over, '']
  return (
    <section className="first-day" aria-label={text.title} aria-live="polite">
      {lesson && (
        <span className="first-day-at">
          {text.at(at + 1, lessonCount)}
          <small>{text.left(minutesLeft(at))}</small>
        </span>
      )}
      <p>
        <strong>{seat ? text.elsewhere(seat.who, seat.digit) : todo}</strong>
        {!seat && why !== '' && <span className="secondary">{why}</span>}
      </p>
      <button type="button" tabIndex={-1} className="bar-key" onClick={skip}>
        <KeyCap press="Alt+Enter" />
        {lesson ? text.skip : text.stop}
      </button>
    </section>
  )
}

/** The words of the trade, found by what is typed. */
export function Words({ close }: { readonly close: () => void }) {
  const [typed, setTyped] = useState('')
  const { words } = text
  const found = words.all.filter(([word, said]) => `${word}${said}`.includes(typed.trim()))
  return (
    <Dialog changed={false} wide title={words.title} close={close}>
      <TextField name="words" label={words.find} value={typed} onChange={setTyped} maxLength={20} autoFocus />
      <Scroll as="section" className="all-keys" label={words.title}>
        {found.length === 0 && <EmptyState title={words.none} />}
        <dl className="stack tight">
          {found.map(([word, said]) => (
            <div key={word}>
              <dt>
                <strong>{word}</strong>
              </dt>
              <dd>{said}</dd>
            </div>
          ))}
        </dl>
      </Scroll>
    </Dialog>
  )
}
