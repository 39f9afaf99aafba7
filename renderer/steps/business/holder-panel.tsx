/** The cards the person in the chair holds, each side of each card in words. */
import { useEffect, useState } from 'react'
import { type HeldCard, isLive } from '../../../shared/card/held-card.ts'
import type { HolderCards } from '../../../shared/ipc/shapes/holder.ts'
import { accountStateText, cardStateText, generationText, holderText as text } from '../../../shared/strings/zh-CN/card.ts'
import { call } from '../../ipc.ts'
import { timeText } from '../../parts/time-text.ts'

/** Names of banks by their code; a code the table does not know stays a code. */
export function useBankNames(codes: readonly string[]): (code: string) => string {
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const wanted = [...new Set(codes)].sort().join(' ')
  useEffect(() => {
    let here = true
    const ask = async (code: string) => {
      const reply = await call('codes.find', { table: 'bank', text: code, limit: 5 })
      return [code, (reply.ok && reply.value.find(row => row.code === code)?.label) || code] as const
    }
    if (wanted !== '') Promise.all(wanted.split(' ').map(ask)).then(found => here && setNames(Object.fromEntries(found)))
    return () => {
      here = false
    }
  }, [wanted])
  return code => names[code] ?? code
}

const endOf = ({ validTo }: HeldCard): string | null => (validTo === null ? null : validTo === 'long' ? text.long : text.validTo(validTo))

function roleOf(card: HeldCard, cards: readonly HeldCard[]): string | null {
  if (card.replaced) return text.older
  if (!card.inHand) return text.awaited
  return card.madeHere && card.state === 'sealed' && cards.some(other => other.replaced && isLive(other)) ? text.newer : null
}

type CardProps = { readonly card: HeldCard; readonly bank: string; readonly role: string | null; readonly chosen: boolean }

function Card({ card, bank, role, chosen }: CardProps) {
  const notes = [
    card.cardNumber === null ? null : text.number(card.cardNumber),
    endOf(card),
    card.lossEnds === null ? null : text.lossEnds(timeText(card.lossEnds)),
    role,
  ].filter(note => note !== null)
  return (
    <li className={chosen ? 'held-card chosen' : 'held-card'}>
      <p className="row">
        <strong>{text.card(generationText[card.generation], bank)}</strong>
        <span className={`held-state ${card.state}`}>{cardStateText[card.state]}</span>
        <span className="secondary">{text.account(accountStateText[card.account], card.accountTail)}</span>
      </p>
      <p className="secondary dense">{notes.join(' · ')}</p>
    </li>
  )
}

export function HolderPanel({ held, chosen }: { readonly held: HolderCards; readonly chosen: HeldCard | null }) {
  const shown = held.cards.filter(card => isLive(card) || card.id === chosen?.id)
  const name = useBankNames(shown.map(card => card.bank))
  return (
    <section className="holder-panel" aria-label={text.title}>
      <h2>{text.title}</h2>
      {shown.length === 0 ? (
        <p className="secondary">{text.none}</p>
      ) : (
        <ul>
          {shown.map(card => (
            <Card key={card.id} card={card} bank={name(card.bank)} role={roleOf(card, held.cards)} chosen={card.id === chosen?.id} />
          ))}
        </ul>
      )}
    </section>
  )
}
