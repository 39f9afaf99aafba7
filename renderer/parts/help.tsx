/** F1: every key that works now, in one list; F1 again: the keys of all desks, to be searched. */
import { useState } from 'react'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { keysMatching, keysText } from '../../shared/strings/zh-CN/keys.ts'
import { Dialog } from '../kit/dialog.tsx'
import { KeyCap } from '../kit/key-bar.tsx'
import { type Key, useKeys, useShownKeys } from '../kit/keys.tsx'
import { EmptyState } from '../kit/notes.tsx'
import { TextField } from '../kit/text-field.tsx'

const text = appText.help

export function HelpKey() {
  const [shown, setShown] = useState<readonly Key[] | null>(null)
  const [all, setAll] = useState(false)
  const now = useShownKeys()
  useKeys([{ press: 'F1', label: appText.top.help, run: () => setShown(now), hidden: true }])
  if (!shown) return null
  const close = () => {
    setShown(null)
    setAll(false)
  }
  return all ? <AllKeys close={close} /> : <KeysNow shown={shown} close={close} more={() => setAll(true)} />
}

type NowProps = { readonly shown: readonly Key[]; readonly close: () => void; readonly more: () => void }

function KeysNow({ shown, close, more }: NowProps) {
  return (
    <Dialog
      changed={false}
      title={text.title}
      close={close}
      closeLabel={text.close}
      primary={{ label: text.close, run: close }}
      keys={[{ press: 'F1', label: keysText.title, run: more }]}
    >
      <p className="secondary">{text.always}</p>
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
