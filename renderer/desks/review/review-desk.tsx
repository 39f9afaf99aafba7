/** The review desk: what waits for a second person at the left, the chosen case as one page. */
import { useEffect, useState } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import type { CaseRow, CaseView } from '../../../shared/ipc/shapes/case.ts'
import { reviewText as text } from '../../../shared/strings/zh-CN/review.ts'
import { startsIn } from '../../../shared/workflow/step.ts'
import type { State } from '../../../shared/workflow/table.ts'
import { DeskLayout } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { selectionOf } from '../../kit/use-selection.ts'
import type { DeskProps } from '../../parts/desk-props.ts'
import { SlipDialog } from '../../parts/slip-dialog.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'
import { useUndo } from '../../parts/use-undo.ts'
import { ReviewScreen } from '../../steps/review/review-screen.tsx'
import { FoundCase } from '../manager/found-case.tsx'
import { useRulesOf } from '../use-rules-of.ts'
import { BatchReview, type Ticked } from './batch-review.tsx'
import { ReviewList } from './review-list.tsx'
import { takenBy, useLeaseList, useLeases } from './use-leases.ts'

/** After a decision the next in the line; the last hands on to the first that is left. */
export function following(rows: readonly CaseRow[], id: CaseId | null): CaseId | null {
  const place = rows.findIndex(row => row.id === id)
  return (rows[place + 1] ?? rows.find(row => row.id !== id))?.id ?? null
}

const decided: { readonly [S in State]?: (number: string) => string } = text.decided
const saidOf = (view: CaseView): string | null => decided[view.state]?.(view.number) ?? null

/** What the citizen gets in writing of the last decision. */
type Notice = { readonly kind: 'returned' | 'rejected'; readonly caseId: CaseId; readonly number: string }
const noticeKinds: { readonly [S in State]?: Notice['kind'] } = { returned: 'returned', rejected: 'rejected' }
function noticeOf({ id, number, state }: CaseView): Notice | null {
  const kind = noticeKinds[state]
  return kind ? { kind, caseId: id, number } : null
}

export function ReviewDesk(props: DeskProps) {
  const [batch, setBatch] = useState<readonly CaseRow[] | null>(null)
  const [approved, setApproved] = useState<Ticked>(new Map())
  const end = (cases: Ticked) => {
    setBatch(null)
    setApproved(cases)
    props.go({ caseId: null, step: null })
  }
  if (batch) return <BatchReview {...props} rows={batch} close={end} />
  return <OneByOne {...props} approved={approved} begin={setBatch} />
}

type Props = DeskProps & {
  /** What a batch has just approved. */
  readonly approved: Ticked
  readonly begin: (rows: readonly CaseRow[]) => void
}

function OneByOne({ branch, session, profile, place, go, approved, begin }: Props) {
  const list = useAsked('case.find', { which: 'review', text: '' })
  const [said, setSaid] = useState<string | null>(approved.size > 0 ? text.approvedMany(approved.size) : null)
  const [deciding, setDeciding] = useState(false)
  const [notice, setNotice] = useState<Notice | null>(null)
  const [printing, setPrinting] = useState(false)
  const [mending, setMending] = useState<{ readonly caseId: CaseId; readonly number: string } | null>(null)
  const [decided, setDecided] = useState<Ticked>(approved)
  // The list may still hold what this person has just decided; taken for waiting, it would soon look decided by somebody else.
  const rows = (list.value ?? []).filter(row => row.revision > (decided.get(row.id) ?? -1))
  const wanted = place.caseId
  // Where another person decided the open case, the next one is not put under the finger that was about to decide this one.
  const gone = list.value !== null && wanted !== null && !rows.some(row => row.id === wanted)
  const chosen = gone ? null : (wanted ?? rows[0]?.id ?? null)
  const rules = useRulesOf(chosen, profile)
  const asked = useAsked('case.view', chosen ? { caseId: chosen } : null)
  // One's own decision takes the case off the list too, sometimes before its answer is here.
  const byOther = gone && !deciding
  const choose = (caseId: CaseId | null) => go({ caseId, step: null })
  useEffect(() => {
    if (wanted === null && chosen !== null) go({ caseId: chosen, step: null })
  }, [wanted, chosen, go])
  const { send, failure } = useSent()
  // The core refuses it where somebody was quicker with the next step.
  const undo = useUndo(true)
  const takeBack = async ({ id, number, revision }: CaseView) => {
    setSaid(null)
    if (!(await send('review.takeBack', { caseId: id, revision }))?.ok) return
    setSaid(text.takenBack(number))
    choose(id)
  }
  const next = () => choose(following(rows, chosen))
  const done = (view: CaseView) => {
    setDecided(new Map(decided).set(view.id, view.revision))
    setSaid(saidOf(view))
    setNotice(noticeOf(view))
    // What reached its end has taken its effect, and what went to the card centre is there: both are corrected where they are wrong.
    const onItsWay = view.state === 'paid' && rules?.handover.value != null
    if (view.allowed.includes('takeBackApproval') && !onItsWay)
      undo.offer({ what: text.approvalOf(view.number), run: () => void takeBack(view) })
    else undo.drop()
    next()
  }
  const pick = (caseId: CaseId) => {
    setSaid(null)
    choose(caseId)
  }
  const first = rows[0]
  const view = asked.value?.id === chosen ? asked.value : null
  const leases = useLeaseList()
  const me = session.operator.id
  const taken = takenBy(leases, chosen, me)
  useLeases(view && startsIn(view.state, 'approve') && view.makerId !== me && taken === null ? [view.id] : [])
  // One's own are refused by the core as well; here they would only be in the way.
  const reviewable = rows.filter(row => row.makerName !== session.operator.name && takenBy(leases, row.id, me) === null)
  // The case that lies here, or the one that was just returned.
  const toMend = view ? { caseId: view.id, number: view.number } : notice?.kind === 'returned' ? notice : null
  useKeys([
    ...(notice ? [{ press: 'F6', label: text.notice[notice.kind](notice.number), run: () => setPrinting(true) }] : []),
    ...(toMend ? [{ press: 'Alt+M', label: text.mend(toMend.number), run: () => setMending(toMend) }] : []),
    ...(byOther && first
      ? [
          { press: 'F9', label: text.next, run: () => pick(first.id), primary: true },
          { press: 'N', label: text.next, run: () => pick(first.id), hidden: true },
        ]
      : []),
    ...(reviewable.length > 1 ? [{ press: 'F7', label: text.batch, run: () => begin(reviewable) }] : []),
  ])
  return (
    <DeskLayout
      leftLabel={text.title}
      left={
        <ReviewList
          list={list}
          selection={selectionOf(
            list.value ?? [],
            chosen,
            row => row.id,
            row => pick(row.id),
          )}
          mine={session.operator.name}
          takenBy={id => takenBy(leases, id, me)}
        />
      }
    >
      {byOther && <Note level="note">{text.byOther}</Note>}
      <RefusalNote failure={failure} />
      {said && !byOther && <Note level="pass">{said}</Note>}
      {notice && printing && (
        <SlipDialog slip={{ kind: notice.kind, caseId: notice.caseId, ticketId: null }} close={() => setPrinting(false)} />
      )}
      {mending && <FoundCase {...mending} session={session} profile={profile} close={() => setMending(null)} />}
      {list.value && rows.length === 0 && <EmptyState title={text.empty}>{text.emptyHint}</EmptyState>}
      {chosen && asked.failure && <RefusalNote failure={asked.failure} again={asked.again} />}
      {chosen && !view && !asked.failure && <Waiting text={text.loading} />}
      {view && rules && (
        <ReviewScreen
          key={view.id}
          branch={branch}
          session={session}
          profile={rules}
          view={view}
          done={done}
          deciding={setDeciding}
          takenBy={taken}
          goTo={() => undefined}
          back={next}
          backLabel={text.next}
        />
      )}
    </DeskLayout>
  )
}
