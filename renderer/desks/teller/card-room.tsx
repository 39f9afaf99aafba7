/** A finished card at the teller's desk: booked for another day, or handed over to whoever sits here. */
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { cardsText } from '../../../shared/strings/zh-CN/cards.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import type { Step } from '../../../shared/workflow/steps.ts'
import { Scroll } from '../../kit/scroll.tsx'
import type { DeskProps } from '../../parts/desk-props.ts'
import { CardHead, openStep } from '../../steps/card-head.tsx'
import { FeeKeys } from '../../steps/fee/fee-keys.tsx'
import { screens } from '../../steps/screens.ts'

const here: readonly Step[] = ['pickup', 'handover']
/** Whether the case stands where a teller takes part again. */
export const isAtHand = (view: CaseView): boolean => here.includes(view.step)

type Props = DeskProps & { readonly view: CaseView; readonly answered: (view: CaseView) => void; readonly leave: () => void }

export function CardRoom({ branch, session, profile, place, go, view, answered, leave }: Props) {
  const open = openStep(view, place.step)
  const Screen = screens[open]
  const aside = open !== view.step
  return (
    <>
      <CardHead view={view} open={open} />
      <FeeKeys view={view} done={answered} />
      <Scroll className="work-body" landing>
        <Screen
          key={open}
          branch={branch}
          session={session}
          profile={profile}
          view={view}
          done={next => {
            answered(next)
            if (next.state !== view.state) go({ step: null })
          }}
          goTo={step => go({ step })}
          openCase={caseId => go({ caseId, step: null })}
          back={() => (aside ? go({ step: null }) : leave())}
          backLabel={aside ? cardsText.room.toStep : tellerText.room.toDesk}
        />
      </Scroll>
    </>
  )
}
