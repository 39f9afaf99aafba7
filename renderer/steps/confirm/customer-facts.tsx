/** What the customer checks before signing, by what comes of it: a card, changed data, or an act on a card. */
import { makesCard } from '../../../shared/business/items.ts'
import { pickupWays } from '../../../shared/form/fields.ts'
import { maskPhone } from '../../../shared/identity/mask.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { type Fen, fen, yuan } from '../../../shared/money.ts'
import { leadRule } from '../../../shared/profile/ask.ts'
import { itemText, reasonText } from '../../../shared/strings/zh-CN/business.ts'
import { generationText, holderText } from '../../../shared/strings/zh-CN/card.ts'
import { pickupWayText } from '../../../shared/strings/zh-CN/form.ts'
import { leadTimeText, oldCardPolicyText, spanText, uncoveredText, unknownText } from '../../../shared/strings/zh-CN/profile.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import type { Fact } from '../../kit/small.tsx'
import { dayText } from '../../parts/time-text.ts'
import { effectFacts } from '../effect-lines.tsx'
import type { StepProps } from '../step-props.ts'

const text = tellerText.confirm
type Props = Pick<StepProps, 'view' | 'profile'>

const feeWords = (due: Fen | null): string => (due === null ? unknownText : text.yuan(yuan(due)))

function promiseFact({ view, profile }: Props): Fact {
  const { promised } = view.pickup
  if (promised) return { name: text.promised, value: dayText(promised.day), note: promised.covered ? undefined : uncoveredText }
  const lead = leadRule(profile, view.item)?.value
  return { name: text.promised, value: lead ? text.leadFrom(lead.batch ? spanText(lead.batch) : leadTimeText(lead)) : text.later }
}

const who = (view: CaseView): readonly Fact[] => [
  { name: text.name, value: view.maskedName },
  { name: text.number, value: <span className="mono">{view.maskedNumber}</span> },
]
const mobile = ({ form }: CaseView): Fact => ({ name: text.mobile, value: <span className="mono">{maskPhone(form.mobile ?? '')}</span> })
function what({ item, business }: CaseView): Fact {
  const [value, reason] = [itemText[item], business ? reasonText[business.reason] : undefined]
  // A first card's reason is the item itself.
  return { name: text.item, value, note: reason === value ? undefined : reason }
}

/** Where the picture comes from that is not taken here; by which number, where it has one. */
export const photoFact = (plan: keyof typeof text.plan, receipt: string | null): Fact => ({
  name: text.photo,
  value: text.plan[plan],
  note: receipt === null ? undefined : text.receiptNumber(receipt),
})

function cardFacts(props: Props, forecast: Fact | null): readonly Fact[] {
  const { view, profile } = props
  const way = pickupWays.find(known => known === view.form.pickupWay)
  const oldCard = profile.oldCardPolicy.value
  return [
    ...who(view),
    mobile(view),
    what(view),
    ...(view.photoPlan === 'new' ? [] : [photoFact(view.photoPlan, view.photoReceipt)]),
    { name: text.pickup, value: way ? pickupWayText[way] : '', note: view.form.pickupBranch },
    promiseFact(props),
    // What this branch has seen stands beside the promise; that it has seen too little is nothing for the customer.
    ...(forecast?.note === undefined ? [] : [forecast]),
    { name: text.fee, value: feeWords(view.fee.due === null ? null : fen(view.fee.due)) },
    ...(view.card === null
      ? []
      : [
          {
            name: text.oldCard,
            value: view.item === 'REISSUE' ? text.lostCard : oldCard === null ? unknownText : oldCardPolicyText[oldCard],
          },
        ]),
  ]
}

/** `bank` is the name of the card's bank. */
function actFacts(view: CaseView, bank: string): readonly Fact[] {
  const { card } = view
  const shown: readonly Fact[] =
    card === null
      ? []
      : [
          {
            name: text.card,
            value: holderText.card(generationText[card.generation], bank),
            note: card.cardNumber === null ? undefined : holderText.number(card.cardNumber),
          },
        ]
  return [...who(view), what(view), ...shown, ...effectFacts(view)]
}

export function customerFacts(props: Props, bank: string, changes: readonly Fact[], forecast: Fact | null): readonly Fact[] {
  const { view } = props
  if (makesCard(view.item)) return cardFacts(props, forecast)
  return view.path === 'record' ? [...who(view), what(view), ...changes] : actFacts(view, bank)
}
