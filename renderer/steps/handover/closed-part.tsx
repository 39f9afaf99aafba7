/** What stands once the card is in the customer's hand. */
import { useState } from 'react'
import { handoverText, oldCardChoiceText } from '../../../shared/strings/zh-CN/handover.ts'
import { SlipDialog } from '../../app/slip-dialog.tsx'
import { timeText } from '../../app/time-text.ts'
import { useKeys } from '../../kit/keys.tsx'
import { Note } from '../../kit/notes.tsx'
import { CopyableNumber, Facts } from '../../kit/small.tsx'
import { RatingPart } from '../../rating/rating-part.tsx'
import type { StepProps } from '../screens.ts'

const text = handoverText.closed

export function ClosedPart({ view, back, backLabel }: StepProps) {
  const [printing, setPrinting] = useState(false)
  const { closedAt, oldCard } = view.handover
  useKeys([
    { press: 'Escape', label: backLabel, run: back },
    { press: 'F7', label: text.print, run: () => setPrinting(true) },
    { press: 'F9', label: backLabel, run: back, primary: true },
  ])
  return (
    <div className="stack narrow">
      <h1>{text.title}</h1>
      <Note level="pass">{text.text}</Note>
      <Note level="note">{text.nextStep}</Note>
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
      {printing && <SlipDialog slip={{ kind: 'pickup', caseId: view.id, ticketId: null }} close={() => setPrinting(false)} />}
    </div>
  )
}
