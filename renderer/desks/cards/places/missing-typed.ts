/** Reads which cards were not found, as two people type them: a place, a case number, or the last digits of the card. */
import { placeText, placeTyped } from '../../../../shared/card/place.ts'
import { tidyCode } from '../../../../shared/entry/code.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import type { PlacedCard } from '../../../../shared/ipc/shapes/place.ts'

export type MissingTyped = { readonly cases: readonly CaseId[]; readonly unknown: readonly string[] }

/** What fits more than one card names none: a place that takes several cards, or the same last digits twice. */
export function missingTyped(typed: string, cards: readonly PlacedCard[]): MissingTyped {
  const lines = typed
    .split(/[\n,;\uff0c\u3001\uff1b]/)
    .map(line => line.trim())
    .filter(line => line !== '')
  const read = lines.map(line => ({ line, card: cardNamed(tidyCode(line), cards) }))
  return {
    cases: [...new Set(read.flatMap(({ card }) => (card ? [card.caseId] : [])))],
    unknown: read.flatMap(({ line, card }) => (card ? [] : [line])),
  }
}

function cardNamed(code: string, cards: readonly PlacedCard[]): PlacedCard | null {
  const racks = [...new Set(cards.map(({ rack }) => rack ?? ''))].map(rack => ({ rack, places: Number.MAX_SAFE_INTEGER, holds: 1 }))
  const place = placeTyped(code, racks)
  const named = place === null ? null : placeText(place)
  const [card, ...others] = cards.filter(one => one.place === named && named !== null)
  if (card && others.length === 0) return card
  const [other, ...more] = cards.filter(
    one => one.number === code || (code.length >= 4 && (one.cardTail === code || one.number.endsWith(code))),
  )
  return other && more.length === 0 ? other : null
}
