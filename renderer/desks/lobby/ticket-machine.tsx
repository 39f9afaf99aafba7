/** The ticket machine: the lobby's screen turned to whoever comes in, by touch alone; a number whose slip was not printed is taken back. */
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import type { ItemCode } from '../../../shared/business/items.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { TicketView } from '../../../shared/ipc/shapes/ticket.ts'
import type { PriorityKind } from '../../../shared/queue/line.ts'
import { queueText } from '../../../shared/strings/zh-CN/queue.ts'
import { ticketMachineText as text } from '../../../shared/strings/zh-CN/ticket-machine.ts'
import { KeyLayer, useKeys } from '../../kit/keys.tsx'
import { RefusalNote } from '../../kit/notes.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'
import { aheadOf } from './issued.tsx'

type Page =
  | { readonly at: 'items' }
  | { readonly at: 'help' }
  | { readonly at: 'who'; readonly item: ItemCode }
  | { readonly at: 'printing' }
  | { readonly at: 'taken'; readonly ticket: TicketView }
  | { readonly at: 'failed'; readonly item: ItemCode; readonly kind: PriorityKind | null }

const perPage = 6
/** Nobody stands before it any more: the next one begins at the beginning, in the usual type. */
const forgottenMs = 45_000
const kinds: readonly PriorityKind[] = ['old', 'disabled', 'soldier', 'other']

type Props = { readonly items: readonly ItemCode[]; readonly leave: () => void }

export function TicketMachine(props: Props) {
  return createPortal(
    <KeyLayer>
      <div className="cover">
        <Machine {...props} />
      </div>
    </KeyLayer>,
    document.body,
  )
}

function Machine({ items, leave }: Props) {
  const line = useAsked('ticket.line', {}).value
  const [page, setPage] = useState<Page>({ at: 'items' })
  const [from, setFrom] = useState(0)
  const [large, setLarge] = useState(false)
  const { send, failure } = useSent()
  useKeys([{ press: 'Escape', label: text.leave, run: leave }])
  const begin = () => {
    setPage({ at: 'items' })
    setFrom(0)
  }
  useEffect(() => {
    if (page.at === 'items' || page.at === 'printing') return
    const timer = setTimeout(() => {
      setPage({ at: 'items' })
      setFrom(0)
      setLarge(false)
    }, forgottenMs)
    return () => clearTimeout(timer)
  }, [page])

  const take = async (item: ItemCode, kind: PriorityKind | null) => {
    setPage({ at: 'printing' })
    const taken = await send('ticket.take', { item, priority: kind !== null, kind })
    if (!taken?.ok) return setPage({ at: 'failed', item, kind })
    const printed = await send('slip.print', { kind: 'ticket', caseId: null, ticketId: taken.value.id })
    if (printed?.ok) return setPage({ at: 'taken', ticket: taken.value })
    // Whoever has no slip has no number: otherwise it would be called and nobody would come.
    await send('ticket.withdraw', { ticketId: taken.value.id })
    setPage({ at: 'failed', item, kind })
  }
  const giveUp = async (ticket: TicketView) => {
    await send('ticket.withdraw', { ticketId: ticket.id })
    begin()
  }
  const shown = items.slice(from, from + perPage)
  const more = () => setFrom(from + perPage < items.length ? from + perPage : 0)
  return (
    <div className={large ? 'machine large' : 'machine'} tabIndex={-1} data-landing="">
      <div className="machine-head">
        <h1>{page.at === 'who' ? text.first : text.title}</h1>
        {!large && page.at === 'items' && <span className="secondary">{text.hint}</span>}
        <fieldset className="machine-size">
          <button type="button" tabIndex={-1} aria-pressed={!large} onClick={() => setLarge(false)}>
            {text.usual}
          </button>
          <button type="button" tabIndex={-1} aria-pressed={large} onClick={() => setLarge(true)}>
            {text.large}
          </button>
        </fieldset>
      </div>
      {page.at === 'items' && (
        <section className="machine-tiles">
          {shown.map(item => (
            <button key={item} type="button" tabIndex={-1} onClick={() => setPage({ at: 'who', item })}>
              <b>{text.word(item)}</b>
              {!large && <small>{text.explain(item)}</small>}
            </button>
          ))}
        </section>
      )}
      {page.at === 'who' && (
        <section className="machine-tiles">
          <button type="button" tabIndex={-1} onClick={() => void take(page.item, null)}>
            <b>{text.kinds.none}</b>
          </button>
          {kinds.map(kind => (
            <button key={kind} type="button" tabIndex={-1} onClick={() => void take(page.item, kind)}>
              <b>{kind === 'booked' ? '' : text.kinds[kind]}</b>
            </button>
          ))}
        </section>
      )}
      {page.at === 'printing' && <Said title={text.printing} />}
      {page.at === 'help' && <Said title={text.helpTitle} note={text.helpNote} />}
      {page.at === 'failed' && (
        <section className="machine-said">
          <h2>{text.failedTitle}</h2>
          <p>{text.failedNote}</p>
          <RefusalNote failure={failure} />
        </section>
      )}
      {page.at === 'taken' && <Taken ticket={page.ticket} line={line} />}
      <Foot page={page} large={large} waiting={line?.waiting.length ?? 0} more={items.length > perPage ? more : null} begin={begin}>
        {page.at === 'taken' && (
          <button type="button" tabIndex={-1} onClick={() => void giveUp(page.ticket)}>
            {text.giveUp}
          </button>
        )}
        {page.at === 'failed' && (
          <button type="button" tabIndex={-1} className="go" onClick={() => void take(page.item, page.kind)}>
            {text.again}
          </button>
        )}
        {(page.at === 'items' || page.at === 'failed') && (
          <button type="button" tabIndex={-1} className={large ? 'go' : undefined} onClick={() => setPage({ at: 'help' })}>
            {text.help}
          </button>
        )}
      </Foot>
    </div>
  )
}

function Said({ title, note }: { readonly title: string; readonly note?: string }) {
  return (
    <section className="machine-said">
      <h2>{title}</h2>
      {note && <p>{note}</p>}
    </section>
  )
}

function Taken({ ticket, line }: { readonly ticket: TicketView; readonly line: Out<'ticket.line'> | null }) {
  const ahead = aheadOf(ticket, line?.waiting ?? [])
  return (
    <section className="machine-said" aria-live="polite">
      <p>{text.yours}</p>
      <p className="machine-number mono">{ticket.number}</p>
      {ahead !== null && <p>{text.ahead(ahead)}</p>}
      {ticket.minutes !== null && ticket.minutes > 0 && <p>{queueText.estimate(ticket.minutes)}</p>}
      <p>{text.take}</p>
    </section>
  )
}

type FootProps = {
  readonly page: Page
  readonly large: boolean
  readonly waiting: number
  readonly more: (() => void) | null
  readonly begin: () => void
  readonly children: React.ReactNode
}

function Foot({ page, large, waiting, more, begin, children }: FootProps) {
  const atItems = page.at === 'items'
  return (
    <footer>
      {atItems && more && (
        <button type="button" tabIndex={-1} onClick={more}>
          {text.more}
        </button>
      )}
      {!atItems && page.at !== 'printing' && (
        <button type="button" tabIndex={-1} className={page.at === 'taken' ? 'go' : undefined} onClick={begin}>
          {page.at === 'taken' ? text.done : text.back}
        </button>
      )}
      <span className="secondary">{atItems && (large ? text.priorityNote : text.waiting(waiting))}</span>
      {page.at === 'who' && <span className="secondary">{text.firstNote}</span>}
      {children}
    </footer>
  )
}
