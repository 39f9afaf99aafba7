/** Kills the core without warning at every step of a job and at its first start, and looks what is left. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noticesFor } from '../../shared/business/notices.ts'
import type { CaseView } from '../../shared/ipc/shapes/case.ts'
import { tellerLooks } from '../../shared/photo/verdict.ts'
import { practicePassword } from '../../shared/practice.ts'
import { citizen, contactDetails, holding, signature } from '../support/a-case.ts'
import { aCoreProcess, aDataFolder, type CoreProcess, drop, forked } from '../support/a-core-process.ts'
import { citizenPhoto, type Seat } from '../support/a-counter.ts'
import { dice } from '../support/a-dice.ts'

type Login = 'jingban' | 'fuhe' | 'kaguan'
type Step = {
  readonly name: string
  readonly by: Login
  readonly state: CaseView['state']
  take(seat: Seat, view: CaseView): Promise<CaseView>
}
const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })

const choose = async (seat: Seat, view: CaseView): Promise<CaseView> => {
  const [photo] = view.photos
  if (!photo) throw new Error('the picture is gone')
  const flagged = photo.verdicts.filter(({ level }) => level === 'flag').map(({ check }) => ({ check, reason: '本人确认无误' }))
  const override = photo.outcome === 'refused' ? { login: 'zhuguan', password: practicePassword, reason: '演练用照片' } : null
  return seat.call('photo.choose', { ...refOf(view), photoId: photo.id, decisions: flagged, looks: [...tellerLooks], override })
}

const recorded = (event: 'sendToMake' | 'cityBankReceived' | 'branchReceived', state: CaseView['state']): Step => ({
  name: event,
  by: 'kaguan',
  state,
  take: (seat, view) =>
    seat.call('production.record', { ...refOf(view), event, note: '', cardTail: event === 'branchReceived' ? '0042' : null }),
})

/** The whole job, one command after the other. */
const job: readonly Step[] = [
  {
    name: 'notices',
    by: 'jingban',
    state: 'noticed',
    take: (seat, view) =>
      seat.call('business.give', {
        ...refOf(view),
        item: 'REPLACE_PHOTO',
        reason: 'LOOKS_CHANGED',
        photoPlan: 'new',
        papers: ['HOLDER_ID', 'OLD_CARD', 'NEW_PHOTO'],
        notices: [...noticesFor('REPLACE_PHOTO')],
        consents: ['PHOTO_CONSENT'],
      }),
  },
  {
    name: 'typing',
    by: 'jingban',
    state: 'noticed',
    take: (seat, view) => seat.call('form.save', { caseId: view.id, draft: { mailAddr: '演练路1' } }),
  },
  {
    name: 'form',
    by: 'jingban',
    state: 'filled',
    take: (seat, view) => seat.call('form.complete', { caseId: view.id, draft: contactDetails }),
  },
  {
    name: 'shot',
    by: 'jingban',
    state: 'filled',
    take: async (seat, view) => seat.call('photo.capture', { caseId: view.id, source: 'preview', images: [await citizenPhoto()] }),
  },
  { name: 'choice', by: 'jingban', state: 'photographed', take: choose },
  { name: 'signature', by: 'jingban', state: 'confirmed', take: (seat, view) => seat.call('confirm.sign', { ...refOf(view), signature }) },
  { name: 'handing in', by: 'jingban', state: 'submitted', take: (seat, view) => seat.call('case.submit', refOf(view)) },
  { name: 'approval', by: 'fuhe', state: 'approved', take: (seat, view) => seat.call('review.approve', refOf(view)) },
  {
    name: 'fee',
    by: 'kaguan',
    state: 'paid',
    take: (seat, view) => seat.call('fee.collect', { ...refOf(view), method: 'cash', fen: view.fee.due ?? 0 }),
  },
  recorded('sendToMake', 'making'),
  recorded('cityBankReceived', 'at-city-bank'),
  recorded('branchReceived', 'at-branch'),
  {
    name: 'booking',
    by: 'kaguan',
    state: 'at-branch',
    take: async (seat, view) => {
      const { days } = await seat.call('pickup.offer', { caseId: view.id })
      const [day] = days
      return seat.call('pickup.book', { ...refOf(view), day: day?.day ?? '', start: day?.slots[0]?.start ?? '' })
    },
  },
  {
    name: 'taker',
    by: 'kaguan',
    state: 'handing-over',
    take: (seat, view) =>
      seat.call('handover.verify', {
        ...refOf(view),
        docType: citizen.docType,
        number: citizen.number,
        faceSame: true,
        nameSame: true,
        cardPhotoSame: true,
      }),
  },
  {
    name: 'hand-over',
    by: 'kaguan',
    state: 'closed',
    take: (seat, view) =>
      seat.call('handover.complete', { ...refOf(view), oldCard: 'collected', toldEnable: true, toldBank: true, signature }),
  },
]

describe('a core killed after every command of a whole job', () => {
  let folder: string
  let core: CoreProcess
  let view: CaseView
  beforeAll(async () => {
    folder = await aDataFolder()
    core = await aCoreProcess(folder, { birth: true })
    const teller = await core.seated('jingban')
    view = await teller.call('case.open', { ticketId: null, identity: citizen })
    await holding(teller, view)
  })
  afterAll(async () => {
    await core.kill()
    await drop(folder)
  })

  test.each(job.map(step => [step.name, step] as const))(
    'stands after the %s where it stood, and the job goes on from there',
    async (_, step) => {
      const done = await step.take(await core.seated(step.by), view)
      expect(done.state).toBe(step.state)
      await core.kill()
      core = await aCoreProcess(folder)
      view = await (await core.seated(step.by)).call('case.view', { caseId: view.id })
      expect(view).toEqual(done)
      const reviewer = await core.seated('fuhe')
      const audit = await reviewer.call('audit.find', { caseId: view.id, day: null })
      expect([await reviewer.call('audit.verify', {}), audit.entries.find(entry => entry.what.startsWith('case.'))?.to]).toEqual([
        { brokenAt: null },
        step.state,
      ])
    },
  )
})

test('a core killed at its very first start is set up again, whenever the blow fell', async () => {
  const roll = dice(11)
  for (let round = 0; round < 5; round += 1) {
    const folder = await aDataFolder()
    const making = aCoreProcess(folder, {
      birth: true,
      start: file => {
        const child = forked(file)
        setTimeout(() => child.kill('SIGKILL'), 150 + roll.below(500))
        return child
      },
    }).then(
      core => core.kill(),
      () => undefined,
    )
    await making
    const next = await aCoreProcess(folder).catch(() => aCoreProcess(folder, { birth: true }))
    await expect(next.seated('jingban')).resolves.toBeDefined()
    await next.close()
    await drop(folder)
  }
})
