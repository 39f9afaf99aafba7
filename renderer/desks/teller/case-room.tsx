/** One case with its citizen in the chair: head line, the way through the steps, the step that is open. */
import { useState } from 'react'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { firstPart } from '../../../shared/review/fault.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { queueText } from '../../../shared/strings/zh-CN/queue.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { stepText } from '../../../shared/strings/zh-CN/workflow.ts'
import { walkOf } from '../../../shared/workflow/path.ts'
import type { Step } from '../../../shared/workflow/steps.ts'
import { counterStates } from '../../../shared/workflow/table.ts'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { Scroll } from '../../kit/scroll.tsx'
import { Crumbs } from '../../kit/small.tsx'
import type { DeskProps } from '../../parts/desk-props.ts'
import { useSaves } from '../../parts/saves.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useCaseLease } from '../../parts/use-case-lease.ts'
import { usePaused } from '../../parts/use-paused.ts'
import { draftKey } from '../../steps/form/use-autosave.ts'
import { Mending } from '../../steps/mending.tsx'
import { screens } from '../../steps/screens.ts'
import { CardRoom, isAtHand } from './card-room.tsx'
import { DonePage } from './done-page.tsx'
import { HeldCase } from './held-case.tsx'
import { landingOf, Returned, reachedBy } from './returned.tsx'
import { VoidDialog } from './void-dialog.tsx'

const text = tellerText.room

/** The steps up to the one the case stands at may be opened again. */
const walk = (view: CaseView): readonly Step[] => walkOf(view.path)
const reachable = (view: CaseView): readonly Step[] => walk(view).slice(0, walk(view).indexOf(reachedBy(view)) + 1)
const atCounter = (view: CaseView): boolean => counterStates.some(state => state === view.state)

function Head({ view, open }: { readonly view: CaseView; readonly open: Step }) {
  const here = walk(view).indexOf(open)
  const reached = reachable(view).length
  return (
    <>
      <strong className="mono">{view.ticket ?? text.withoutTicket}</strong>
      <span>{itemShortText[view.item]}</span>
      <span>{view.maskedName}</span>
      <span className="secondary mono">{view.maskedNumber}</span>
      <span className="push" />
      <Crumbs
        label={text.steps}
        crumbs={walk(view).map((step, place) => ({
          id: step,
          name: stepText[step],
          state: place === here ? 'here' : place < Math.max(here, reached - 1) ? 'done' : 'later',
        }))}
      />
    </>
  )
}

/** A case sent back for its identity is mended by a correction, which stands chosen. */
const identityFault = ({ state, sentBack }: CaseView) =>
  state === 'returned' && sentBack && firstPart(sentBack.faults) === 'identity' ? 'identity' : undefined

type Props = DeskProps & {
  readonly nextOfFamily: (view: CaseView) => void
  /** To another window, with its number; null for a case without one at this window. */
  readonly handOn: (() => void) | null
}

export function CaseRoom(props: Props) {
  const { branch, session, profile, place, go, handOn } = props
  const asked = useAsked('case.view', place.caseId ? { caseId: place.caseId } : null)
  const [answered, setAnswered] = useState<CaseView | null>(null)
  const [voiding, setVoiding] = useState(false)
  const paused = usePaused()
  // The answer to the screen's own command may be newer than the last question.
  const view = answered && answered.revision > (asked.value?.revision ?? 0) ? answered : asked.value
  const saves = useSaves()
  const leave = () => go({ caseId: null, step: null })
  /** What was typed into the form is saved first; what still waits keeps the case open, with the word beside it. */
  const afterSave = async (then: () => void) => {
    if (place.caseId === null || (await saves.now(draftKey(place.caseId))) !== 'waiting') then()
  }
  const working = view !== null && atCounter(view)
  const held = useCaseLease(working ? view.id : null, session.operator.id)
  useKeys([
    ...(working ? [{ press: 'F4', label: text.stash, run: () => void afterSave(leave) }] : []),
    ...(working && handOn ? [paused({ press: 'Alt+O', label: queueText.handOn, run: () => void afterSave(handOn) })] : []),
    ...(view?.allowed.includes('void') && working
      ? [paused({ press: 'F10', label: text.void, run: () => void afterSave(() => setVoiding(true)) })]
      : []),
    ...(view ? [] : [{ press: 'Escape', label: text.toDesk, run: leave }]),
  ])
  if (!view) return asked.failure ? <RefusalNote failure={asked.failure} again={asked.again} /> : <Waiting text={text.loading} />
  const corrections = <Mending view={view} profile={profile} session={session} first={identityFault(view)} done={setAnswered} />
  if (isAtHand(view))
    return (
      <>
        {corrections}
        <CardRoom {...props} view={view} answered={setAnswered} leave={leave} />
      </>
    )
  if (!working)
    return (
      <>
        {corrections}
        <DonePage
          view={view}
          profile={profile}
          openCase={caseId => go({ caseId, step: null })}
          leave={leave}
          nextOfFamily={() => props.nextOfFamily(view)}
        />
      </>
    )

  const landing = landingOf(view)
  const open = reachable(view).find(step => step === place.step) ?? landing
  const before = walk(view)[walk(view).indexOf(open) - 1]
  const Screen = screens[open]
  const done = (next: CaseView) => {
    setAnswered(next)
    go({ step: null })
  }
  return (
    <>
      <div className="work-head">
        <Head view={view} open={open} />
      </div>
      <Scroll className="work-body" landing>
        {held && <HeldCase lease={held} />}
        {view.makerId !== session.operator.id && <Note level="note">{text.byOther(view.makerName)}</Note>}
        <Returned view={view} />
        {corrections}
        <Screen
          key={open}
          branch={branch}
          session={session}
          profile={profile}
          view={view}
          done={done}
          saved={next => setAnswered(before => (before && before.revision > next.revision ? before : next))}
          goTo={step => go({ step: step === landing ? null : step })}
          back={() => (before ? go({ step: before }) : leave())}
          backLabel={before ? text.back : text.toDesk}
        />
      </Scroll>
      {voiding && <VoidDialog view={view} close={() => setVoiding(false)} done={done} />}
    </>
  )
}
