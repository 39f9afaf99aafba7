/** The line of today as the lobby sees it: how many wait, how long, who is being served where. */
import type { Out } from '../../../shared/ipc/contract.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { lobbyText } from '../../../shared/strings/zh-CN/lobby.ts'
import { Icon } from '../../kit/icon.tsx'
import { EmptyState, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { Facts } from '../../kit/small.tsx'
import { clockText } from '../../parts/time-text.ts'
import type { Asked } from '../../parts/use-asked.ts'
import { minutesSince, useNow } from '../../parts/use-now.ts'

const text = lobbyText.line
type Line = Out<'ticket.line'>
const rowsShown = 12

function WaitingTickets({ line }: { readonly line: Line }) {
  const now = useNow()
  if (line.waiting.length === 0) {
    return <EmptyState title={text.empty}>{line.emptySince && text.since(clockText(line.emptySince))}</EmptyState>
  }
  const more = line.waiting.length - rowsShown
  return (
    <ul className="line-rows dense">
      {line.waiting.slice(0, rowsShown).map(ticket => {
        const waited = minutesSince(now, ticket.takenAt)
        return (
          <li key={ticket.id} className="row">
            <strong className="mono">{ticket.number}</strong>
            <span>{itemShortText[ticket.item]}</span>
            {ticket.priority && (
              <span className="row priority-word">
                <Icon name="star" />
                {lobbyText.priority}
              </span>
            )}
            <span className="secondary push">{waited !== null && text.minutes(waited)}</span>
          </li>
        )
      })}
      {more > 0 && <li className="secondary">{text.more(more)}</li>}
    </ul>
  )
}

function AtCounters({ line }: { readonly line: Line }) {
  if (line.atCounters.length === 0) return <p className="secondary dense">{text.noneAtCounters}</p>
  return (
    <ul className="line-rows dense">
      {line.atCounters.map(ticket => (
        <li key={ticket.id} className="row">
          <strong className="mono">{ticket.number}</strong>
          <span>{itemShortText[ticket.item]}</span>
          <span className="secondary push">{ticket.counter && text.counter(ticket.counter)}</span>
        </li>
      ))}
    </ul>
  )
}

export function Line({ line }: { readonly line: Asked<Line> }) {
  const { value } = line
  return (
    <>
      <h2>{text.title}</h2>
      <RefusalNote failure={line.failure} again={line.again} />
      {line.loading && <Waiting />}
      {value && (
        <>
          <Facts
            columns={2}
            facts={[
              { name: text.waiting, value: text.people(value.waiting.length) },
              {
                name: text.meanWait,
                value: value.meanWaitMinutes === null ? text.unknown : text.minutes(Math.round(value.meanWaitMinutes)),
              },
            ]}
          />
          <WaitingTickets line={value} />
          <h2>{text.atCounters}</h2>
          <AtCounters line={value} />
        </>
      )}
    </>
  )
}
