/** A counter whose place hands its cases in by files or by hand, and the folders of a reference centre, new for every test. */
import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { type Centre, openCentre } from '../../main/cli/centre/serve.ts'
import { fieldKeys } from '../../shared/form/fields.ts'
import type { CaseView } from '../../shared/ipc/shapes/case.ts'
import { practiceBirth } from '../../shared/practice.ts'
import { madeUpCitizens, paid } from './a-case.ts'
import { aCounter, type Counter, type Seat } from './a-counter.ts'
import { aSharedEngine, type SharedEngine } from './a-photo-engine.ts'
import { aResourcesFolder } from './a-resources-folder.ts'

export type CentreByFiles = ReturnType<typeof aCentreByFiles>

/** Call it once at the top of a test file. */
export function aCentreByFiles() {
  let photos: SharedEngine
  let folder: string
  let counter: Counter
  let centre: Centre
  let manager: Seat
  let cards: Seat
  let people: ReturnType<typeof madeUpCitizens>
  const ended: (() => Promise<void>)[] = []

  beforeAll(async () => {
    photos = await aSharedEngine()
  })
  afterAll(() => photos.end())
  beforeEach(() => {
    people = madeUpCitizens(12)
  })
  afterEach(async () => {
    for (const end of ended.splice(0).reverse()) await end()
  })

  /** As the shell does for what a person picked in its dialog. */
  const inDialog = async (seat: Seat, name: 'centre.setFolder' | 'centre.batchTo' | 'centre.handField', input: unknown) =>
    (await counter.send(seat.number, name, input, 'dialog')) as {
      ok: boolean
      value?: { text: string }
      error?: { code: string; detail?: object }
    }
  /** Whoever writes a result file is done with it. */
  const settled = async () => {
    for (const name of await readdir(centre.files.folders.results)) {
      const path = join(centre.files.folders.results, name)
      await utimes(path, new Date(0), new Date(0))
    }
  }

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
    get cards() {
      return cards
    },
    get folder() {
      return folder
    },
    open: async (handover: Record<string, unknown>): Promise<void> => {
      const resources = await aResourcesFolder(practiceBirth.profile, {
        handover: { fields: [...fieldKeys], picture: 'number', ...handover },
      })
      ended.push(resources.end)
      folder = await mkdtemp(join(tmpdir(), 'centre-files-'))
      ended.push(() => rm(folder, { recursive: true, force: true }))
      counter = await aCounter({ photos, options: { resourcesFolder: resources.path } })
      ended.push(() => counter.end())
      manager = await counter.manager()
      cards = await counter.cards()
      const spec = counter.core.resources.profiles.get(practiceBirth.profile)?.photo.value
      if (!spec) throw new Error('the practice place has no rule for pictures')
      centre = await openCentre({ folder: join(folder, 'centre'), spec, stepMs: 1_000, now: () => Date.parse(counter.clock.now()) })
      ended.push(() => centre.close())
    },
    inDialog,
    choose: async (...which: readonly ('hand' | 'batch' | 'results')[]) => {
      for (const one of which) {
        expect(await inDialog(manager, 'centre.setFolder', { which: one, path: centre.files.folders[one] })).toMatchObject({ ok: true })
      }
    },
    aPaidCase: async (): Promise<CaseView> => {
      const person = people.pop()
      if (!person) throw new Error('too few made-up people')
      return paid(counter, person)
    },
    view: ({ id }: CaseView) => manager.call('case.view', { caseId: id }),
    standing: async ({ id }: CaseView) => (await manager.call('centre.ofCase', { caseId: id })).standing,
    readResults: async () => {
      await settled()
      await counter.core.jobs.follow('centre-results')
    },
    bytesOf: async (one: CaseView): Promise<Buffer> => {
      const row = await counter.core.store.db
        .selectFrom('case_file')
        .innerJoin('photo', 'photo.id', 'case_file.photo_id')
        .select('photo.finished_sha')
        .where('case_file.id', '=', one.id)
        .executeTakeFirstOrThrow()
      return Buffer.from((await counter.core.blobs.read(row.finished_sha)) ?? [])
    },
    /** The mobile decides how the reference centre treats the holder. */
    withMobile: async (one: CaseView, mobile: string) => {
      const { db } = counter.core.store
      const { seq } = await db.selectFrom('outbox').select('seq').where('lane', '=', one.id).executeTakeFirstOrThrow()
      const { body } = await db.selectFrom('outbox_body').select('body').where('seq', '=', seq).executeTakeFirstOrThrow()
      const message = JSON.parse(body)
      message.fields.mobile = mobile
      await db
        .updateTable('outbox_body')
        .set({ body: JSON.stringify(message) })
        .where('seq', '=', seq)
        .execute()
    },
    batches: async () => (await manager.call('centre.ways', {})).batches,
  }
}

/** Every file under a folder, by its path there. */
export async function treeOf(root: string): Promise<Record<string, string>> {
  const names = await readdir(root, { recursive: true, withFileTypes: true })
  const files = names.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const read = await Promise.all(files.map(async path => [path.slice(root.length + 1), (await readFile(path)).toString('base64')] as const))
  return Object.fromEntries(read.sort(([a], [b]) => (a < b ? -1 : 1)))
}
