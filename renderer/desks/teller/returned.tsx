/** Why a case came back to the counter, and the step that lands on the first fault. */
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { stepToMend } from '../../../shared/review/fault.ts'
import { finderText } from '../../../shared/strings/zh-CN/review.ts'
import { walkOf } from '../../../shared/workflow/path.ts'
import type { Step } from '../../../shared/workflow/steps.ts'
import { Note } from '../../kit/notes.tsx'
import { timeText } from '../../parts/time-text.ts'
import { faultsWords } from '../../steps/review/fault-words.ts'

/** Where the teller begins: at the fault of a case just sent back, otherwise where the case stands. */
export const landingOf = (view: CaseView): Step =>
  (view.state === 'returned' && view.sentBack ? stepToMend(view.sentBack.faults, view.path) : null) ?? view.step

/** How far the walk lies open: a case sent back keeps its picture, so that step may be passed again at once. */
export function reachedBy(view: CaseView): Step {
  const walk: readonly Step[] = walkOf(view.path)
  const [here, photo] = [walk.indexOf(view.step), walk.indexOf('photo')]
  return view.state === 'returned' && photo > here && view.photos.some(one => one.chosen) ? 'photo' : view.step
}

export function Returned({ view: { sentBack } }: { readonly view: CaseView }) {
  if (!sentBack) return null
  return (
    <Note level="flag">
      {finderText[sentBack.from]} · {faultsWords(sentBack.faults)} · {sentBack.note}
      <span className="secondary dense">
        {' '}
        {sentBack.by} {timeText(sentBack.at)}
      </span>
    </Note>
  )
}
