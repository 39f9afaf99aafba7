/** Works out what one visit takes in a place: papers, fee, day, channels, and what becomes of the old card meanwhile. Pure; everybody asks here. */
import { type ItemCode, makesCard } from '../business/items.ts'
import { type Coming, caseApplies, type MaterialCode, materialCodes, paperCame } from '../business/materials.ts'
import type { ReasonCode } from '../business/reasons.ts'
import { guardianAge } from '../form/complete.ts'
import type { DocType } from '../identity/documents.ts'
import type { Fen } from '../money.ts'
import type { WorkCalendar } from '../pickup/calendar.ts'
import { type MakingWay, makingWays, type Promised, promiseDay } from '../pickup/promise.ts'
import { lawText } from '../strings/zh-CN/law.ts'
import type { Day } from '../time.ts'
import { agentMayCome, channelRule, feeDue, feeRule, freeCaseOf, leadRule, needsPhoto } from './ask.ts'
import type { Channel } from './channels.ts'
import type { Fee, FreeCase, LeadTime, Paper, Profile } from './profile.ts'
import type { Origin, Rule, Source } from './rule.ts'

/** Who stands at the counter; `guardian` also for an adult without legal capacity. */
export const visitors = ['holder', 'agent', 'guardian', 'unit'] as const
export type Visitor = (typeof visitors)[number]

export type Visit = {
  readonly item: ItemCode
  /** Null until the holder has given one. */
  readonly reason: ReasonCode | null
  readonly by: Visitor
  /** Null where nobody has asked. A guardian's holder of unknown age is a child. */
  readonly age: number | null
  readonly docType: DocType | null
  /** The holder has some foreign document; which one, nobody has asked. */
  readonly abroad?: boolean
}

/** Whose paper it is. */
export type Whose = 'holder' | 'companion' | 'unit'
/** `original`: shown and given back; `picture`: a file or a photo taken at the counter; `number`: told. */
export type PaperForm = 'original' | 'picture' | 'number'
export type Required = Paper & { readonly whose: Whose; readonly form: PaperForm }

export const isDeath = ({ item, reason }: Pick<Visit, 'item' | 'reason'>): boolean => item === 'CANCEL' && reason === 'DEATH'
export const isMinor = ({ by, age }: Pick<Visit, 'by' | 'age'>): boolean => by === 'guardian' || (age !== null && age < guardianAge)

/** Whether whoever comes in this visit may; null if the place has no rule. For the dead somebody else always comes. */
export const mayCome = (profile: Profile, visit: Pick<Visit, 'item' | 'reason' | 'by' | 'age'>): boolean | null =>
  isDeath(visit) ? true : agentMayCome(profile, visit.item, isMinor(visit))

const comingOf = (visit: Visit): Coming => ({ under16: isMinor(visit), byAgent: visit.by === 'agent', byUnit: visit.by === 'unit' })

const lawPage = 'https://github.com/LawRefBook/Laws'
const law = (text: string): Source => ({ text, url: lawPage })
const byLaw = (basis: Source, date: string, note: string | null = null): Pick<Paper, 'basis' | 'origin'> => ({
  basis,
  origin: { source: basis, date: date as Day, confidence: 'A', confirmed: false, note, fromBase: false } satisfies Origin,
})
const identity = byLaw(law(lawText.identity), '2023-12-01')
/** The card is what the business is about, not a proof of anything. */
const theCard = byLaw(law(lawText.card), '2023-12-01')

const startsFromCard: readonly ItemCode[] = ['ENABLE_SOCIAL', 'ACTIVATE_BANK', 'PWD_RESET']
const handsIn: readonly ItemCode[] = ['REPLACE_PHOTO', 'REPLACE_EXPIRED', 'REPLACE_DAMAGED', 'REPLACE_INFO', 'REPLACE_UPGRADE', 'UNLOSS']

/** A unit signs for many holders by its list, and the dead show nothing. */
const showsHolder = (visit: Visit): boolean =>
  visit.item !== 'BATCH' && !(visit.item === 'PICKUP' && visit.by === 'unit') && !isDeath(visit)

type Derived = Pick<Paper, 'basis' | 'origin'> & {
  readonly material: MaterialCode
  readonly applies: (visit: Visit) => boolean
  /** Left to the place where it lists the papers of the item itself. */
  readonly inOwnList?: true
}
/** What follows from item, age and who comes, in every place; a place's own row of the same paper is used instead where it has one. */
const derived: readonly Derived[] = [
  { material: 'HOLDER_ID', applies: showsHolder, ...identity },
  { material: 'AGENT_ID', applies: visit => !isMinor(visit) && (visit.by === 'agent' || isDeath(visit)), ...identity },
  { material: 'GUARDIAN_ID', applies: isMinor, ...identity },
  {
    material: 'GUARDIAN_PROOF',
    applies: isMinor,
    ...byLaw(law(lawText.guardian), '2021-01-01', lawText.guardianNote),
  },
  { material: 'UNIT_AGENT_ID', applies: ({ by }) => by === 'unit', ...identity },
  { material: 'OLD_CARD', applies: ({ item }) => handsIn.includes(item), inOwnList: true, ...theCard },
  { material: 'CARD', applies: ({ item }) => startsFromCard.includes(item), ...theCard },
  {
    // The taker's letter is asked for at the hand-over; a promise signed there stands in for it.
    material: 'AUTHORITY_LETTER',
    applies: visit => visit.item === 'PICKUP' && visit.by === 'agent' && !isMinor(visit),
    ...byLaw(law(lawText.letter), '2021-01-01', lawText.letterNote),
  },
  {
    material: 'DEATH_PROOF',
    applies: isDeath,
    ...byLaw(law(lawText.death), '2023-12-01', lawText.deathNote),
  },
]

/** A place's row that is of nobody in this visit, whatever the row says. */
function isMeant(profile: Profile, { material }: Paper, visit: Visit): boolean {
  const { item, age, by } = visit
  if (material === 'HOLDER_ID') return showsHolder(visit)
  if (material === 'PICKUP_SLIP') return by !== 'unit'
  if (material === 'AGENT_ID' || material === 'AUTHORITY_LETTER' || material === 'NOTARISED_LETTER') return !isMinor(visit)
  if (material === 'NEW_PHOTO') return age === null || needsPhoto(profile, item, age)
  return true
}

const companions: readonly MaterialCode[] = [
  'AGENT_ID',
  'GUARDIAN_ID',
  'GUARDIAN_PROOF',
  'AUTHORITY_LETTER',
  'NOTARISED_LETTER',
  'DEATH_PROOF',
]
const ofUnit: readonly MaterialCode[] = ['UNIT_AGENT_ID', 'UNIT_LETTER', 'BATCH_SHEET']
const whoseOf = (material: MaterialCode): Whose =>
  companions.includes(material) ? 'companion' : ofUnit.includes(material) ? 'unit' : 'holder'
const formOf = (material: MaterialCode): PaperForm =>
  material === 'NEW_PHOTO' ? 'picture' : material === 'PHOTO_RECEIPT' ? 'number' : 'original'

/** The papers of a visit in the order they are asked for. */
export function papersNeeded(profile: Profile, visit: Visit): readonly Required[] {
  const coming = comingOf(visit)
  const own = (profile.papers[visit.item] ?? []).filter(paper => caseApplies(paper.when, coming) && isMeant(profile, paper, visit))
  const listed = profile.papers[visit.item] ?? []
  const isOwnList = profile.place.areaCode !== null && listed.length > 0 && listed.every(({ origin }) => !origin.fromBase)
  const added = derived
    .filter(
      ({ material, applies, inOwnList }) => applies(visit) && !own.some(paper => paper.material === material) && !(inOwnList && isOwnList),
    )
    .map(({ material, basis, origin }): Paper => ({ material, when: 'always', basis, origin }))
  return [...own, ...added]
    .toSorted((a, b) => materialCodes.indexOf(a.material) - materialCodes.indexOf(b.material))
    .map(paper => ({ ...paper, whose: whoseOf(paper.material), form: formOf(paper.material) }))
}

/** The papers of whoever applies online: what is sent along, and what is only looked at when the card is handed over. */
export function papersOnline(
  profile: Profile,
  visit: Visit,
): { readonly sent: readonly Required[]; readonly atPickup: readonly Required[] } {
  const papers = papersNeeded(profile, visit)
  const isSent = ({ material }: Required) => paperCame(material, 'online') === 'sent'
  return { sent: papers.filter(isSent), atPickup: papers.filter(paper => !isSent(paper)) }
}

/** What becomes of the card the holder has, and with it of seeing a doctor, until the new one works. */
export const meanwhiles = [
  'first-card',
  'old-ends-now',
  'old-ends-unsaid',
  'old-works-on',
  'old-unsaid',
  'broken',
  'stopped',
  'ended',
] as const
export type Meanwhile = (typeof meanwhiles)[number]

export function meanwhileOf(profile: Profile, item: ItemCode): Meanwhile | null {
  if (item === 'CANCEL') return 'ended'
  if (item === 'LOSS_TEMP' || item === 'LOSS_FORMAL' || item === 'REISSUE') return 'stopped'
  if (!makesCard(item)) return null
  if (item === 'APPLY' || item === 'BATCH') return 'first-card'
  const policy = profile.oldCardPolicy.value
  if (policy === 'collect') return 'old-ends-now'
  if (item === 'REPLACE_DAMAGED') return 'broken'
  if (policy === 'collect-unsaid') return 'old-ends-unsaid'
  // Whether a card that has run out still works is for the place to say.
  return policy === null || item === 'REPLACE_EXPIRED' ? 'old-unsaid' : 'old-works-on'
}

export type Ready = Promised & { readonly way: MakingWay }
/** Where and when; the working days are those of the branch. */
export type Here = { readonly profile: Profile; readonly calendar: WorkCalendar; readonly today: Day }

export type Requirements = {
  readonly papers: readonly Required[]
  readonly fee: Rule<Fee> | null
  /** Null: not known. */
  readonly due: Fen | null
  readonly lead: Rule<LeadTime> | null
  /** Empty where the place says nothing: no day is promised from an unknown. */
  readonly ready: readonly Ready[]
  readonly channels: Rule<readonly Channel[]> | null
  readonly meanwhile: Meanwhile | null
  /** Whether somebody else may come; null: not known. */
  readonly agent: boolean | null
}

/** `free`: what makes it free of charge, if the teller has established more than the reason says. */
export function requirements({ profile, calendar, today }: Here, visit: Visit, free: FreeCase | null = null): Requirements {
  const { item, reason } = visit
  const lead = leadRule(profile, item)
  return {
    papers: papersNeeded(profile, visit),
    fee: feeRule(profile, item),
    due: feeDue(profile, item, free ?? (reason === null ? null : freeCaseOf(reason))),
    lead,
    ready: makingWays.flatMap(way => {
      const promised = lead?.value ? promiseDay(calendar, lead.value, way, today) : null
      return promised ? [{ ...promised, way }] : []
    }),
    channels: channelRule(profile, item),
    meanwhile: meanwhileOf(profile, item),
    agent: mayCome(profile, visit),
  }
}
