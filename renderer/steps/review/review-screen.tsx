/** One submitted case as one page, and the second person's decision on it. */
import { useRef, useState } from 'react'
import { reviewText as text } from '../../../shared/strings/zh-CN/review.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { guards } from '../../../shared/workflow/guards.ts'
import { type Key, useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { Scroll } from '../../kit/scroll.tsx'
import { CentreWarnings } from '../../parts/centre-warnings.tsx'
import { useSent } from '../../parts/use-sent.ts'
import type { StepProps } from '../step-props.ts'
import { CasePage } from './case-page.tsx'
import { RejectDialog, ReturnDialog } from './decision-dialogs.tsx'

const ignore = () => undefined

type Asking = 'return' | 'reject' | null

/** `deciding` tells the desk that a decision is under way, so that it knows whose doing it is when the case leaves the list. */
type Props = StepProps & {
  readonly deciding?: (underWay: boolean) => void
  /** The colleague who has the case before them. */
  readonly takenBy?: string | null
}

export function ReviewScreen({ view, session, profile, done, back, backLabel, deciding = ignore, takenBy = null }: Props) {
  const [asking, setAsking] = useState<Asking>(null)
  const { send, busy, failure } = useSent()
  const page = useRef<HTMLDivElement>(null)
  const open = view.allowed.includes('approve')
  const otherPerson = guards.otherPerson({ makerId: view.makerId, operatorId: session.operator.id })
  const may = open && otherPerson && takenBy === null
  const approve = async () => {
    deciding(true)
    const reply = await send('review.approve', { caseId: view.id, revision: view.revision })
    if (reply?.ok) done(reply.value)
    deciding(false)
  }
  const scroll = (by: number) => page.current?.scrollBy({ top: by * page.current.clientHeight * 0.8 })
  const off = busy
  const decide: readonly Key[] = [
    { press: 'R', label: text.return, run: () => setAsking('return'), off },
    { press: 'X', label: text.reject, run: () => setAsking('reject'), off },
    { press: 'A', label: text.approve, run: () => void approve(), hidden: true, guarded: view.id, off },
    { press: 'F9', label: text.approve, run: () => void approve(), primary: true, guarded: view.id, off },
  ]
  useKeys([
    ...(may ? decide : []),
    { press: 'N', label: backLabel, run: back },
    { press: 'PageDown', label: '', run: () => scroll(1), hidden: true },
    { press: 'PageUp', label: '', run: () => scroll(-1), hidden: true },
  ])
  return (
    <Scroll ground={page} className="work-body review-ground" landing>
      {open && !otherPerson && <Note level="flag">{text.ownCase}</Note>}
      {open && takenBy !== null && <Note level="flag">{text.takenNote(takenBy)}</Note>}
      {!open && <Note level="note">{text.done(stateText[view.state])}</Note>}
      {!asking && <RefusalNote failure={failure} />}
      {open && <CentreWarnings caseId={view.id} />}
      <CasePage view={view} profile={profile} />
      {asking === 'return' && <ReturnDialog view={view} done={done} deciding={deciding} close={() => setAsking(null)} />}
      {asking === 'reject' && <RejectDialog view={view} done={done} deciding={deciding} close={() => setAsking(null)} />}
    </Scroll>
  )
}
