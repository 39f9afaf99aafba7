/** Serves one person at the counter, from the ticket until the case is handed in, with whatever the path of the case asks. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ItemCode } from '../../../shared/business/items.ts'
import { consentsFor, noticesFor } from '../../../shared/business/notices.ts'
import { assurancesFor } from '../../../shared/business/pre-checks.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { tellerLooks } from '../../../shared/photo/verdict.ts'
import { practicePassword } from '../../../shared/practice.ts'
import { photoPlansFor, reasonsHere } from '../../../shared/profile/ask.ts'
import { visitOf } from '../../../shared/profile/companion.ts'
import { papersNeeded } from '../../../shared/profile/requirements.ts'
import { monthWords as words } from '../../../shared/strings/zh-CN/month.ts'
import { stepAt } from '../../../shared/workflow/step.ts'
import { type Branch, resourcesFolder, type Seat } from './branch.ts'
import { cardFor, personNumbered } from './people.ts'

export const signature: [number, number][][] = [
  [
    [0.1, 0.5],
    [0.4, 0.4],
    [0.8, 0.6],
  ],
]

const minute = 60_000

/** @returns the case in the chair, noticed for the item, or null where the holder's card rules it out */
export async function begin(branch: Branch, teller: Seat, item: ItemCode, at: number): Promise<CaseView | null> {
  await branch.lobby.call('ticket.take', { item, priority: at % 25 === 0 })
  branch.clock.advance(minute)
  const ticket = await teller.call('ticket.call', {})
  const opened = await teller.call('case.open', { ticketId: ticket.id, identity: personNumbered(at), companion: null })
  const card = cardFor(item)
  if (card) await teller.call('holder.tellCard', { caseId: opened.id, card: { ...card, cardNumber: `A${String(10_000_000 + at)}` } })
  const view = await teller.call('case.view', { caseId: opened.id })
  const profile = await teller.call('profile.view', {})
  const photoPlan = photoPlansFor(profile, item, { age: view.age, docType: view.identity.docType })[0] ?? 'none'
  for (const reason of reasonsHere(profile, item)) {
    const reply = await teller.ask('business.give', {
      caseId: view.id,
      revision: view.revision,
      item,
      reason,
      photoPlan,
      cardId: null,
      assured: assurancesFor(item).flatMap(({ id, must }) => (must ? [id] : [])),
      papers: papersNeeded(profile, visitOf(view.form, view.age, item, reason)).map(paper => paper.material),
      notices: [...noticesFor(item)],
      consents: [...consentsFor(item, view.age, photoPlan)],
    })
    if (reply.ok) return reply.value
  }
  return null
}

const contact = (at: number) =>
  ({
    ethnic: '01',
    mobile: `138${String(10_000_000 + at)}`,
    mailAddr: words.address,
    occupation: '4',
    areaCode: '440106',
    bank: '102',
    pickupWay: 'branch',
  }) as const

/** Whatever is next, until the second person has it; a case sent back goes the same way again. */
export async function handIn(branch: Branch, teller: Seat, begun: CaseView, at: number): Promise<CaseView> {
  let view = begun
  // Longer than any path: a case that stands still is a fault, not a wait.
  for (let steps = 0; steps < 12; steps += 1) {
    branch.clock.advance(minute)
    if (view.state === 'confirmed') return teller.call('case.submit', { caseId: view.id, revision: view.revision })
    view = await nextStep(teller, view, at)
  }
  throw new Error(`case ${view.number} stands still in ${view.state}`)
}

async function nextStep(teller: Seat, view: CaseView, at: number): Promise<CaseView> {
  const { id: caseId, revision, state, path } = view
  const hasForm = path === 'photo-card' || path === 'plain-card' || path === 'record'
  if (hasForm && stepAt(view) === 'form') return teller.call('form.complete', { caseId, draft: contact(at) })
  if (path === 'photo-card' && state === 'filled') return photographed(teller, view)
  return teller.call('confirm.sign', { caseId, revision, signature })
}

let face: Promise<Buffer> | null = null
async function photographed(teller: Seat, { id }: CaseView): Promise<CaseView> {
  face ??= readFile(join(resourcesFolder, 'practice', 'citizen.jpg'))
  const shot = await teller.call('photo.capture', { caseId: id, source: 'preview', images: [new Uint8Array(await face)] })
  const photo = shot.photos[0]
  if (!photo) throw new Error('no picture was taken')
  return teller.call('photo.choose', {
    caseId: id,
    revision: shot.revision,
    photoId: photo.id,
    decisions: photo.verdicts.filter(({ level }) => level === 'flag').map(({ check }) => ({ check, reason: words.decided })),
    looks: [...tellerLooks],
    override: photo.outcome === 'refused' ? { login: 'zhuguan', password: practicePassword, reason: words.override } : null,
  })
}
