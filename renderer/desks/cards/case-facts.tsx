/** What the cards desk needs to know of a case at a glance, masked. */
import type { Out } from '../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { fen, yuan } from '../../../shared/money.ts'
import { itemText, reasonText } from '../../../shared/strings/zh-CN/business.ts'
import { cardsText } from '../../../shared/strings/zh-CN/cards.ts'
import { feeMethodText, feeStepText, waivedWords } from '../../../shared/strings/zh-CN/fee.ts'
import { placesText } from '../../../shared/strings/zh-CN/places.ts'
import { oldCardPolicyText, ruleText, uncoveredText, unknownText } from '../../../shared/strings/zh-CN/profile.ts'
import { type Fact, Facts } from '../../kit/small.tsx'
import { dayText, timeText } from '../../parts/time-text.ts'

const text = cardsText.room
type Props = { readonly view: CaseView; readonly profile: Out<'profile.view'> }

export function feeWords({ due, method, waived, settledAt, refund }: CaseView['fee']): string {
  if (refund !== null) return feeStepText.refunded(yuan(fen(refund.fen)), refund.receipt)
  if (waived !== null) return feeStepText.waived(waivedWords(waived))
  const amount = due === null ? null : yuan(fen(due))
  if (settledAt !== null && method !== null) return amount === null ? feeStepText.nothing : feeStepText.paid(amount, feeMethodText[method])
  if (due === 0) return feeStepText.nothing
  return amount === null ? feeStepText.unknownShort : feeStepText.open(amount)
}

function pickupFacts({ pickup }: CaseView): readonly Fact[] {
  const { promised, booked } = pickup
  return [
    {
      name: text.promised,
      value: promised ? dayText(promised.day) : text.notPromised,
      note: promised && !promised.covered ? uncoveredText : undefined,
    },
    { name: text.booked, value: booked ? cardsText.pickup.bookedAt(dayText(booked.day), booked.start, booked.end) : text.notBooked },
  ]
}

export function CaseFacts({ view, profile }: Props) {
  const oldCard = profile.oldCardPolicy
  const reason = view.business ? reasonText[view.business.reason] : undefined
  const facts: Fact[] = [
    { name: text.name, value: view.maskedName },
    { name: text.docNumber, value: <span className="mono">{view.maskedNumber}</span> },
    { name: text.item, value: itemText[view.item], note: reason === itemText[view.item] ? undefined : reason },
    { name: text.maker, value: text.makerAt(view.makerName, view.makerCounter), note: timeText(view.openedAt) },
    { name: text.fee, value: feeWords(view.fee), note: view.fee.receipt ?? undefined },
    ...pickupFacts(view),
    ...(view.place === null ? [] : [{ name: placesText.place, value: <strong className="mono">{view.place}</strong> }]),
    ...(view.cardTail ? [{ name: text.cardTail, value: <span className="mono">{view.cardTail}</span> }] : []),
    // A first card takes the place of none.
    ...(view.card === null
      ? []
      : [
          {
            name: ruleText.oldCardPolicy,
            value: oldCard.value === null ? unknownText : oldCardPolicyText[oldCard.value],
            note: oldCard.source.text,
          },
        ]),
  ]
  return (
    <>
      <h2>{text.facts}</h2>
      <Facts facts={facts} />
    </>
  )
}
