/** F1: every key that works now, in one list; F1 again: the keys of all desks, to be searched. */
import { useState } from 'react'
import type { Desk } from '../../shared/access/roles.ts'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { firstDayText } from '../../shared/strings/zh-CN/first-day.ts'
import { habitText } from '../../shared/strings/zh-CN/habit.ts'
import { keysMatching, keysText } from '../../shared/strings/zh-CN/keys.ts'
import type { Step } from '../../shared/workflow/steps.ts'
import { Dialog } from '../kit/dialog.tsx'
import { KeyCap } from '../kit/key-bar.tsx'
import { useKeyPlaces } from '../kit/key-places.ts'
import { type Key, useKeys, useShownKeys } from '../kit/keys.tsx'
import { EmptyState, Note } from '../kit/notes.tsx'
import { TextField } from '../kit/text-field.tsx'
import { startFirstDay, stopFirstDay, useFirstDay, Words } from './first-day.tsx'
import { MoveKeys } from './habits.tsx'

const text = appText.help

type Page = 'now' | 'all' | 'move' | 'words'
/** What is open: its help stands above the keys. */
type At = { readonly desk: Desk | null; readonly step: Step | null; readonly practice: boolean }
const nowhere: At = { desk: null, step: null, practice: false }

export function HelpKey({ at = nowhere }: { readonly at?: At }) {
  const [shown, setShown] = useState<readonly Key[] | null>(null)
  const [page, setPage] = useState<Page>('now')
  const now = useShownKeys()
  useKeys([{ press: 'F1', label: appText.top.help, run: () => setShown(now), hidden: true }])
  if (!shown) return null
  const close = () => {
    setShown(null)
    setPage('now')
  }
  if (page === 'all') return <AllKeys close={close} />
  if (page === 'move') return <MoveKeys close={close} />
  if (page === 'words') return <Words close={close} />
  return <KeysNow at={at} shown={shown} close={close} turn={setPage} />
}

function MovedNote() {
  const moves = useKeyPlaces()
  return Object.keys(moves).length > 0 ? <Note level="note">{habitText.movedNote}</Note> : null
}

type NowProps = { readonly at: At; readonly shown: readonly Key[]; readonly close: () => void; readonly turn: (to: Page) => void }

function KeysNow({ at, shown, close, turn }: NowProps) {
  const led = useFirstDay() !== null
  const begin = () => {
    if (led) stopFirstDay()
    else startFirstDay()
    close()
  }
  return (
    <Dialog
      changed={false}
      title={text.title}
      close={close}
      closeLabel={text.close}
      primary={{ label: text.close, run: close }}
      keys={[
        { press: 'F1', label: keysText.title, run: () => turn('all') },
        ...(at.practice ? [{ press: 'F3', label: led ? firstDayText.stop : firstDayText.start, run: begin }] : []),
        { press: 'F4', label: habitText.open, run: () => turn('move') },
        { press: 'F5', label: firstDayText.words.title, run: () => turn('words') },
      ]}
    >
      {at.desk && <p>{firstDayText.desks[at.desk]}</p>}
      {at.step && <p>{firstDayText.steps[at.step]}</p>}
      <p className="secondary">{text.always}</p>
      <MovedNote />
      <dl className="key-list">
        {[...shown, { press: 'F12', label: appText.top.lock }].map(key => (
          <div key={key.press} className="row">
            <dt>
              <KeyCap press={key.press} />
            </dt>
            <dd>{key.label}</dd>
          </div>
        ))}
      </dl>
      <p className="secondary dense">{keysText.more}</p>
    </Dialog>
  )
}

function AllKeys({ close }: { readonly close: () => void }) {
  const [typed, setTyped] = useState('')
  const groups = keysMatching(typed)
  return (
    <Dialog changed={false} wide title={keysText.title} close={close} closeLabel={text.close} primary={{ label: text.close, run: close }}>
      <p className="secondary">{keysText.rule}</p>
      <MovedNote />
      <TextField name="keys" label={keysText.find} placeholder={keysText.hint} value={typed} onChange={setTyped} maxLength={20} autoFocus />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows scroll what holds the focus */}
      <section className="all-keys scroll" tabIndex={0} aria-label={keysText.title}>
        {groups.length === 0 && <EmptyState title={keysText.none} />}
        {groups.map(group => (
          <section key={group.title} className="stack tight" aria-label={group.title}>
            <h2>{group.title}</h2>
            <dl className="key-list">
              {group.keys.map(([press, label]) => (
                <div key={press} className="row">
                  <dt>
                    <KeyCap press={press} />
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </section>
    </Dialog>
  )
}
