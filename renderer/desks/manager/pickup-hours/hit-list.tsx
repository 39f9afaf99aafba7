/** Whom a closure leaves without a time, with the one proposed for each. */
import type { In } from '../../../../shared/ipc/contract.ts'
import type { PickupPlan } from '../../../../shared/ipc/shapes/pickup.ts'
import { pickupHoursText } from '../../../../shared/strings/zh-CN/pickup.ts'
import { parseDay } from '../../../../shared/time.ts'
import { Note } from '../../../kit/notes.tsx'
import { dayText } from '../../../parts/time-text.ts'

const text = pickupHoursText.hit
type Hit = PickupPlan['hit'][number]

/** Those whose taker stands at the counter right now are left to whoever serves them. */
export const movesOf = (hit: readonly Hit[]): In<'pickup.moveAll'>['moves'] =>
  hit.flatMap(({ caseId, revision, to, movable }) => {
    const day = to && parseDay(to.day)
    return movable ? [{ caseId, revision, to: to && day ? { day, start: to.start } : null }] : []
  })

export function goesTo({ to, movable, reachable }: Pick<Hit, 'to' | 'movable' | 'reachable'>): string {
  const where = !movable ? text.atCounter : to ? `${dayText(to.day)} ${to.start}` : text.noSeat
  return reachable ? where : text.call(where)
}

const mostShown = 8

export function HitList({ plan: { hit, promises } }: { readonly plan: PickupPlan }) {
  if (hit.length === 0 && promises === 0) return <p className="secondary dense">{text.nobody}</p>
  return (
    <Note level="flag">
      {text.count(hit.length, promises)}
      {hit.slice(0, mostShown).map(one => (
        <div key={one.caseId} className="dense">
          <span className="mono">{one.number}</span> {one.maskedName} {text.moves(`${dayText(one.day)} ${one.start}`, goesTo(one))}
        </div>
      ))}
      {hit.length > mostShown && <div className="dense">{text.more(hit.length - mostShown)}</div>}
    </Note>
  )
}
