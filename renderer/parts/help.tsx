/** F1: every key that works now, in one list. */
import { useState } from 'react'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { Dialog } from '../kit/dialog.tsx'
import { KeyCap } from '../kit/key-bar.tsx'
import { type Key, useKeys, useShownKeys } from '../kit/keys.tsx'

const text = appText.help

export function HelpKey() {
  const [shown, setShown] = useState<readonly Key[] | null>(null)
  const now = useShownKeys()
  useKeys([{ press: 'F1', label: appText.top.help, run: () => setShown(now), hidden: true }])
  if (!shown) return null
  const close = () => setShown(null)
  return (
    <Dialog changed={false} title={text.title} close={close} closeLabel={text.close} primary={{ label: text.close, run: close }}>
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
    </Dialog>
  )
}
