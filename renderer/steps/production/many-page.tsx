/** The same news of many cards: ticked off a list, or named by the last four digits while they lie in the hand. */
import { useEffect, useRef, useState } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import type { In } from '../../../shared/ipc/contract.ts'
import type { CaseRow } from '../../../shared/ipc/shapes/case.ts'
import type { ManyPlaced } from '../../../shared/ipc/shapes/review.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { placesText } from '../../../shared/strings/zh-CN/places.ts'
import { manyText, productionText as text } from '../../../shared/strings/zh-CN/production.ts'
import { leftText } from '../../../shared/strings/zh-CN/review.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { EnterFlow, focusFirst } from '../../kit/enter-flow.tsx'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { TickList } from '../../kit/tick-list.tsx'
import { useSent } from '../../parts/use-sent.ts'

export type ManyEvent = In<'production.recordMany'>['event']
type Props = {
  readonly rows: readonly CaseRow[]
  /** What may be told of them where they stand. */
  readonly events: readonly [ManyEvent, ...ManyEvent[]]
  readonly back: () => void
}

/** The last four digits of the card in the hand, and the version of the case they were typed for. */
type Named = { readonly tail: string; readonly revision: number }

function withTick(before: ReadonlyMap<CaseId, number>, row: CaseRow, on: boolean): ReadonlyMap<CaseId, number> {
  const next = new Map(before)
  if (on) next.set(row.id, row.revision)
  else next.delete(row.id)
  return next
}

const isTail = (tail: string | undefined): tail is string => tail !== undefined && /^\d{4}$/.test(tail)
const words = (row: CaseRow): string => text.manyRow(row.number, row.maskedName, itemShortText[row.item])

/** The box is unpacked: which card goes where. */
function Given({ rows, done, event }: { readonly rows: readonly CaseRow[]; readonly done: ManyPlaced; readonly event: ManyEvent }) {
  const came = event === 'branchReceived' ? done.filter(({ refused }) => refused === null) : []
  const rowOf = (caseId: CaseId) => rows.find(row => row.id === caseId)
  const without = came.filter(({ place }) => place === null)
  if (came.length === 0) return null
  return (
    <section className="stack tight" aria-label={placesText.givenTitle}>
      <h2>{placesText.givenTitle}</h2>
      <ol className="given-places">
        {came.map(
          ({ caseId, place }) =>
            place !== null && <li key={caseId}>{placesText.given(place, rowOf(caseId)?.number ?? '', rowOf(caseId)?.maskedName ?? '')}</li>,
        )}
      </ol>
      {without.length > 0 && (
        <Note level="flag">
          {placesText.notGiven}
          {without.map(({ caseId }) => rowOf(caseId)?.number ?? '').join(' ')}
        </Note>
      )}
    </section>
  )
}

function Left({ rows, done, event }: { readonly rows: readonly CaseRow[]; readonly done: ManyPlaced; readonly event: ManyEvent }) {
  const told = done.filter(one => one.refused === null).length
  return (
    <>
      {told > 0 && <Note level="pass">{text.manyDone(manyText[event], told)}</Note>}
      <Given rows={rows} done={done} event={event} />
      {done.map(
        ({ caseId, refused }) =>
          refused !== null && (
            <Note key={caseId} level="flag">
              {text.manyLeft(rows.find(row => row.id === caseId)?.number ?? '', leftText(refused))}
            </Note>
          ),
      )}
    </>
  )
}

/** A card in the hand is named by its last four digits; what is named is ticked. */
function Tails(props: {
  readonly rows: readonly CaseRow[]
  readonly tails: ReadonlyMap<CaseId, Named>
  readonly set: (row: CaseRow, tail: string) => void
}) {
  const { rows, tails, set } = props
  return (
    <div className="tail-list">
      {rows.map(row => (
        <div key={row.id} className={isTail(tails.get(row.id)?.tail) ? 'tail-row named' : 'tail-row'}>
          <span>{words(row)}</span>
          <TextField
            name={`tail.${row.id}`}
            label={text.cardTail}
            kind="digits"
            maxLength={4}
            value={tails.get(row.id)?.tail ?? ''}
            onChange={tail => set(row, tail)}
          />
        </div>
      ))}
    </div>
  )
}

export function ManyPage({ rows, events, back }: Props) {
  const [event, setEvent] = useState<ManyEvent>(events[0])
  const [ticked, setTicked] = useState<ReadonlyMap<CaseId, number>>(new Map())
  const [tails, setTails] = useState<ReadonlyMap<CaseId, Named>>(new Map())
  const [done, setDone] = useState<ManyPlaced>([])
  const told = useRef(rows)
  const flow = useRef<HTMLDivElement>(null)
  useEffect(() => focusFirst(flow.current), [])
  const { send, busy, failure } = useSent()
  const named = event === 'branchReceived'
  const chosen = rows.filter(row => (named ? isTail(tails.get(row.id)?.tail) : ticked.has(row.id)))
  const all = chosen.length === rows.length
  const go = async () => {
    if (chosen.length === 0) return
    told.current = rows
    // Each in the version it was ticked in: a card another window has changed since is left, and said.
    const cases = chosen.map(({ id, revision }) => {
      const tail = named ? tails.get(id) : undefined
      return { caseId: id, revision: tail?.revision ?? ticked.get(id) ?? revision, cardTail: tail?.tail ?? null }
    })
    const reply = await send('production.recordMany', { event, note: '', cases })
    if (!reply?.ok) return
    setDone(reply.value)
    setTicked(new Map())
    setTails(new Map())
  }
  useKeys([
    { press: 'Escape', label: text.manyBack, run: back },
    ...(named
      ? []
      : [
          {
            press: 'F6',
            label: all ? text.manyNone : text.manyAll,
            run: () => setTicked(new Map(all ? [] : rows.map(row => [row.id, row.revision]))),
            off: rows.length === 0,
          },
        ]),
    {
      press: 'F9',
      label: text.manyGo(manyText[event], chosen.length),
      run: () => void go(),
      primary: true,
      guarded: event,
      off: busy || chosen.length === 0,
    },
  ])
  return (
    <Work
      head={
        <>
          <h1>{text.manyTitle(manyText[event], rows.length)}</h1>
          <span className="secondary push">{named ? text.manyTails : text.manyTick}</span>
        </>
      }
    >
      <EnterFlow flowRef={flow} className="stack tight many-list">
        <Left rows={told.current} done={done} event={event} />
        <RefusalNote failure={failure} />
        {events.length > 1 && (
          <ChoiceField
            name="event"
            label={text.many}
            value={event}
            choices={events.map(one => ({ value: one, label: manyText[one] }))}
            onChange={value => setEvent(events.find(one => one === value) ?? event)}
          />
        )}
        {rows.length === 0 && <EmptyState title={text.manyEmpty} />}
        {rows.length > 0 && named && (
          <Tails rows={rows} tails={tails} set={({ id, revision }, tail) => setTails(new Map(tails).set(id, { tail, revision }))} />
        )}
        {rows.length > 0 && !named && (
          <TickList
            name="case"
            title={manyText[event]}
            items={rows.map(row => ({ id: row.id, text: words(row) }))}
            ticked={[...ticked.keys()]}
            onTick={(id, on) => {
              const row = rows.find(one => one.id === id)
              if (row) setTicked(before => withTick(before, row, on))
            }}
          />
        )}
      </EnterFlow>
    </Work>
  )
}
