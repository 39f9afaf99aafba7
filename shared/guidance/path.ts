/** The guided path of the guidance desk: its questions, their order, and the business item they lead to. Pure. */
import type { ItemCode } from '../business/items.ts'
import { ReasonCode, reasonsFor } from '../business/reasons.ts'
import type { Visitor } from '../profile/requirements.ts'
import { z } from '../zod.ts'

/** `waiting`: the card is made and ready at the branch. */
export const cards = ['none', 'first', 'second', 'third', 'waiting'] as const
export const Card = z.enum(cards)
export type Card = z.infer<typeof Card>

const held = ['first', 'second', 'third'] as const

/** What is wrong or wanted: each applies to some cards and leads to one item. */
export const troubles = [
  { id: 'photo', item: 'REPLACE_PHOTO', cards: held },
  { id: 'want-third', item: 'REPLACE_UPGRADE', cards: ['first', 'second'] },
  { id: 'other-bank', item: 'REPLACE_UPGRADE', cards: held, reason: 'BANK_CHANGED' },
  { id: 'expired', item: 'REPLACE_EXPIRED', cards: held },
  { id: 'damaged', item: 'REPLACE_DAMAGED', cards: held },
  { id: 'name-or-number', item: 'REPLACE_INFO', cards: held },
  { id: 'lost', item: 'REISSUE', cards: held },
  { id: 'stop-for-now', item: 'LOSS_TEMP', cards: held },
  { id: 'report-loss', item: 'LOSS_FORMAL', cards: held },
  { id: 'found-again', item: 'UNLOSS', cards: held },
  { id: 'not-enabled', item: 'ENABLE_SOCIAL', cards: held },
  { id: 'bank-not-active', item: 'ACTIVATE_BANK', cards: held },
  { id: 'password', item: 'PWD_RESET', cards: held },
  { id: 'phone-or-address', item: 'INFO_CHANGE', cards: held },
  { id: 'give-up', item: 'CANCEL', cards: held },
  { id: 'first-card', item: 'APPLY', cards: ['none'] },
  { id: 'collect', item: 'PICKUP', cards: ['waiting'] },
] as const satisfies readonly {
  readonly id: string
  readonly item: ItemCode
  readonly cards: readonly Card[]
  readonly reason?: ReasonCode
}[]
export type Trouble = (typeof troubles)[number]['id']
export const troubleIds = troubles.map(row => row.id) as [Trouble, ...Trouble[]]
export const Trouble = z.enum(troubleIds)

/** Who comes to the counter; `child` is a minor holder brought by a guardian. */
export const comers = ['self', 'agent', 'child', 'unit'] as const
export const Comer = z.enum(comers)
export type Comer = z.infer<typeof Comer>

/** Whether the card, the insurance or the home is in this place. */
export const homes = ['here', 'elsewhere'] as const
export const Home = z.enum(homes)
export type Home = z.infer<typeof Home>

/** What is known so far; a frequent question starts with some of it filled in. */
export const Picked = z.object({ card: Card, trouble: Trouble, why: ReasonCode, comer: Comer, home: Home }).partial().readonly()
export type Picked = z.infer<typeof Picked>
export const stepIds = ['card', 'trouble', 'why', 'comer', 'home'] as const satisfies readonly (keyof Picked)[]
export const StepId = z.enum(stepIds)
export type StepId = z.infer<typeof StepId>

export type OpenStep = { readonly step: StepId; readonly choices: readonly string[] }

export function troubleOf(id: Trouble) {
  const row = troubles.find(candidate => candidate.id === id)
  if (!row) throw new Error(`no such trouble: ${id}`)
  return row
}

/** Null until a trouble has been picked. */
export function itemFor(picked: Picked): ItemCode | null {
  const { trouble, comer } = settled(picked)
  if (trouble === undefined) return null
  return trouble === 'first-card' && comer === 'unit' ? 'BATCH' : troubleOf(trouble).item
}

const suits = (trouble: Trouble, card: Card): boolean => (troubleOf(trouble).cards as readonly Card[]).includes(card)

function whysFor({ card, trouble }: Picked): readonly ReasonCode[] {
  if (trouble === undefined || trouble === 'first-card') return []
  const row = troubleOf(trouble)
  if ('reason' in row) return [row.reason]
  if (trouble !== 'want-third') return reasonsFor(row.item)
  // The card the holder has determines which generation is replaced.
  if (card === undefined) return ['FIRST_GENERATION', 'SECOND_GENERATION']
  return card === 'first' ? ['FIRST_GENERATION'] : ['SECOND_GENERATION']
}

function comersFor({ trouble, why }: Picked): readonly Comer[] {
  const units = trouble === 'first-card' || trouble === 'collect'
  return comers.filter(comer => (comer !== 'unit' || units) && (comer !== 'self' || why !== 'DEATH'))
}

/** The choices at a step, given the earlier picks; empty if the step does not apply. */
export function choicesAt(step: StepId, picked: Picked): readonly string[] {
  const { card, trouble } = picked
  switch (step) {
    case 'card':
      return trouble === undefined ? cards : cards.filter(one => suits(trouble, one))
    case 'trouble':
      return card === undefined ? troubleIds : troubleIds.filter(one => suits(one, card))
    case 'why':
      return whysFor(picked)
    case 'comer':
      return trouble === undefined ? [] : comersFor(picked)
    case 'home':
      return homes
    default:
      return step satisfies never
  }
}

/** Fills in every step that has only one choice. */
export function settled(picked: Picked): Picked {
  let known = picked
  for (const step of stepIds) {
    const [only, ...others] = choicesAt(step, known)
    if (known[step] === undefined && only !== undefined && others.length === 0) known = Picked.parse({ ...known, [step]: only })
  }
  return known
}

/** The next open step, or null at the end of the path. */
export function nextStep(picked: Picked): OpenStep | null {
  const known = settled(picked)
  const step = stepIds.find(id => known[id] === undefined && choicesAt(id, known).length > 1)
  return step === undefined ? null : { step, choices: choicesAt(step, known) }
}

/** Picks at a step, and drops later picks that no longer fit. */
export function pick(picked: Picked, step: StepId, choice: string): Picked {
  let known = Picked.parse({ ...picked, [step]: choice })
  for (const later of stepIds.slice(stepIds.indexOf(step) + 1)) {
    const value = known[later]
    if (value !== undefined && !choicesAt(later, settled(known)).includes(value)) known = { ...known, [later]: undefined }
  }
  return known
}

/** Whether every pick is among the choices of its step. */
function fits(picked: Picked): boolean {
  const known = settled(picked)
  return stepIds.every(step => {
    const value = picked[step]
    return value === undefined || choicesAt(step, { ...known, [step]: undefined }).includes(value)
  })
}

/** Picks as accepted from outside: refused unless the path could have produced them. */
export const SoundPicked = Picked.refine(fits, 'a pick that is not on offer')

const visitors = { self: 'holder', agent: 'agent', child: 'guardian', unit: 'unit' } as const satisfies Record<Comer, Visitor>
/** Nobody has said who comes: then it is the holder. */
export const visitorOf = (comer: Comer | undefined): Visitor => visitors[comer ?? 'self']
