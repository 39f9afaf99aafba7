/** What happened to the card on its way, and what may be recorded next. */
import { useState } from 'react'
import { type CaseView, productionEvents } from '../../../shared/ipc/shapes/case.ts'
import { leadRule } from '../../../shared/profile/ask.ts'
import type { Failure } from '../../../shared/result.ts'
import { productionEventText, productionKeyText, productionText as text } from '../../../shared/strings/zh-CN/production.ts'
import { sayRefusal } from '../../../shared/strings/zh-CN/refusal.ts'
import { type Key, useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { timeText } from '../../parts/time-text.ts'
import { useSent } from '../../parts/use-sent.ts'
import { partsOf } from '../review/fault-words.ts'
import { FaultsDialog } from '../review/faults-dialog.tsx'
import type { StepProps } from '../step-props.ts'
import { CentreStanding } from './centre-standing.tsx'
import { FailDialog, OverDialog, ReceiveDialog } from './event-dialogs.tsx'
import { HandInPart, useWaitsForHand } from './hand-in-part.tsx'
import { HereDialog } from './here-dialog.tsx'
import type { ProductionEvent, Recorded } from './recorded.ts'

type Asking = ProductionEvent | 'here'

const trouble: readonly ProductionEvent[] = ['makeFailed', 'backToCounter']

/** F8 always tells of trouble; of the others the first stands on F9 and the next on F7. */
export function eventKeys(view: CaseView, off: boolean, run: (event: ProductionEvent) => void): readonly Key[] {
  const allowed = productionEvents.filter(event => view.allowed.includes(event))
  const onwards = allowed.filter(event => !trouble.includes(event) && (view.blank === null || event !== 'cityBankReceived'))
  const presses = ['F9', 'F7']
  const keys = onwards.map(
    (event, place): Key => ({
      press: presses[place] ?? 'F5',
      label: event === 'branchReceived' && view.blank !== null ? text.made : productionKeyText[event],
      run: () => run(event),
      primary: place === 0,
      guarded: view.id,
      off,
    }),
  )
  const bad = allowed.find(event => trouble.includes(event))
  return bad ? [...keys, { press: 'F8', label: productionKeyText[bad], run: () => run(bad), off }] : keys
}

function History({ view }: { readonly view: CaseView }) {
  if (view.production.length === 0) return <p className="secondary">{text.none}</p>
  return (
    <ol className="history">
      {view.production.map(entry => (
        <li key={`${entry.at}${entry.event}`}>
          <span className="mono">{timeText(entry.at)}</span>
          <span className={trouble.includes(entry.event) ? 'history-what flag' : 'history-what'}>{productionEventText[entry.event]}</span>
          <span className="secondary">{text.by(entry.by)}</span>
          {entry.note !== '' && <span>{entry.note}</span>}
        </li>
      ))}
    </ol>
  )
}

const told: Readonly<Record<string, string>> = text.told

/** The event a card made here begins with; null where the place, or the desk, does not make cards at once. */
function hereEvent(view: CaseView, profile: StepProps['profile']): 'sendToMake' | 'remake' | null {
  if (!leadRule(profile, view.item)?.value?.instant) return null
  return view.allowed.includes('sendToMake') ? 'sendToMake' : view.allowed.includes('remake') ? 'remake' : null
}

export function ProductionScreen({ view, profile, done, back, backLabel }: StepProps) {
  const [asking, setAsking] = useState<Asking | null>(null)
  /** What the centre says otherwise of, until a reason is given. */
  const [over, setOver] = useState<{ readonly what: Recorded; readonly failure: Failure } | null>(null)
  const { send, busy, failure, clear } = useSent()
  const record = async (what: Recorded) => {
    const { event, note = '', cardTail, blank, faults = [] } = what
    const told = { event, note, cardTail: cardTail ?? null, blank: blank ?? null, faults }
    const reply = await send('production.record', { caseId: view.id, revision: view.revision, ...told })
    if (reply && !reply.ok && reply.error.code === 'CENTRE_SAYS_OTHER') {
      setAsking(null)
      setOver({ what, failure: reply.error })
    }
    if (!reply?.ok) return
    setAsking(null)
    setOver(null)
    done(reply.value)
  }
  const run = (event: ProductionEvent) => {
    clear()
    if (trouble.includes(event) || event === 'branchReceived') setAsking(event)
    else void record({ event })
  }
  // Typed into the other system first; ticked beside it only by whoever knows better.
  const waits = useWaitsForHand(view.id)
  const keys = eventKeys(view, busy, run).map(key => (waits ? { ...key, primary: false } : key))
  const here = hereEvent(view, profile)
  const makeHere = () => {
    clear()
    setAsking('here')
  }
  useKeys([
    { press: 'Escape', label: backLabel, run: back },
    ...keys,
    ...(here ? [{ press: 'F7', label: text.here, run: makeHere, off: busy }] : []),
  ])
  const dialog = { view, busy, failure, close: () => setAsking(null), record: (what: Recorded) => void record(what) }
  return (
    <div className="stack">
      {view.blank !== null && <Note level="note">{text.blankUsed(view.blank)}</Note>}
      {told[view.state] && <Note level={view.state === 'make-failed' ? 'flag' : 'note'}>{told[view.state]}</Note>}
      <CentreStanding view={view} />
      <HandInPart caseId={view.id} waits={waits} />
      {keys.length === 0 && <Note level="note">{text.notYours}</Note>}
      {!asking && !over && <RefusalNote failure={failure} />}
      <section className="stack tight" aria-label={text.history}>
        <h2>{text.history}</h2>
        <History view={view} />
      </section>
      {asking === 'makeFailed' && <FailDialog {...dialog} />}
      {asking === 'branchReceived' && <ReceiveDialog {...dialog} madeHere={view.blank !== null} />}
      {asking === 'here' && here && <HereDialog {...dialog} event={here} />}
      {over && (
        <OverDialog
          view={view}
          ask={sayRefusal(over.failure)}
          busy={busy}
          failure={failure?.code === over.failure.code ? null : failure}
          close={() => {
            setOver(null)
            clear()
          }}
          say={note => void record({ ...over.what, note })}
        />
      )}
      {asking === 'backToCounter' && (
        <FaultsDialog
          title={text.backTitle}
          ask={text.backAsk}
          view={view}
          parts={partsOf(view).filter(part => part === 'form' || part === 'photo')}
          action={text.backTitle}
          busy={busy}
          failure={failure}
          close={() => setAsking(null)}
          say={(faults, note) => void record({ event: 'backToCounter', faults, note })}
        />
      )}
    </div>
  )
}
