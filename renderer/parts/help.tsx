/** F1: every key that works now, in one list; F1 again: the keys of all desks, to be searched. */
import { useState } from 'react'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { habitText } from '../../shared/strings/zh-CN/habit.ts'
import { keysMatching, keysText } from '../../shared/strings/zh-CN/keys.ts'
import { Dialog } from '../kit/dialog.tsx'
import { KeyCap } from '../kit/key-bar.tsx'
import { useKeyPlaces } from '../kit/key-places.ts'
import { type Key, useKeys, useShownKeys } from '../kit/keys.tsx'
import { EmptyState, Note } from '../kit/notes.tsx'
import { TextField } from '../kit/text-field.tsx'
import { MoveKeys } from './habits.tsx'

const text = appText.help

export function HelpKey() {
  const [shown, setShown] = useState<readonly Key[] | null>(null)
  const [page, setPage] = useState<'now' | 'all' | 'move'>('now')
  const now = useShownKeys()
  useKeys([{ press: 'F1', label: appText.top.help, run: () => setShown(now), hidden: true }])
  if (!shown) return null
  const close = () => {
    setShown(null)
    setPage('now')
  }
  if (page === 'all') return <AllKeys close={close} />
  if (page === 'move') return <MoveKeys close={close} />
  return <KeysNow shown={shown} close={close} turn={setPage} />
}

function MovedNote() {
  const moves = useKeyPlaces()
  return Object.keys(moves).length > 0 ? <Note level="note">{habitText.movedNote}</Note> : null
}

type NowProps = { readonly shown: readonly Key[]; readonly close: () => void; readonly turn: (to: 'all' | 'move') => void }

function KeysNow({ shown, close, turn }: NowProps) {
  return (
    <Dialog
      changed={false}
      title={text.title}
      close={close}
      closeLabel={text.close}
      primary={{ label: text.close, run: close }}
      keys={[
        { press: 'F1', label: keysText.title, run: () => turn('all') },
        { press: 'F4', label: habitText.open, run: () => turn('move') },
      ]}
    >
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
