/** What happened to the card on its way, and what may be recorded next. */
import { useState } from 'react'
import { type CaseView, productionEvents } from '../../../shared/ipc/shapes/case.ts'
import { productionEventText, productionKeyText, productionText as text } from '../../../shared/strings/zh-CN/production.ts'
import { timeText } from '../../app/time-text.ts'
import { useSent } from '../../app/use-sent.ts'
import { type Key, useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import type { StepProps } from '../screens.ts'
import { FailDialog, ReceiveDialog } from './event-dialogs.tsx'

export type ProductionEvent = (typeof productionEvents)[number]
export type Recorded = { readonly event: ProductionEvent; readonly note?: string; readonly cardTail?: string }

/** F8 always tells of trouble; of the others the first stands on F9 and the next on F7. */
export function eventKeys(view: CaseView, off: boolean, run: (event: ProductionEvent) => void): readonly Key[] {
  const allowed = productionEvents.filter(event => view.allowed.includes(event))
  const onwards = allowed.filter(event => event !== 'makeFailed')
  const presses = ['F9', 'F7']
  const keys = onwards.map(
    (event, place): Key => ({
      press: presses[place] ?? 'F5',
      label: productionKeyText[event],
      run: () => run(event),
      primary: place === 0,
      off,
    }),
  )
  const failed: Key = { press: 'F8', label: productionKeyText.makeFailed, run: () => run('makeFailed'), off }
  return allowed.includes('makeFailed') ? [...keys, failed] : keys
}

function History({ view }: { readonly view: CaseView }) {
  if (view.production.length === 0) return <p className="secondary">{text.none}</p>
  return (
    <ol className="history">
      {view.production.map(entry => (
        <li key={`${entry.at}${entry.event}`}>
          <span className="mono">{timeText(entry.at)}</span>
          <span className={entry.event === 'makeFailed' ? 'history-what flag' : 'history-what'}>{productionEventText[entry.event]}</span>
          <span className="secondary">{text.by(entry.by)}</span>
          {entry.note !== '' && <span>{entry.note}</span>}
        </li>
      ))}
    </ol>
  )
}

const told: Readonly<Record<string, string>> = text.told

export function ProductionScreen({ view, done, back, backLabel }: StepProps) {
  const [asking, setAsking] = useState<ProductionEvent | null>(null)
  const { send, busy, failure, clear } = useSent()
  const record = async ({ event, note = '', cardTail }: Recorded) => {
    const reply = await send('production.record', { caseId: view.id, revision: view.revision, event, note, cardTail: cardTail ?? null })
    if (!reply?.ok) return
    setAsking(null)
    done(reply.value)
  }
  const run = (event: ProductionEvent) => {
    clear()
    if (event === 'makeFailed' || event === 'branchReceived') setAsking(event)
    else void record({ event })
  }
  const keys = eventKeys(view, busy, run)
  useKeys([{ press: 'Escape', label: backLabel, run: back }, ...keys])
  const dialog = { busy, failure, close: () => setAsking(null), record: (what: Recorded) => void record(what) }
  return (
    <div className="stack">
      {told[view.state] && <Note level={view.state === 'make-failed' ? 'flag' : 'note'}>{told[view.state]}</Note>}
      {keys.length === 0 && <Note level="note">{text.notYours}</Note>}
      {!asking && <RefusalNote failure={failure} />}
      <section className="stack tight" aria-label={text.history}>
        <h2>{text.history}</h2>
        <History view={view} />
      </section>
      {asking === 'makeFailed' && <FailDialog {...dialog} />}
      {asking === 'branchReceived' && <ReceiveDialog {...dialog} />}
    </div>
  )
}
