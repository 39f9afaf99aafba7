/** Measures a batch of ten thousand pictures: filled by one process, made by another that does nothing else. Part of `npm run bench -- outbox`. */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { promisify } from 'node:util'
import { batchNow } from '../../../main/core/channels/centre/batch/make.ts'
import { seal, sha256Of } from '../../../main/core/platform/blobs/seal.ts'
import { pictureFile } from '../../../main/core/platform/store/files.ts'
import { channelOfWay } from '../../../main/core/records/centre/there.ts'
import { setPlaces } from '../../../main/core/records/centre/ways.ts'
import { referenceMark } from '../../../shared/centre/manifest.ts'
import type { CentreCase } from '../../../shared/centre/messages.ts'
import { type FormDraft, fieldKeys } from '../../../shared/form/fields.ts'
import { Handover, picturePacks, sheetForms } from '../../../shared/profile/handover.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { fillWith } from '../store/fill.ts'
import { modelsOf } from '../store/store.ts'

const count = 10_000
const pictureBytes = 30_000
const rowsAtOnce = 200

export async function batchSpeed(): Promise<string> {
  const lines: string[] = []
  for (const [sheet, pack] of [
    ['xlsx', 'folder'],
    ['csv-gbk', 'zip'],
  ]) {
    const folder = await mkdtemp(join(tmpdir(), 'batch-bench-'))
    try {
      await fill(join(folder, 'data'), join(folder, 'out'))
      const asked = [...process.execArgv, process.argv[1] ?? '', 'outbox-batch', folder, sheet ?? '', pack ?? '']
      const { stdout } = await promisify(execFile)(process.execPath, asked, { maxBuffer: 1_000_000 })
      lines.push(stdout.trim())
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  return lines.join('\n')
}

/** What the other process does: opens the store, makes the batch, and says how long it took and how much it held at most. */
export async function batchRun(folder = '', sheet = 'xlsx', pack = 'folder'): Promise<string> {
  const how = Handover.parse({
    way: 'batch',
    fields: [...fieldKeys],
    picture: 'case',
    sheet: sheetForms.find(one => one === sheet),
    pack: picturePacks.find(one => one === pack),
  })
  // No picture is judged here, and the engine's models would count as memory of the batch.
  const photos = { close: async () => undefined } as never
  const counter = await aCounter({ photos, options: { dataFolder: join(folder, 'data'), birth: undefined } as never })
  let most = 0
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 20)
  const before = process.memoryUsage().rss
  const start = performance.now()
  // In the turn of its job, which would write the same batch beside it once a minute is over.
  const who = { caller: { window: 'terminal', seat: 0 }, session: null } as const
  const made = await counter.core.jobs.inTurn('centre-batch', ({ signal }) => batchNow(counter.core, who, how, signal))
  const seconds = (performance.now() - start) / 1_000
  clearInterval(look)
  most = Math.max(most, process.memoryUsage().rss)
  await counter.close()
  const written = (await readdir(join(folder, 'out'))).filter(name => !name.startsWith('.') && name !== referenceMark)
  const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
  return `${made} pictures of 30 kB in ${written.length} batch (${sheet}, ${pack}): ${seconds.toFixed(1)} s, memory ${mb(before)} before, at most ${mb(most)}, load ${loadavg()[0]?.toFixed(1)}`
}

async function fill(data: string, out: string): Promise<void> {
  await mkdir(out, { recursive: true })
  await writeFile(join(out, referenceMark), '{}')
  const born = await aCounter({ options: { dataFolder: data } })
  await fillWith(born.core.store, await modelsOf(born), count, 0)
  const rows = await born.core.store.db.selectFrom('case_file').select(['id', 'number', 'item', 'maker_id', 'form']).limit(count).execute()
  for (let at = 0; at < rows.length; at += rowsAtOnce) await addLot(born, rows.slice(at, at + rowsAtOnce))
  await born.core.store.write(({ tx }) => setPlaces(tx, { hand: null, batch: out, results: null, seal: null }))
  await born.close()
}

type Row = { readonly id: string; readonly number: string; readonly item: string; readonly maker_id: string; readonly form: string }

async function addLot({ core }: Counter, rows: readonly Row[]): Promise<void> {
  const now = core.clock.now()
  const key = core.store.subkey('blob keys')
  const pictures = rows.map(() => {
    const plain = randomBytes(pictureBytes)
    return { sha256: sha256Of(plain), sealed: seal(key, plain, sha256Of(plain)) }
  })
  for (const { sealed } of pictures) {
    const path = pictureFile(core.store.folder, sealed.name)
    await mkdir(join(path, '..'), { recursive: true })
    await writeFile(path, sealed.bytes)
  }
  await core.store.write(async ({ tx }) => {
    for (const [at, row] of rows.entries()) {
      const picture = pictures[at]
      if (!picture) throw new Error('a case without a picture')
      const { sha256, sealed } = picture
      await tx
        .insertInto('blob')
        .values({ sha256, file: sealed.name, sealed_key: Buffer.from(sealed.sealedKey), size: pictureBytes, kept_at: now })
        .execute()
      const messageKey = `${row.id}/1`
      const form: FormDraft = JSON.parse(row.form)
      const body: CentreCase = {
        caseNumber: row.number,
        branch: core.branch.code,
        item: row.item,
        approvedAt: now,
        fields: form,
        photo: { sha256, bytes: pictureBytes, name: `${row.number}.jpg`, takenAt: now },
      }
      await tx
        .insertInto('centre_case')
        .values({
          case_id: row.id,
          round: 1,
          approvals: 1,
          key: messageKey,
          photo_sha: sha256,
          body_sha: '',
          operator_id: row.maker_id,
          handed_at: now,
          receipt: null,
          received_at: null,
          refusal: null,
        })
        .execute()
      const { seq } = await tx
        .insertInto('outbox')
        .values({
          key: messageKey,
          channel: channelOfWay.batch,
          lane: row.id,
          kind: 'case',
          state: 'due',
          due_at: now,
          fence: 0,
          attempts: 0,
          error: null,
          acts: null,
          receipt: null,
          enqueued_at: now,
          changed_at: now,
        })
        .returning('seq')
        .executeTakeFirstOrThrow()
      await tx
        .insertInto('outbox_body')
        .values({ seq, body: JSON.stringify(body) })
        .execute()
    }
  })
}
