/** The card an applicant told of: the teller reads its two states in the card system and at the bank. */
import { type AccountState, accountStates } from '../../../../shared/card/account.ts'
import { type CardState, cardStates } from '../../../../shared/card/card.ts'
import type { OnlineView } from '../../../../shared/ipc/shapes/online.ts'
import { accountStateText, cardStateText, generationText } from '../../../../shared/strings/zh-CN/card.ts'
import { onlineText as text } from '../../../../shared/strings/zh-CN/online.ts'
import { tellerText } from '../../../../shared/strings/zh-CN/teller.ts'
import { ChoiceField } from '../../../kit/choice-field.tsx'

export type CardWord = { readonly state: CardState | ''; readonly account: AccountState | '' }
type Props = {
  readonly view: OnlineView
  readonly word: CardWord
  readonly say: (word: CardWord) => void
  readonly asked: boolean
}

export function CardWords({ view, word, say, asked }: Props) {
  const card = view.application?.card
  if (!card) return null
  const shown = view.known ?? card
  return (
    <section className="stack tight online-card" aria-label={text.cardTitle}>
      <h2>{text.cardTitle}</h2>
      <p className="secondary dense">{view.known ? text.cardKnown : text.cardHint}</p>
      <p>
        <span className="mono">{shown.cardNumber ?? ''}</span> {generationText[shown.generation]}
        {view.known && ` ${cardStateText[view.known.state]} ${accountStateText[view.known.account]}`}
      </p>
      <ChoiceField
        name="card.state"
        label={text.cardState}
        value={word.state}
        choices={cardStates.map(value => ({ value, label: cardStateText[value] }))}
        onChange={value => say({ ...word, state: cardStates.find(state => state === value) ?? '' })}
        error={asked && word.state === '' ? tellerText.identity.missing : null}
      />
      <ChoiceField
        name="card.account"
        label={text.account}
        value={word.account}
        choices={accountStates.map(value => ({ value, label: accountStateText[value] }))}
        onChange={value => say({ ...word, account: accountStates.find(state => state === value) ?? '' })}
        error={asked && word.account === '' ? tellerText.identity.missing : null}
      />
    </section>
  )
}
