/** Walks every answer of the core for every role: whatever the table of sight does not open is masked, in views, lists and files. */
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Role, roles } from '../../../../../shared/access/roles.ts'
import { ownSight, type SightField, sightFields } from '../../../../../shared/access/sight.ts'
import { type CommandName, contract } from '../../../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { chosen, citizenBorn, contactDetails, holding, otherCitizen } from '../../../../support/a-case.ts'
import { aCounter, type Counter, citizenPhoto, type Seat } from '../../../../support/a-counter.ts'
import { samplesFor } from '../../../../support/call-samples.ts'

const holder = { ...citizenBorn('1973-03-15'), name: '欧阳遮盖' }
const contact = { ...contactDetails, mobile: '13822223333', mailAddr: '演练市遮盖路77号', residenceAddr: '演练市户籍巷5号' }

/** What nobody reads whom the table does not let. */
const secrets: readonly { readonly field: SightField; readonly words: string }[] = [
  { field: 'name', words: holder.name },
  { field: 'number', words: holder.number },
  { field: 'number', words: holder.birth },
  { field: 'phone', words: contact.mobile },
  { field: 'address', words: contact.mailAddr },
  { field: 'address', words: contact.residenceAddr },
]

/** Calls that say back what they were asked, and no more. */
const echoes: readonly CommandName[] = ['identity.lookUp', 'identity.judge', 'people.judge']

let counter: Counter
const seats = new Map<Role, Seat>()
beforeAll(async () => {
  counter = await aCounter()
  // Colleagues who had no part in the case: nothing is open to them because they served the holder.
  for (const role of roles) seats.set(role, await counter.hired(`kan-${role}`, [role], '20', role === 'auditor' ? '2027-12-31' : null))
})
afterAll(() => counter.end())
const seatOf = (role: Role): Seat => seats.get(role) ?? fail()
const fail = (): never => {
  throw new Error('nobody has that role')
}

/** Everything that can be read in an answer, workbooks and pages opened. */
function readable(value: unknown): string {
  if (value instanceof Uint8Array) return inFile(value)
  if (Array.isArray(value)) return value.map(readable).join('\n')
  if (value !== null && typeof value === 'object') return Object.values(value).map(readable).join('\n')
  return String(value)
}
function inFile(bytes: Uint8Array): string {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (!isZip) return new TextDecoder().decode(bytes)
  return Object.values(unzipSync(bytes))
    .map(part => new TextDecoder().decode(part))
    .join('\n')
}

const reads = (Object.keys(contract) as CommandName[]).filter(name => contract[name].at !== 'shell' && contract[name].kind === 'read')

/** What a role reads of the case by all it may ask, and in which answer. */
async function readBy(
  role: Role,
  view: CaseView,
): Promise<readonly { readonly field: SightField; readonly words: string; readonly in: string }[]> {
  const ticket = await seatOf('lobby').call('ticket.take', { item: 'REPLACE_PHOTO', priority: false })
  const samples: Record<string, unknown> = samplesFor(view, ticket)
  const asked = reads.filter(name => !echoes.includes(name))
  const found: { field: SightField; words: string; in: string }[] = []
  const inputs = asked.map(name => [name, samples[name]] as const)
  const slips = [
    'form',
    'acceptance',
    'pickup',
    'receipt',
    'returned',
    'rejected',
    'end',
    'consent',
    'payment',
    'ended-card',
    'uncollected',
  ].map(kind => ['slip.page', { kind, caseId: view.id, ticketId: null }] as const)
  const pictures = ['raw', 'finished', 'oldCard', 'previous'].map(
    part => ['photo.bytes', { caseId: view.id, photoId: view.photos[0]?.id ?? null, part }] as const,
  )
  const copies = view.pages.map(({ id }) => ['paper.bytes', { caseId: view.id, pageId: id }] as const)
  for (const [name, input] of [...inputs, ...slips, ...pictures, ...copies]) {
    const answer = await seatOf(role).ask(name as 'case.view', input as never)
    if (!answer.ok) continue
    const text = readable(answer.value)
    for (const secret of secrets) if (text.includes(secret.words)) found.push({ ...secret, in: name })
    const image = (answer.value as { image?: unknown } | null)?.image
    if (name === 'photo.bytes' && image instanceof Uint8Array) found.push({ field: 'pictures', words: 'a picture', in: name })
    if (name === 'paper.bytes' && image instanceof Uint8Array) found.push({ field: 'scans', words: 'a copy of a paper', in: name })
    const strokes = (answer.value as { signature?: unknown } | null)?.signature
    if (name === 'case.view' && Array.isArray(strokes)) found.push({ field: 'signature', words: 'strokes', in: name })
  }
  return found
}

async function expectOnlyOwn(view: CaseView): Promise<void> {
  for (const role of roles) {
    const open = ownSight({ roles: [role], state: view.state, served: false, lifted: false })
    const read = await readBy(role, view)
    // The form is a paper: whoever may see papers reads on it what else stands there.
    const unlawful = read.filter(({ field }) => !open.has(field) && (field === 'scans' || !open.has('papers')))
    expect({ role, state: view.state, unlawful }).toEqual({ role, state: view.state, unlawful: [] })
    if (open.has('name')) expect(read.some(({ field }) => field === 'name')).toBe(true)
    expect([role, view.state, read.some(({ field }) => field === 'scans')]).toEqual([
      role,
      view.state,
      open.has('scans') && view.pages.length > 0,
    ])
    if (open.has('pictures') && view.photos.some(({ chosen }) => chosen)) expect(read.some(({ field }) => field === 'pictures')).toBe(true)
  }
}

describe('of one case nobody reads more than their work needs', () => {
  let view: CaseView
  const walked: string[] = []
  const walk = async (next: CaseView) => {
    view = next
    walked.push(view.state)
    await expectOnlyOwn(view)
  }

  test('at the counter', async () => {
    const teller = await counter.teller()
    const opened = await teller.call('case.open', { ticketId: null, identity: holder, companion: null })
    await holding(teller, opened)
    await walk(await filledBy(teller, opened))
    await teller.call('photo.oldCard', { caseId: view.id, image: await citizenPhoto() })
    const page = {
      item: view.item,
      reason: view.business?.reason ?? 'LOOKS_CHANGED',
      material: 'HOLDER_ID',
      quarters: 0,
      instead: null,
    } as const
    view = await teller.call('paper.add', { caseId: view.id, ...page, source: 'file', image: await citizenPhoto(), camera: null })
    await walk(await signedBy(teller, view))
  })

  test('before the second person, and when it came back', async () => {
    const teller = await counter.teller()
    await walk(await teller.call('case.submit', refOf(view)))
  })

  test('at the fee, in the making, at the branch and in the holder’s hand', async () => {
    const reviewer = await counter.reviewer()
    const cards = await counter.cards()
    await walk(await reviewer.call('review.approve', refOf(view)))
    view =
      view.fee.due === null
        ? await cards.call('fee.waive', { ...refOf(view), reason: 'other', note: '收费标准待确认' })
        : await cards.call('fee.collect', { ...refOf(view), method: 'cash', fen: view.fee.due })
    await walk(view)
    for (const event of ['sendToMake', 'branchReceived'] as const) {
      view = await cards.call('production.record', { ...refOf(view), event, note: '', cardTail: event === 'sendToMake' ? null : '0042' })
    }
    await walk(view)
    const same = { faceSame: true, nameSame: true, cardPhotoSame: true }
    const verified = await cards.call('handover.verify', { ...refOf(view), docType: holder.docType, number: holder.number, ...same })
    const strokes: [number, number][][] = [
      [
        [0.1, 0.5],
        [0.3, 0.4],
      ],
      [
        [0.5, 0.3],
        [0.8, 0.7],
      ],
    ]
    await walk(
      await cards.call('handover.complete', {
        ...refOf(verified),
        oldCard: 'collected',
        toldEnable: true,
        toldBank: true,
        signature: strokes,
      }),
    )
    expect(walked).toEqual(['filled', 'confirmed', 'submitted', 'approved', 'paid', 'at-branch', 'closed'])
  })

  test('whoever served the holder sees the case on that day, and no longer', async () => {
    const cards = await counter.cards()
    expect((await cards.call('case.view', { caseId: view.id })).identity.name).toBe(holder.name)
    expect((await seatOf('cards').call('case.view', { caseId: view.id })).identity.name).toBe('欧***')
    counter.clock.advance(86_400_000)
    const next = await (await counter.cards()).call('case.view', { caseId: view.id })
    expect(next.identity).toMatchObject({ name: '欧***', number: `4401**********${holder.number.slice(-4)}`, birth: '1973-01-01' })
    expect(next.masked).toEqual([...sightFields])
  })
})

const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })

async function filledBy(teller: Seat, { id, revision }: CaseView): Promise<CaseView> {
  const given = samplesFor({ id, revision, photos: [], pages: [], identity: holder } as never, { id } as never)['business.give']
  await teller.call('business.give', { ...given, caseId: id, revision })
  return teller.call('form.complete', { caseId: id, draft: contact })
}

async function signedBy(teller: Seat, view: CaseView): Promise<CaseView> {
  const shot = await teller.call('photo.capture', { caseId: view.id, source: 'preview', images: [await citizenPhoto()] })
  const picked = await chosen(teller, shot)
  const signature: [number, number][][] = [
    [
      [0.1, 0.5],
      [0.3, 0.4],
    ],
    [
      [0.5, 0.3],
      [0.8, 0.7],
    ],
  ]
  return teller.call('confirm.sign', { ...refOf(picked), signature })
}

describe('looking behind a mask', () => {
  let view: CaseView
  beforeAll(async () => {
    const teller = await counter.teller()
    const opened = await teller.call('case.open', { ticketId: null, identity: otherCitizen, companion: null })
    await holding(teller, opened)
    view = await signedBy(teller, await filledBy(teller, opened))
  })

  test('takes a reason, lasts for that case and that session, and stands in the log', async () => {
    const manager = seatOf('manager')
    const picture = { caseId: view.id, photoId: null, part: 'finished' as const }
    expect(await manager.ask('photo.bytes', picture)).toEqual({ ok: false, error: { code: 'MASKED' } })
    await manager.call('case.unmask', { caseId: view.id, reason: '客户投诉核查' })
    expect((await manager.call('case.view', { caseId: view.id })).identity.name).toBe(otherCitizen.name)
    expect((await manager.call('photo.bytes', picture)).image).toBeInstanceOf(Uint8Array)
    await manager.call('photo.bytes', { ...picture, part: 'raw' })
    const { entries } = await manager.call('audit.find', { caseId: view.id, day: null })
    const looks = entries.filter(({ what }) => what === 'case.look' || what === 'case.unmask')
    expect(looks.map(({ what, facts }) => [what, facts.picture ?? null])).toEqual([
      ['case.look', 'raw'],
      ['case.look', 'finished'],
      ['case.unmask', null],
    ])
    // Another session of the same person says why for itself.
    const elsewhere = await counter.seated('kan-manager', '21')
    expect((await elsewhere.call('case.view', { caseId: view.id })).masked).toEqual([...sightFields])
    await manager.call('session.signOut', {})
    seats.set('manager', await counter.seated('kan-manager', '20'))
    expect(await seatOf('manager').ask('photo.bytes', picture)).toEqual({ ok: false, error: { code: 'MASKED' } })
  })

  test('and of another case shows nothing', async () => {
    const cards = seatOf('cards')
    await cards.call('case.unmask', { caseId: view.id, reason: '补打单据核对' })
    const other = await (await counter.teller()).call('case.open', { ticketId: null, identity: citizenBorn('1960-06-15'), companion: null })
    expect((await cards.call('case.view', { caseId: other.id })).masked).toEqual([...sightFields])
  })

  test('a look in one’s own step leaves no entry', async () => {
    const teller = await counter.teller()
    const count = async () => (await seatOf('reviewer').call('audit.find', { caseId: view.id, day: null })).entries.length
    const before = await count()
    await teller.call('photo.bytes', { caseId: view.id, photoId: null, part: 'finished' })
    expect(await count()).toBe(before)
  })

  test.each(['cards', 'manager', 'reviewer'])('%s does not correct what is masked', async role => {
    const answer = await (await counter.seated(`kan-${role}`)).ask('correction.make', {
      change: { fact: 'identity', ...refOf(view), identity: { ...view.identity, name: '李更正' } },
      reason: '录入时打错一个字',
      second: null,
    })
    expect(answer.ok ? 'done' : answer.error.code).toBe('MASKED')
  })
})
