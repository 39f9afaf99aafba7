/** Builds a case step by step through real commands, as a teller would. */

import { noticesFor } from '../../shared/business/notices.ts'
import type { CaseView, productionEvents } from '../../shared/ipc/shapes/case.ts'
import type { CardTold } from '../../shared/ipc/shapes/holder.ts'
import type { CompanionInput, IdentityInput } from '../../shared/ipc/shapes/identity.ts'
import type { PhotoView } from '../../shared/ipc/shapes/photo.ts'
import { tellerLooks } from '../../shared/photo/verdict.ts'
import { practicePassword } from '../../shared/practice.ts'
import { Day } from '../../shared/time.ts'
import { type Counter, citizenPhoto, type Seat } from './a-counter.ts'

type ProductionEvent = (typeof productionEvents)[number]

/** Made-up people; the first number is a printed specimen of GB 11643, the others are computed and nobody's own. */
export const citizen: IdentityInput = {
  docType: 'RIC',
  number: '11010519491231002X',
  name: '张演练',
  sex: '2',
  birth: Day.parse('1949-12-31'),
  validFrom: Day.parse('2010-01-01'),
  validTo: 'long',
}
export const otherCitizen: IdentityInput = {
  ...citizen,
  number: '440106198507120012',
  name: '李演练',
  sex: '1',
  birth: Day.parse('1985-07-12'),
  validFrom: Day.parse('2016-05-01'),
  validTo: Day.parse('2036-05-01'),
}

/** A made-up daughter of either of them. */
export const companion: CompanionInput = {
  docType: 'RIC',
  number: '440524199001010026',
  name: '陈代办',
  sex: '2',
  birth: Day.parse('1990-01-01'),
  validFrom: Day.parse('2018-01-01'),
  validTo: Day.parse('2038-01-01'),
  role: 'agent',
  relation: '30',
  mobile: '13900000000',
  letter: 'none',
  proof: null,
}

/** A second-generation card of the branch's own bank, as the card system's screen shows it. */
export const cardInHand: CardTold = {
  cardId: null,
  cardNumber: 'A12345678',
  bank: '102',
  accountTail: '6688',
  generation: 2,
  state: 'normal',
  account: 'active',
  issuedOn: Day.parse('2016-04-01'),
  validTo: Day.parse('2026-04-01'),
}

export const contactDetails = {
  ethnic: '01',
  mobile: '13800000000',
  mailAddr: '演练市示范区练习路2号',
  occupation: '4',
  areaCode: '440106',
  bank: '102',
  pickupWay: 'branch',
} as const

/** What the form asks of the holder of a passport. */
const asForeigner = { nationality: 'GBR', socialNumber: 'GBR000010000001' } as const

export const signature: [number, number][][] = [
  [
    [0.1, 0.5],
    [0.3, 0.4],
    [0.5, 0.6],
  ],
  [
    [0.5, 0.3],
    [0.8, 0.7],
  ],
]

export async function opened(teller: Seat, identity: IdentityInput = citizen): Promise<CaseView> {
  const view = await teller.call('case.open', { ticketId: null, identity })
  await holding(teller, view)
  return view
}

/** The teller looks the holder up in the card system and tells of the card there, unless the register has one. */
export async function holding(teller: Seat, { id }: Pick<CaseView, 'id'>, card: Partial<CardTold> = {}): Promise<void> {
  const { cards } = await teller.call('holder.cards', { caseId: id })
  if (cards.length === 0) await teller.call('holder.tellCard', { caseId: id, card: { ...cardInHand, ...card } })
}

export async function noticed(teller: Seat, identity?: IdentityInput): Promise<CaseView> {
  const { id, revision } = await opened(teller, identity)
  return teller.call('business.give', {
    caseId: id,
    revision,
    item: 'REPLACE_PHOTO',
    reason: 'LOOKS_CHANGED',
    photoPlan: 'new',
    papers: ['HOLDER_ID', 'OLD_CARD', 'NEW_PHOTO'],
    notices: [...noticesFor('REPLACE_PHOTO')],
    consents: ['PHOTO_CONSENT'],
  })
}

export async function filled(teller: Seat, identity?: IdentityInput): Promise<CaseView> {
  const { id } = await noticed(teller, identity)
  return teller.call('form.complete', { caseId: id, draft: { ...contactDetails, ...(identity?.docType === 'PPT' ? asForeigner : {}) } })
}

/** With the fixture's face chosen, every flag decided. */
export async function photographed(teller: Seat, identity?: IdentityInput): Promise<CaseView> {
  const { id } = await filled(teller, identity)
  const shot = await teller.call('photo.capture', { caseId: id, source: 'preview', images: [await citizenPhoto()] })
  return chosen(teller, shot)
}

/** The fixture's face smiles, so a second person speaks for it, as at a real counter. */
const overrideOf = async (photo: PhotoView) =>
  photo.outcome === 'refused' ? { login: 'zhuguan', password: practicePassword, reason: '演练用照片，已核对' } : null

export async function chosen(teller: Seat, { id, revision, photos }: CaseView): Promise<CaseView> {
  const photo = photos[0]
  if (!photo) throw new Error('no photo was taken')
  const flagged = photo.verdicts.filter(verdict => verdict.level === 'flag')
  return teller.call('photo.choose', {
    caseId: id,
    revision,
    photoId: photo.id,
    decisions: flagged.map(({ check }) => ({ check, reason: '本人确认无误' })),
    looks: [...tellerLooks],
    override: await overrideOf(photo),
  })
}

export async function confirmed(teller: Seat, identity?: IdentityInput): Promise<CaseView> {
  const { id, revision } = await photographed(teller, identity)
  return teller.call('confirm.sign', { caseId: id, revision, signature })
}

export async function submitted(teller: Seat, identity?: IdentityInput): Promise<CaseView> {
  const { id, revision } = await confirmed(teller, identity)
  return teller.call('case.submit', { caseId: id, revision })
}

export async function approved(counter: Counter, identity?: IdentityInput): Promise<CaseView> {
  const { id, revision } = await submitted(await counter.teller(), identity)
  return (await counter.reviewer()).call('review.approve', { caseId: id, revision })
}

export async function paid(counter: Counter, identity?: IdentityInput): Promise<CaseView> {
  const view = await approved(counter, identity)
  const { id, revision, fee } = view
  // Where there is nothing to pay, the review was the last word.
  if (view.state === 'paid') return view
  const teller = await counter.teller()
  // A place that does not say what it costs lets the branch waive it.
  if (fee.due === null) return teller.call('fee.waive', { caseId: id, revision, reason: 'other', note: '收费标准待本地确认' })
  return teller.call('fee.collect', { caseId: id, revision, method: 'cash', fen: fee.due })
}

export async function atBranch(counter: Counter, identity?: IdentityInput): Promise<CaseView> {
  const cards = await counter.cards()
  let view = await paid(counter, identity)
  for (const event of ['sendToMake', 'cityBankReceived', 'branchReceived'] as const) {
    const cardTail = event === 'branchReceived' ? '0042' : null
    view = await cards.call('production.record', { caseId: view.id, revision: view.revision, event, note: '', cardTail })
  }
  return view
}

export async function booked(counter: Counter, identity?: IdentityInput): Promise<CaseView> {
  const { id, revision } = await atBranch(counter, identity)
  const cards = await counter.cards()
  const { days } = await cards.call('pickup.offer', { caseId: id })
  const slot = days[0]?.slots.find(candidate => candidate.free > 0)
  if (!days[0] || !slot) throw new Error('no free slot was offered')
  return cards.call('pickup.book', { caseId: id, revision, day: days[0].day, start: slot.start })
}

export async function closed(counter: Counter, identity: IdentityInput = citizen): Promise<CaseView> {
  const cards = await counter.cards()
  const at = await booked(counter, identity)
  const same = { faceSame: true, nameSame: true, cardPhotoSame: true }
  const verified = await cards.call('handover.verify', {
    caseId: at.id,
    revision: at.revision,
    docType: identity.docType,
    number: identity.number,
    ...same,
  })
  return cards.call('handover.complete', {
    caseId: at.id,
    revision: verified.revision,
    oldCard: 'collected',
    toldEnable: true,
    toldBank: true,
    signature,
  })
}

/** Numbers of made-up citizens, as many as asked for: area 440106, a birthday, running order numbers, the right check digit. */
export function madeUpCitizens(count: number): IdentityInput[] {
  return Array.from({ length: count }, (_, at) => {
    const birth = `19${String(60 + (at % 40)).padStart(2, '0')}-06-15`
    const body = `440106${birth.replaceAll('-', '')}${String((Math.floor(at / 40) * 2 + 1) % 1000).padStart(3, '0')}`
    return { ...otherCitizen, number: body + checkDigit(body), birth: Day.parse(birth), validTo: 'long' }
  })
}

/** A made-up citizen born on that day, with a document that holds for good. */
export function citizenBorn(birth: string): IdentityInput {
  const body = `440106${birth.replaceAll('-', '')}501`
  return { ...otherCitizen, number: body + checkDigit(body), birth: Day.parse(birth), validTo: 'long' }
}

// GB 11643: weights 2^(17-i) modulo 11.
const checkDigit = (body: string): string => {
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11), 0)
  return '10X98765432'[sum % 11] ?? ''
}

/** Takes a case on from where it stands to the state `paid` or beyond, by the people whose turn it is. */
export async function produced(counter: Counter, view: CaseView, events: readonly ProductionEvent[]): Promise<CaseView> {
  const cards = await counter.cards()
  let now = view
  for (const event of events) {
    const note = event === 'makeFailed' ? '芯片不良' : ''
    now = await cards.call('production.record', { caseId: now.id, revision: now.revision, event, note, cardTail: null })
  }
  return now
}

/** Lies at the branch until the limit of the place is over, and is noted as such. Moves the clock. */
export async function uncollected(counter: Counter, identity?: IdentityInput): Promise<CaseView> {
  const view = await atBranch(counter, identity)
  counter.clock.advance(400 * 86_400_000)
  return (await counter.cards()).call('pickup.markOverdue', { caseId: view.id, revision: view.revision })
}

/** Goes back to the card centre when the grace is over too. Moves the clock. */
export async function sentBack(counter: Counter, { id, revision }: CaseView): Promise<CaseView> {
  counter.clock.advance(400 * 86_400_000)
  return (await counter.cards()).call('pickup.sendBack', { caseId: id, revision })
}
