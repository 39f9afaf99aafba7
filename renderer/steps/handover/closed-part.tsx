/** What stands once the card is in the customer's hand. */
import { useState } from 'react'
import { handoverText, oldCardChoiceText } from '../../../shared/strings/zh-CN/handover.ts'
import { Day } from '../../../shared/time.ts'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { CopyableNumber, Facts } from '../../kit/small.tsx'
import { SlipDialog } from '../../parts/slip-dialog.tsx'
import { timeText } from '../../parts/time-text.ts'
import { RatingPart } from '../../rating/rating-part.tsx'
import { takerOf, useOnward } from '../onward.ts'
import type { StepProps } from '../step-props.ts'
import { TransferKey } from './transfer-key.tsx'

const text = handoverText.closed

export function ClosedPart({ view, branch, profile, openCase, back, backLabel }: StepProps) {
  const [printing, setPrinting] = useState(false)
  const { closedAt, oldCard } = view.handover
  const onward = useOnward({ view, profile, openCase, card: view.made, chair: takerOf(view, Day.parse(branch.today)) })
  useKeys([
    ...onward.keys,
    { press: 'Escape', label: backLabel, run: back },
    { press: 'F7', label: text.print, run: () => setPrinting(true) },
    { press: 'F9', label: backLabel, run: back, primary: true },
  ])
  return (
    <div className="stack narrow">
      <h1>{text.title}</h1>
      <Note level="pass">{text.text}</Note>
      {view.made?.state === 'sealed' && <Note level="note">{text.nextStep}</Note>}
      <RefusalNote failure={onward.failure} />
      <Facts
        columns={2}
        facts={[
          { name: text.number, value: <CopyableNumber text={view.number} label={text.number} /> },
          { name: text.at, value: timeText(closedAt ?? '') },
          { name: text.cardTail, value: <span className="mono">{view.cardTail ?? ''}</span> },
          { name: text.oldCard, value: oldCard === null ? '' : oldCardChoiceText[oldCard] },
        ]}
      />
      <RatingPart view={view} />
      {view.unit && <TransferKey unitId={view.unit.unitId} />}
      {printing && <SlipDialog slip={{ kind: 'pickup', caseId: view.id, ticketId: null }} close={() => setPrinting(false)} />}
    </div>
  )
}
