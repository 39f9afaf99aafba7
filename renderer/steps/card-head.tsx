/** The head line of a case after its review, and which of the later steps stands open. */
import type { CaseView } from '../../shared/ipc/shapes/case.ts'
import { itemShortText } from '../../shared/strings/zh-CN/business.ts'
import { cardsText } from '../../shared/strings/zh-CN/cards.ts'
import { stateText, stepText } from '../../shared/strings/zh-CN/workflow.ts'
import { type Step, steps } from '../../shared/workflow/steps.ts'
import { Crumbs } from '../kit/small.tsx'

/** The steps after the second person, in their order. */
export const cardSteps: readonly Step[] = steps.slice(steps.indexOf('fee'))

/** Where the case stands, or a step the table lets this person take from here. */
export function openStep(view: CaseView, wanted: Step | null): Step {
  if (wanted === 'pickup' && view.allowed.includes('bookPickup')) return wanted
  if (wanted === 'handover' && view.allowed.includes('verifyTaker')) return wanted
  return view.step
}

export function CardHead({ view, open }: { readonly view: CaseView; readonly open: Step }) {
  const here = cardSteps.indexOf(open)
  const stands = cardSteps.indexOf(view.step)
  return (
    <div className="work-head">
      <strong className="mono">{view.number}</strong>
      <span>{itemShortText[view.item]}</span>
      <span>{view.maskedName}</span>
      <span className="state-word">{stateText[view.state]}</span>
      <span className="push" />
      <Crumbs
        label={cardsText.room.steps}
        crumbs={cardSteps.map((step, place) => ({
          id: step,
          name: stepText[step],
          state: place === here ? 'here' : place < stands || view.state === 'closed' ? 'done' : 'later',
        }))}
      />
    </div>
  )
}
