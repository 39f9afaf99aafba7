/** The bar above every desk: counter, operator, desks, work waiting, the core's state and the clock. */
import { useEffect, useState } from 'react'
import type { Desk } from '../../shared/access/roles.ts'
import type { EventPayload } from '../../shared/ipc/events.ts'
import { deskText } from '../../shared/strings/zh-CN/access.ts'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { centreText } from '../../shared/strings/zh-CN/centre.ts'
import { copiesText } from '../../shared/strings/zh-CN/copies.ts'
import { hallText } from '../../shared/strings/zh-CN/hall.ts'
import { on } from '../ipc.ts'
import { KeyCap } from '../kit/key-bar.tsx'
import { Light } from '../kit/small.tsx'
import type { Branch, Session } from '../parts/session.ts'
import { clockText } from '../parts/time-text.ts'
import { useAsked } from '../parts/use-asked.ts'
import { useNow } from '../parts/use-now.ts'
import { useCameraLight } from './use-camera-light.ts'

const text = appText.top
type Props = {
  readonly branch: Branch
  readonly session: Session
  readonly desk: Desk | null
  readonly desks: readonly Desk[]
  readonly turn: (desk: Desk) => void
  readonly signOut: () => void
}

function useCoreState(): EventPayload<'core.changed'>['state'] {
  const [state, setState] = useState<EventPayload<'core.changed'>['state']>('ready')
  useEffect(() => on('core.changed', payload => setState(payload.state)), [])
  return state
}

function Counts({ desk }: { readonly desk: Desk | null }) {
  const line = useAsked('ticket.line', {})
  const review = useAsked('case.find', desk === 'review' ? { which: 'review', text: '' } : null)
  return (
    <>
      {line.value && <span>{text.waiting(line.value.waiting.length)}</span>}
      {line.value && line.value.meanWaitMinutes !== null && (
        <span className="secondary mean-wait">{text.meanWait(Math.round(line.value.meanWaitMinutes))}</span>
      )}
      {review.value && <span>{text.toReview(review.value.length)}</span>}
    </>
  )
}

/** The line where an address is set; a place without one has only what waits. */
function CentreLight() {
  const { value } = useAsked('centre.bar', {})
  if (!value) return null
  if (value.state === null && value.waiting + value.stuck === 0) return null
  if (value.state === null)
    return (
      <Light
        name={centreText.title}
        word={value.stuck > 0 ? centreText.barStuck(value.stuck) : centreText.barWaiting(value.waiting)}
        level={value.stuck > 0 ? 'flag' : 'off'}
      />
    )
  const up = value.state === 'up'
  const word = value.stuck > 0 ? centreText.barStuck(value.stuck) : up ? centreText.barUp(value.waiting) : centreText.barDown(value.waiting)
  return <Light name={centreText.barLight} word={word} level={value.stuck > 0 ? 'flag' : up ? 'pass' : 'refuse'} />
}

/** A clock that cannot be right; past an hour, work that no copy holds; a second place that fails, where the copies beside the store are well. */
const copyPatienceMs = 60 * 60_000

function CopyLight({ nowMs }: { readonly nowMs: number | null }) {
  const { value } = useAsked('copies.bar', {})
  if (!value || nowMs === null) return null
  if (value.clock !== null) return <Light name={copiesText.clock} word={copiesText.clockWrong(value.clock)} level="refuse" />
  const age = value.behind && value.lastAt !== null ? nowMs - Date.parse(value.lastAt) : 0
  if (age > copyPatienceMs) return <Light name={copiesText.light} word={copiesText.old(Math.floor(age / 60_000))} level="refuse" />
  const away = value.awaySince === null ? 0 : nowMs - Date.parse(value.awaySince)
  return away > copyPatienceMs ? <Light name={copiesText.light} word={copiesText.awayOld} level="flag" /> : null
}

/** This program's own process on a machine of its own, the line to the branch where that is across the hall. */
function LineLight() {
  const up = useCoreState() === 'ready'
  const { value } = useAsked('line.view', {})
  if (!up || !value || value.state === 'alone')
    return <Light name={text.line} word={up ? text.lineUp : text.lineDown} level={up ? 'pass' : 'refuse'} />
  if (value.state === 'up') return <Light name={hallText.lineLight} word={hallText.lineUp} level="pass" />
  const word = value.state === 'barred' || value.since === null ? hallText.lineBarred : hallText.lineGone(clockText(value.since))
  return <Light name={hallText.lineLight} word={word} level="refuse" />
}

export function TopBar({ branch, session, desk, desks, turn, signOut }: Props) {
  const camera = useCameraLight()
  const now = useNow()
  return (
    <>
      <strong>{text.counter(session.counter)}</strong>
      <span className="operator" title={session.operator.name}>
        {session.operator.name}
      </span>
      {branch.mode === 'practice' && <span className="practice-word">{appText.practice}</span>}
      <nav className="desk-switch" aria-label={text.deskSwitch}>
        {desks.map((to, at) => (
          <button
            key={to}
            type="button"
            tabIndex={-1}
            className="desk-tab"
            aria-current={to === desk ? 'page' : undefined}
            onClick={() => turn(to)}
          >
            {deskText[to]}
            {desks.length > 1 && <KeyCap press={`Ctrl+${at + 1}`} />}
          </button>
        ))}
      </nav>
      <span className="push" />
      <Counts desk={desk} />
      {desk === 'teller' && camera !== null && (
        <Light name={text.camera} word={camera ? text.cameraThere : text.cameraNone} level={camera ? 'pass' : 'flag'} />
      )}
      <CopyLight nowMs={now?.ms ?? null} />
      <CentreLight />
      <LineLight />
      <span className="clock">{now && clockText(new Date(now.ms).toISOString())}</span>
      <span className="row secondary dense help-hint">
        <KeyCap press="F1" />
        <span>{text.help}</span>
      </span>
      <button type="button" tabIndex={-1} className="bar-key" onClick={signOut}>
        {text.signOut}
      </button>
    </>
  )
}
