/** What a case without a new picture does once it is approved, for the second person to judge, and the signature under it. */
import { makesCard } from '../../../shared/business/items.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { assuranceText, effectText, generationText, holderText, nextForCard } from '../../../shared/strings/zh-CN/card.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { Note } from '../../kit/notes.tsx'
import { Facts } from '../../kit/small.tsx'
import { useBankNames } from '../business/holder-panel.tsx'
import { photoFact } from '../confirm/customer-facts.tsx'
import { effectFacts, useChangeFacts } from '../effect-lines.tsx'
import { Signed } from './signed.tsx'

export function EffectPart({ view }: { readonly view: CaseView }) {
  const { card } = view
  const bankName = useBankNames(card ? [card.bank] : [])
  const changes = useChangeFacts(view.changes)
  const title = view.state === 'closed' ? effectText.done : effectText.titleReview
  const held = card
    ? [
        {
          name: tellerText.confirm.card,
          value: holderText.card(generationText[card.generation], bankName(card.bank)),
          note: card.cardNumber === null ? undefined : holderText.number(card.cardNumber),
        },
      ]
    : []
  return (
    <div className="stack effect-part">
      <section className="stack tight" aria-label={title}>
        <h2>{title}</h2>
        <Facts
          facts={[
            ...held,
            ...(makesCard(view.item) ? [] : effectFacts(view)),
            ...(makesCard(view.item) && view.photoPlan !== 'new' ? [photoFact(view.photoPlan, view.photoReceipt)] : []),
          ]}
        />
        {makesCard(view.item) && <Note level="note">{card === null ? effectText.firstCard : effectText.newCard}</Note>}
        {view.path === 'record' && <Note level="note">{effectText.record}</Note>}
        {view.foreseen?.card && <p className="secondary">{nextForCard[view.foreseen.card.to]}</p>}
      </section>
      {changes.length > 0 && (
        <section className="stack tight" aria-label={effectText.changes}>
          <h2>{effectText.changes}</h2>
          <Facts facts={changes} />
        </section>
      )}
      {view.assured.length > 0 && (
        <section className="stack tight" aria-label={tellerText.business.assured}>
          <h2>{tellerText.business.assured}</h2>
          <ul>
            {view.assured.map(id => (
              <li key={id}>{assuranceText[id]}</li>
            ))}
          </ul>
        </section>
      )}
      <Signed view={view} />
    </div>
  )
}
