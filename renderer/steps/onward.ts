/** Goes straight on from a new card in its holder's hand to what makes it work, without the document being typed again. */
import type { ItemCode } from '../../shared/business/items.ts'
import type { HeldCard } from '../../shared/card/held-card.ts'
import type { CaseView } from '../../shared/ipc/shapes/case.ts'
import type { HolderCards } from '../../shared/ipc/shapes/holder.ts'
import { offers } from '../../shared/profile/ask.ts'
import type { Failure } from '../../shared/result.ts'
import { itemText } from '../../shared/strings/zh-CN/business.ts'
import { type Day, dayOf, Instant } from '../../shared/time.ts'
import type { Key } from '../kit/keys.tsx'
import { useAsked } from '../parts/use-asked.ts'
import { useSent } from '../parts/use-sent.ts'
import type { StepProps } from './step-props.ts'

/** Who is in the chair: the holder, or the one who came for them. */
export type Chair = { readonly companion: CaseView['companion'] }

/** The taker of a card, and only on the day of the hand-over: later somebody else may sit there. */
export function takerOf({ handover, companion }: CaseView, today: Day): Chair | null {
  if (handover.closedAt === null || dayOf(Instant.parse(handover.closedAt)) !== today) return null
  if (handover.takenBy === 'holder') return { companion: null }
  return handover.takenBy === 'companion' && companion ? { companion } : null
}

type Next = { readonly item: ItemCode; readonly press: string }

/** What the card still lacks; the bank's side is the holder's own to begin, at the bank of the card. */
function lacks(card: HeldCard, bankHere: string | null, { companion }: Chair): readonly Next[] {
  return [
    ...(card.state === 'sealed' ? [{ item: 'ENABLE_SOCIAL', press: 'F5' } as const] : []),
    ...(card.account === 'inactive' && card.bank === bankHere && companion === null
      ? [{ item: 'ACTIVATE_BANK', press: 'F6' } as const]
      : []),
  ]
}

function nextFor(held: HolderCards | null, card: HeldCard | null, chair: Chair | null): readonly Next[] {
  const now = held?.cards.find(one => one.id === card?.id)
  return held && now && chair && held.beside === null ? lacks(now, held.bankHere, chair) : []
}

type Props = Pick<StepProps, 'view' | 'profile' | 'openCase'> & {
  /** The card just handed over or enabled. */
  readonly card: HeldCard | null
  readonly chair: Chair | null
}

export function useOnward({ view, profile, openCase, card, chair }: Props): {
  readonly keys: readonly Key[]
  readonly failure: Failure | null
} {
  const asked = useAsked('holder.cards', card && chair && openCase ? { caseId: view.id } : null)
  const { send, busy, failure } = useSent()
  const begin = async (item: ItemCode) => {
    const reply = await send('case.open', { ticketId: null, identity: view.identity, companion: chair?.companion ?? null, item })
    if (reply?.ok) openCase?.(reply.value.id)
  }
  const next = nextFor(asked.value, card, chair).filter(({ item }) => offers(profile, item))
  return { keys: next.map(({ item, press }) => ({ press, label: itemText[item], run: () => void begin(item), off: busy })), failure }
}
