/** One case of the cards desk: head line, the way that is left, the step that is open, what there is to know. */
import { useEffect, useState } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { cardsText } from '../../../shared/strings/zh-CN/cards.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { Scroll } from '../../kit/scroll.tsx'
import type { DeskProps } from '../../parts/desk-props.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { CardHead, cardSteps, openStep } from '../../steps/card-head.tsx'
import { FeeKeys } from '../../steps/fee/fee-keys.tsx'
import { Mending } from '../../steps/mending.tsx'
import { screens } from '../../steps/screens.ts'
import { useRulesOf } from '../use-rules-of.ts'
import { CaseFacts, feeWords } from './case-facts.tsx'
import { LateCard } from './ended-cards.tsx'

const text = cardsText.room

/** Whether another window carried the case on while it stood open here; until this one does something itself. */
function useMovedByOther(view: CaseView | null, answered: CaseView | null): boolean {
  const [opened, setOpened] = useState<CaseView | null>(null)
  useEffect(() => {
    if (opened === null && view !== null) setOpened(view)
  }, [opened, view])
  const last = answered ?? opened
  return view !== null && last !== null && view.state !== last.state
}

type Props = DeskProps & { readonly caseId: CaseId; readonly leave: () => void }

export function CardCase({ branch, session, profile, place, go, caseId, leave }: Props) {
  const asked = useAsked('case.view', { caseId })
  const rules = useRulesOf(caseId, profile)
  const [answered, setAnswered] = useState<CaseView | null>(null)
  // The answer to the screen's own command may be newer than the last question.
  const view = answered && answered.revision > (asked.value?.revision ?? 0) ? answered : asked.value
  const moved = useMovedByOther(view, answered)
  const mine = view !== null && cardSteps.includes(view.step)
  const open = view ? openStep(view, place.step) : null
  useKeys([
    ...(mine ? [] : [{ press: 'Escape', label: text.back, run: leave }]),
    ...(view && mine && open !== 'pickup' && open !== 'handover' && view.allowed.includes('bookPickup')
      ? [{ press: 'F6', label: text.book, run: () => go({ step: 'pickup' }) }]
      : []),
  ])
  if (!view || !open || !rules)
    return asked.failure ? <RefusalNote failure={asked.failure} again={asked.again} /> : <Waiting text={cardsText.loading} />
  if (!mine)
    return (
      <>
        <EmptyState title={view.number}>
          {text.elsewhere(stateText[view.state])}
          {view.fee.refund && <p>{feeWords(view.fee)}</p>}
        </EmptyState>
        <FeeKeys view={view} done={setAnswered} />
        <LateCard view={view} done={setAnswered} />
        <Mending view={view} profile={rules} session={session} done={setAnswered} />
      </>
    )
  const Screen = screens[open]
  const aside = open !== view.step
  return (
    <>
      <CardHead view={view} open={open} />
      <FeeKeys view={view} done={setAnswered} />
      <div className={open === 'handover' ? 'card-case alone' : 'card-case'}>
        <Scroll className="work-body" landing>
          <Mending view={view} profile={rules} session={session} done={setAnswered} />
          {moved && <Note level="note">{text.moved(stateText[view.state])}</Note>}
          <Screen
            key={open}
            branch={branch}
            session={session}
            profile={rules}
            view={view}
            done={next => {
              setAnswered(next)
              // A booking changes no state: the page stays, so that its slip can be printed.
              if (next.state !== view.state) go({ step: null })
            }}
            goTo={step => go({ step })}
            openCase={session.roles.includes('teller') ? opened => go({ desk: 'teller', caseId: opened, step: null }) : undefined}
            back={() => (aside ? go({ step: null }) : leave())}
            backLabel={aside ? text.toStep : text.back}
          />
        </Scroll>
        {open !== 'handover' && (
          <Scroll as="aside" className="right-column" label={text.facts}>
            <CaseFacts view={view} profile={rules} />
          </Scroll>
        )}
      </div>
    </>
  )
}
