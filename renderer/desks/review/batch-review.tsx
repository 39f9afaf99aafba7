/** Walks the cases that wait one by one, ticks those that are in order with one key, and approves the ticked ones. */
import { useState } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import type { CaseRow, CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { ManyDone } from '../../../shared/ipc/shapes/review.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { leftText, reviewText as text } from '../../../shared/strings/zh-CN/review.ts'
import { DeskLayout } from '../../kit/frame.tsx'
import { Icon } from '../../kit/icon.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { Scroll } from '../../kit/scroll.tsx'
import type { DeskProps } from '../../parts/desk-props.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'
import { CasePage } from '../../steps/review/case-page.tsx'
import { useRulesOf } from '../use-rules-of.ts'
import { useLeases, useSeen } from './use-leases.ts'

/** The revision at which each case was ticked. */
export type Ticked = ReadonlyMap<CaseId, number>
type Props = DeskProps & {
  /** What may be reviewed here, as it was when the batch began: a list that moves under the hand is no list to tick. */
  readonly rows: readonly CaseRow[]
  readonly close: (approved: Ticked) => void
}

function BatchList({ rows, here, ticked }: { readonly rows: readonly CaseRow[]; readonly here: CaseId | null; readonly ticked: Ticked }) {
  return (
    <>
      <h2 className="row">
        {text.batch}
        <span className="secondary push">{text.tickedCount(ticked.size)}</span>
      </h2>
      <ol className="batch-list">
        {rows.map(row => (
          <li key={row.id} className="review-row dense" aria-current={row.id === here ? 'true' : undefined}>
            <span>
              {row.maskedName} <span className="secondary">{itemShortText[row.item]}</span>
            </span>
            <span className="right">
              {ticked.has(row.id) && (
                <>
                  <Icon name="pass" /> {text.ticked}
                </>
              )}
            </span>
            <span className="secondary mono">{row.number}</span>
          </li>
        ))}
      </ol>
    </>
  )
}

function Left({ rows, done }: { readonly rows: readonly CaseRow[]; readonly done: ManyDone }) {
  const left = done.flatMap(({ caseId, refused }) => (refused === null ? [] : [{ caseId, refused }]))
  const approved = done.length - left.length
  return (
    <>
      {approved > 0 && <Note level="pass">{text.approvedMany(approved)}</Note>}
      {left.map(({ caseId, refused }) => (
        <Note key={caseId} level="flag">
          {text.left(rows.find(row => row.id === caseId)?.number ?? '', leftText(refused))}
        </Note>
      ))}
    </>
  )
}

export function BatchReview(props: Props) {
  const { close, profile } = props
  const [rows, setRows] = useState(props.rows)
  const [place, setPlace] = useState(0)
  const [ticked, setTicked] = useState<Ticked>(new Map())
  const [shown, setShown] = useState<CaseId | null>(null)
  const [done, setDone] = useState<ManyDone>([])
  const { send, busy, failure } = useSent()
  const here = rows[place]?.id ?? null
  useLeases([...new Set([...ticked.keys(), ...(here === null ? [] : [here])])])
  const rules = useRulesOf(here, profile)
  const asked = useAsked('case.view', here ? { caseId: here } : null)
  const view = asked.value?.id === here ? asked.value : null
  const seen = useSeen(view, shown === here)
  const step = (by: number) => setPlace(Math.min(Math.max(place + by, 0), Math.max(rows.length - 1, 0)))
  const flip = ({ id, revision }: CaseView) => {
    const next = new Map(ticked)
    if (ticked.has(id)) next.delete(id)
    else next.set(id, revision)
    setTicked(next)
    if (!ticked.has(id)) step(1)
  }
  const approve = async () => {
    const reply = await send('review.approveMany', { cases: [...ticked].map(([caseId, revision]) => ({ caseId, revision })) })
    if (!reply?.ok) return
    const gone = new Set(reply.value.flatMap(({ caseId, refused }) => (refused === null ? [caseId] : [])))
    if (gone.size === reply.value.length && gone.size === rows.length) return close(ticked)
    setDone(reply.value)
    setTicked(new Map())
    setRows(rows.filter(row => !gone.has(row.id)))
    setPlace(0)
  }
  const on = view !== null && ticked.has(view.id)
  useKeys([
    { press: 'Escape', label: text.endBatch, run: () => close(new Map()) },
    { press: 'B', label: text.previous, run: () => step(-1), off: place === 0 },
    { press: 'N', label: text.skip, run: () => step(1), off: place >= rows.length - 1 },
    { press: 'Space', label: on ? text.untick : text.tick, run: () => view && flip(view), off: busy || view === null || (!seen && !on) },
    {
      press: 'F9',
      label: text.approveTicked(ticked.size),
      run: () => void approve(),
      off: busy || ticked.size === 0,
      primary: true,
      guarded: true,
    },
  ])
  return (
    <DeskLayout leftLabel={text.batch} left={<BatchList rows={rows} here={here} ticked={ticked} />}>
      <div className="work-head">
        <strong>{text.batchTitle(Math.min(place + 1, rows.length), rows.length)}</strong>
        <span className="mono">{view?.number}</span>
        <span className="secondary push">{seen ? text.batchHint : text.seeing}</span>
      </div>
      <Scroll className="work-body review-ground" landing>
        <Left rows={props.rows} done={done} />
        <RefusalNote failure={failure ?? asked.failure} />
        {rows.length === 0 && <EmptyState title={text.batchNone} />}
        {here && !view && !asked.failure && <Waiting text={text.loading} />}
        {on && <Note level="pass">{text.ticked}</Note>}
        {view && rules && <CasePage key={view.id} view={view} profile={rules} shown={() => setShown(view.id)} />}
      </Scroll>
    </DeskLayout>
  )
}
