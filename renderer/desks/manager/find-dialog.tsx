/** Narrows the search: states, item, days, teller, number of the waiting line. */
import { useRef, useState } from 'react'
import { items } from '../../../shared/business/items.ts'
import type { OperatorView } from '../../../shared/ipc/shapes/session.ts'
import { DaySpan } from '../../../shared/report/day-span.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { searchText as text } from '../../../shared/strings/zh-CN/search.ts'
import { addDays, type Day } from '../../../shared/time.ts'
import { stateGroups } from '../../../shared/workflow/table.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { DayField } from '../../kit/day-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { TickList } from '../../kit/tick-list.tsx'
import { type Filters, groupsOf, statesIn } from './find-filters.ts'

type Props = {
  readonly today: Day
  readonly people: readonly OperatorView[]
  readonly filters: Filters
  readonly narrow: (to: Filters) => void
  readonly close: () => void
}

const all = 'all'
const ticketForm = /^[A-Za-z]\d{1,5}$/

export function FindDialog({ today, people, filters, narrow, close }: Props) {
  const [ticked, setTicked] = useState<readonly string[]>(groupsOf(filters.states))
  const [item, setItem] = useState<string>(filters.item ?? all)
  const [person, setPerson] = useState<string>(filters.operatorId ?? all)
  const [from, setFrom] = useState<string>(filters.opened?.from ?? '')
  const [to, setTo] = useState<string>(filters.opened?.to ?? '')
  const [ticket, setTicket] = useState(filters.ticket ?? '')
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const anyDay = from !== '' || to !== ''
  const span = DaySpan.safeParse({ from: from === '' ? to : from, to: to === '' ? today : to })
  const badSpan = anyDay && !span.success
  const badTicket = ticket.trim() !== '' && !ticketForm.test(ticket.trim())
  const go = () => {
    setAsked(true)
    if (badSpan) return focusField(flow.current, 'from')
    if (badTicket) return focusField(flow.current, 'ticket')
    narrow({
      states: statesIn(ticked),
      item: items.find(row => row.code === item)?.code ?? null,
      operatorId: people.find(one => one.id === person)?.id ?? null,
      opened: anyDay && span.success ? span.data : null,
      ticket: ticket.trim() === '' ? null : ticket.trim(),
    })
  }
  return (
    <Dialog changed={false} title={text.filters} close={close} wide primary={{ label: text.apply, run: go }}>
      <EnterFlow flowRef={flow} onLast={go} className="form-columns">
        <TickList
          name="states"
          title={text.state}
          items={stateGroups.map(id => ({ id, text: text.stateGroups[id] }))}
          ticked={ticked}
          onTick={(id, on) => setTicked(on ? [...ticked, id] : ticked.filter(one => one !== id))}
        />
        <div className="stack tight">
          <DayField
            name="from"
            label={text.from}
            hint={text.spanHint(addDays(today, -30))}
            value={from}
            onChange={setFrom}
            error={asked && badSpan ? text.badSpan : null}
          />
          <DayField name="to" label={text.to} value={to} onChange={setTo} />
          <TextField
            name="ticket"
            label={text.ticket}
            hint={text.ticketHint}
            value={ticket}
            onChange={setTicket}
            maxLength={6}
            error={asked && badTicket ? text.badTicket : null}
          />
        </div>
        <ChoiceField
          name="item"
          label={text.item}
          value={item}
          choices={[{ value: all, label: text.all }, ...items.map(({ code }) => ({ value: code, label: itemShortText[code] }))]}
          onChange={setItem}
        />
        <ChoiceField
          name="operator"
          label={text.maker}
          value={person}
          choices={[{ value: all, label: text.all }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={setPerson}
        />
      </EnterFlow>
    </Dialog>
  )
}
