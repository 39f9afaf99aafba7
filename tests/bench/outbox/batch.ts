/** Measures a batch of ten thousand pictures: filled by one process, made by another that does nothing else. Part of `npm run bench -- outbox`. */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { seal, sha256Of } from '../../../main/core/platform/blobs/seal.ts'
import { pictureFile } from '../../../main/core/platform/store/files.ts'
import { channelOfWay } from '../../../main/core/records/centre/there.ts'
import { setPlaces } from '../../../main/core/records/centre/ways.ts'
import { coreOptions } from '../../../main/shell/core-process.ts'
import { referenceMark } from '../../../shared/centre/manifest.ts'
import type { CentreCase } from '../../../shared/centre/messages.ts'
import type { FormDraft } from '../../../shared/form/fields.ts'
import { bundled } from '../../fault/bundled.ts'
import { aCounter, type Counter, resourcesFolder } from '../../support/a-counter.ts'
import { fillWith } from '../store/fill.ts'
import { modelsOf } from '../store/store.ts'

const count = 10_000
const pictureBytes = 30_000
const rowsAtOnce = 200

export async function batchSpeed(): Promise<string> {
  const children = await bundled('bench-batch', { 'batch-child': 'tests/bench/outbox/batch-child.ts' })
  const lines: string[] = []
  for (const [sheet, pack] of [
    ['xlsx', 'folder'],
    ['csv-gbk', 'zip'],
  ]) {
    const folder = await mkdtemp(join(tmpdir(), 'batch-bench-'))
    try {
      await fill(join(folder, 'data'), join(folder, 'out'))
      const asked = [...coreOptions, `${children}batch-child.mjs`, folder, resourcesFolder, sheet ?? '', pack ?? '']
      const { stdout } = await promisify(execFile)(process.execPath, asked, { maxBuffer: 1_000_000 })
      lines.push(`${stdout.trim()}, load ${loadavg()[0]?.toFixed(1)}`)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  return lines.join('\n')
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
