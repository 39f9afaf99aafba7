/** Takes down what the card system's screen and the card in hand say. */
import { useRef, useState } from 'react'
import { accountStates } from '../../../shared/card/account.ts'
import { cardStates } from '../../../shared/card/card.ts'
import type { HeldCard } from '../../../shared/card/held-card.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { CardTold } from '../../../shared/ipc/shapes/holder.ts'
import { accountStateText, cardStateText, generationText, holderText } from '../../../shared/strings/zh-CN/card.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { CodeField } from '../../kit/code-field.tsx'
import { DayField } from '../../kit/day-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useSent } from '../../parts/use-sent.ts'
import { codesIn } from '../codes-in.ts'

const text = holderText.form
const names = ['cardNumber', 'bank', 'accountTail', 'generation', 'validTo', 'state', 'account'] as const
type Name = (typeof names)[number]
type Draft = Readonly<Record<Name, string>>

const draftOf = (card: HeldCard | null, bankHere: string | null): Draft => ({
  cardNumber: card?.cardNumber ?? '',
  bank: card?.bank ?? bankHere ?? '',
  accountTail: card?.accountTail ?? '',
  generation: String(card?.generation ?? 3),
  validTo: card?.validTo ?? '',
  state: card?.state ?? 'normal',
  account: card?.account ?? 'active',
})

const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim())

/** What was typed as the command takes it, or the fields it cannot take. */
function toldOf(draft: Draft, card: HeldCard | null) {
  return CardTold.safeParse({
    ...draft,
    cardId: card?.id ?? null,
    cardNumber: orNull(draft.cardNumber),
    accountTail: orNull(draft.accountTail),
    generation: Number(draft.generation),
    issuedOn: card?.issuedOn ?? null,
    validTo: orNull(draft.validTo),
  })
}

const faultText: Readonly<Record<Name, string>> = {
  cardNumber: text.badNumber,
  bank: text.badBank,
  accountTail: text.badTail,
  generation: '',
  validTo: text.badDay,
  state: '',
  account: '',
}

type Props = {
  readonly view: CaseView
  /** Null for a card the register does not know yet. */
  readonly card: HeldCard | null
  readonly bankHere: string | null
  /** Whether what is wanted depends on the day the card ends. */
  readonly asksEnd: boolean
  readonly close: () => void
  readonly told: () => void
}

export function TellCardDialog({ view, card, bankHere, asksEnd, close, told }: Props) {
  const [draft, setDraft] = useState(() => draftOf(card, bankHere))
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const parsed = toldOf(draft, card)
  const wrong = parsed.success ? [] : parsed.error.issues.map(issue => String(issue.path[0]))
  const save = async () => {
    setAsked(true)
    if (!parsed.success) return focusField(flow.current, names.find(name => wrong.includes(name)) ?? 'cardNumber')
    const reply = await send('holder.tellCard', { caseId: view.id, card: parsed.data })
    if (!reply?.ok) return
    told()
    close()
  }
  const field = (name: Name) => ({
    name,
    label: text[name],
    value: draft[name],
    onChange: (value: string) => setDraft(before => ({ ...before, [name]: value })),
    error: asked && wrong.includes(name) ? faultText[name] : null,
  })
  return (
    <Dialog
      changed={false}
      title={card ? text.titleAgain : text.title}
      wide
      close={close}
      primary={{ label: text.save, run: () => void save(), off: busy }}
    >
      <p className="secondary">{text.explain}</p>
      <EnterFlow flowRef={flow} onLast={() => void save()} className="tell-card">
        <TextField {...field('cardNumber')} hint={text.cardNumberHint} maxLength={9} autoFocus />
        <CodeField {...field('bank')} hint={text.bankHint} find={codesIn('bank')} pass={draft.bank !== ''} />
        <TextField {...field('accountTail')} kind="digits" hint={text.accountTailHint} maxLength={4} pass />
        <ChoiceField
          {...field('generation')}
          choices={([1, 2, 3] as const).map(one => ({ value: String(one), label: generationText[one] }))}
        />
        <DayField {...field('validTo')} mayBeLong hint={text.validToHint} pass={!asksEnd} />
        <ChoiceField {...field('account')} choices={accountStates.map(one => ({ value: one, label: accountStateText[one] }))} />
        <ChoiceField {...field('state')} choices={cardStates.map(one => ({ value: one, label: cardStateText[one] }))} />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
