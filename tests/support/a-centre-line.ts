/** A counter whose place hands its cases in over the line, and the reference centre at the other end, new for every test. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { type Centre, openCentre } from '../../main/cli/centre/serve.ts'
import { fieldKeys } from '../../shared/form/fields.ts'
import type { CaseView } from '../../shared/ipc/shapes/case.ts'
import { practiceBirth } from '../../shared/practice.ts'
import { madeUpCitizens, paid } from './a-case.ts'
import { aCounter, type Counter, type Seat } from './a-counter.ts'
import { aSharedEngine, type SharedEngine } from './a-photo-engine.ts'
import { aResourcesFolder } from './a-resources-folder.ts'

export type CentreLine = ReturnType<typeof aCentreLine>

/** Call it once at the top of a test file. */
export function aCentreLine() {
  let photos: SharedEngine
  let resources: Awaited<ReturnType<typeof aResourcesFolder>>
  let folder: string
  let counter: Counter
  let centre: Centre
  let manager: Seat
  let people: ReturnType<typeof madeUpCitizens>

  const centreAt = (port: number): Promise<Centre> => {
    const spec = counter.core.resources.profiles.get(practiceBirth.profile)?.photo.value
    if (!spec) throw new Error('the practice place has no rule for pictures')
    return openCentre({ folder, spec, port, stepMs: 1_000, now: () => Date.parse(counter.clock.now()) })
  }
  const portOf = ({ url }: Centre) => Number(new URL(url).port)

  beforeAll(async () => {
    photos = await aSharedEngine()
    resources = await aResourcesFolder(practiceBirth.profile, { handover: { way: 'http', fields: [...fieldKeys], picture: 'number' } })
  })
  afterAll(async () => {
    await photos.end()
    await resources.end()
  })
  beforeEach(async () => {
    people = madeUpCitizens(12)
    folder = await mkdtemp(join(tmpdir(), 'centre-way-'))
    counter = await aCounter({ photos, options: { resourcesFolder: resources.path } })
    manager = await counter.manager()
    centre = await centreAt(0)
  })
  afterEach(async () => {
    await counter.end()
    await centre.close()
    await rm(folder, { recursive: true, force: true })
  })

  const nextPerson = () => {
    const person = people.pop()
    if (!person) throw new Error('too few made-up people')
    return person
  }
  const view = ({ id }: CaseView) => manager.call('case.view', { caseId: id })

  return {
    get counter() {
      return counter
    },
    get centre() {
      return centre
    },
    get manager() {
      return manager
    },
    connect: (url = centre.url) => manager.call('centre.setLine', { url, token: null }),
    send: () => counter.core.jobs.follow('centre'),
    hear: () => counter.core.jobs.follow('centre-news'),
    nextPerson,
    aPaidCase: (): Promise<CaseView> => paid(counter, nextPerson()),
    view,
    standing: async ({ id }: CaseView) => (await manager.call('centre.ofCase', { caseId: id })).standing,
    refOf: async (one: CaseView) => {
      const { id: caseId, revision } = await view(one)
      return { caseId, revision }
    },
    /** The mobile decides how the reference centre treats the holder. */
    withMobile: async (one: CaseView, mobile: string) => {
      const { db } = counter.core.store
      const message = db.selectFrom('outbox').select('seq').where('lane', '=', one.id).where('kind', '=', 'case')
      const { seq } = await message.executeTakeFirstOrThrow()
      const { body } = await db.selectFrom('outbox_body').select('body').where('seq', '=', seq).executeTakeFirstOrThrow()
      const said = JSON.parse(body)
      said.fields.mobile = mobile
      const change = { body: JSON.stringify(said) }
      await db.updateTable('outbox_body').set(change).where('seq', '=', seq).execute()
    },
    /** It ends, and opens again where it answered before. */
    reopens: async () => {
      const port = portOf(centre)
      await centre.close()
      centre = await centreAt(port)
    },
    /** As it was on its first day: it has lost everything it was sent. */
    forgets: async () => {
      const port = portOf(centre)
      await centre.close()
      await rm(folder, { recursive: true, force: true })
      centre = await centreAt(port)
    },
  }
}
