/** Takes what a branch hands in as files, and a picture that a person brings to the form; answers with result files. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readBack } from '../../../shared/centre/columns.ts'
import {
  BatchManifest,
  manifestName,
  picturesFolderName,
  picturesZipName,
  referenceMark,
  sealedEnding,
} from '../../../shared/centre/manifest.ts'
import { CentreCase, type CentreEvent, type CentreRefusal, type CentreStatus } from '../../../shared/centre/messages.ts'
import { FieldKey, FormDraft, isBoolField } from '../../../shared/form/fields.ts'
import type { PhotoSpec } from '../../../shared/photo/standard.ts'
import { centreRefusalText, referenceCentreName } from '../../../shared/strings/zh-CN/centre.ts'
import { resultHeadings, rowResultWords } from '../../../shared/strings/zh-CN/centre-ways.ts'
import { z } from '../../../shared/zod.ts'
import { makeSealKeys, type SealKeys, unsealed } from '../../core/channels/centre/batch/seal.ts'
import { sheetOf } from '../../core/channels/centre/batch/sheet.ts'
import { openZip } from '../../core/platform/archive/zip.ts'
import { readWorkbook } from '../../core/platform/workbook/read.ts'
import { isWhole, judge } from './judge.ts'
import type { Ledger } from './ledger.ts'
import type { Trouble } from './trouble.ts'

export type CentreFolders = {
  /** Where a branch lays the picture for the form. */
  readonly hand: string
  /** Where a branch lays its batches. */
  readonly batch: string
  /** Where the centre says what became of them. */
  readonly results: string
}
export type CentreFiles = {
  readonly folders: CentreFolders
  readonly sealKeys: Readonly<Record<'sm2' | 'x25519', SealKeys>>
  /** Takes every batch that lies there, and writes what is new of the cards. One call after another. */
  collect(): Promise<void>
  /** What a person typed into the form, and the picture they chose from the folder. */
  byHand(form: ByHand): Promise<{ readonly receipt: string; readonly receivedAt: string } | CentreRefusal>
}

export const ByHand = z.object({
  /** The file in the folder; null for a card without a picture. */
  picture: z.string().min(1).max(120).nullable(),
  fields: z.partialRecord(FieldKey, z.string().max(600)),
})
export type ByHand = z.infer<typeof ByHand>

type World = {
  readonly folder: string
  readonly ledger: Ledger
  readonly spec: PhotoSpec
  readonly now: () => number
  readonly trouble: () => Trouble
}

/** The keys that came by files or by hand, and how many of their news were told. */
const State = z.object({ batched: z.array(z.string()), told: z.array(z.string()), files: z.int() })
const limits = { files: 30_000, fileBytes: 4_000_000, allBytes: 2_000_000_000 }
const handKey = 'hand/'

export async function openFiles({ folder, ledger, spec, now, trouble }: World): Promise<CentreFiles> {
  const folders = { hand: join(folder, 'hand'), batch: join(folder, 'batch'), results: join(folder, 'results') }
  const [taken, unread] = [join(folder, 'taken'), join(folder, 'unread')]
  const mark = `${JSON.stringify({ reference: true, name: referenceCentreName })}\n`
  for (const one of [...Object.values(folders), taken, unread]) await mkdir(one, { recursive: true, mode: 0o700 })
  for (const one of Object.values(folders)) await writeFile(join(one, referenceMark), mark)
  const sealKeys = await sealKeysIn(join(folder, 'seal-keys.json'))
  const statePath = join(folder, 'files.json')
  const state = await stateIn(statePath)
  let last: Promise<unknown> = Promise.resolve()

  const keepState = async () => {
    await writeFile(`${statePath}.new`, JSON.stringify(state), { mode: 0o600 })
    await rename(`${statePath}.new`, statePath)
  }

  async function takeAll(): Promise<void> {
    for (const name of (await readdir(folders.batch)).sort()) {
      if (name.startsWith('.') || name === referenceMark) continue
      const files = await filesOf(join(folders.batch, name), sealKeys)
      if (files === null) continue
      const rows = await takeBatch(files).catch(() => null)
      if (rows !== null) await tell(rows)
      // What is no batch stops none behind it; whoever looks after the centre finds it aside.
      const to = join(rows === null ? unread : taken, name)
      await rm(to, { recursive: true, force: true })
      await rename(join(folders.batch, name), to)
    }
  }

  async function takeBatch(files: Files): Promise<Row[]> {
    const manifest = BatchManifest.parse(JSON.parse(new TextDecoder().decode(await files(manifestName))))
    const sheet = await files(manifest.sheet.name)
    const whole = isWhole(sheet, manifest.sheet)
    const cells = whole ? await cellsOf(sheet, manifest) : new Map<string, ReadonlyMap<string, string>>()
    const rows: Row[] = []
    for (const { key, caseNumber, item, approvedAt, picture } of manifest.cases) {
      const fields = fieldsOf(cells.get(caseNumber) ?? new Map())
      const one = CentreCase.parse({ caseNumber, branch: manifest.branch, item, approvedAt, fields, photo: picture })
      const bytes = picture ? await files(`${picturesFolderName}/${picture.name}`).catch(() => null) : null
      // A sheet that is not what the list says was damaged or changed on its way: nothing of it is believed.
      const said = whole ? await take(key, one, bytes) : refusedAs('MESSAGE_WRONG')
      rows.push({ caseNumber, docNumber: '', batch: manifest.number, ...said })
      if (!state.batched.includes(key)) state.batched.push(key)
    }
    return rows
  }

  async function take(key: string, one: CentreCase, bytes: Uint8Array | null): Promise<Said> {
    const digest = sha256Of(Buffer.from(JSON.stringify(one)))
    const before = ledger.find(key)
    if (before) return before.digest === digest ? { result: 'taken', receipt: before.receipt } : refusedAs('KEY_REUSED')
    if (one.photo && bytes === null) return refusedAs('PHOTO_MISSING')
    if (one.photo && bytes && !isWhole(bytes, one.photo)) return refusedAs('PHOTO_FILE')
    const refusal = judge(one, bytes, spec)
    if (refusal) return { result: 'refused', code: refusal.code, reason: refusal.words }
    if (one.photo && bytes) await ledger.keepPicture(one.photo.sha256, bytes)
    const { receipt } = await ledger.keep(one, key, digest)
    return { result: 'taken', receipt }
  }

  /** News of the cards that came by files or by hand, each told once. */
  async function tellNews(): Promise<void> {
    const known = new Set(state.batched)
    const mine = ledger.taken().filter(({ key }) => known.has(key) || key.startsWith(handKey))
    const numbers = new Map(mine.map(({ case: one, key }) => [one.caseNumber, key]))
    const branches = new Set(mine.map(({ case: one }) => one.branch))
    const told = new Set(state.told)
    const events = [...branches]
      .flatMap(branch => ledger.events(branch))
      .filter(({ id, caseNumber }) => !told.has(id) && numbers.has(caseNumber))
    if (events.length === 0) return
    await tell(events.map(event => rowOf(event, numbers.get(event.caseNumber)?.startsWith(handKey) === true)))
    state.told.push(...events.map(({ id }) => id))
    await keepState()
  }

  async function tell(rows: readonly Row[]): Promise<void> {
    const upset = trouble()
    const ordered = upset.strikes('reordered') ? [...rows].reverse() : rows
    const bytes = await sheetOf('xlsx', heading, ordered.map(rowCells))
    if (upset.strikes('garbage')) await put(`${nameOf()}.xlsx`, new TextEncoder().encode('<html>gateway</html>'))
    await put(`${nameOf()}.xlsx`, bytes)
    if (upset.strikes('twice')) await put(`${nameOf()}.xlsx`, bytes)
    await keepState()
  }
  const nameOf = (): string => {
    state.files += 1
    return `result-${String(state.files).padStart(5, '0')}`
  }
  async function put(name: string, bytes: Uint8Array): Promise<void> {
    await writeFile(join(folders.results, `.${name}.new`), bytes)
    await rename(join(folders.results, `.${name}.new`), join(folders.results, name))
  }

  async function byHand({ picture, fields }: ByHand) {
    const bytes = picture === null || /[\\/]/.test(picture) ? null : await readFile(join(folders.hand, picture)).catch(() => null)
    if (picture !== null && bytes === null) return { code: 'PHOTO_MISSING' as const, words: centreRefusalText.PHOTO_MISSING }
    const at = new Date(now()).toISOString()
    const sha256 = bytes ? sha256Of(bytes) : null
    const one = CentreCase.parse({
      // A form knows the person only.
      caseNumber: fields.docNumber ?? '-',
      branch: 'HAND',
      item: 'HAND',
      approvedAt: at,
      fields: fieldsOf(new Map(Object.entries(fields))),
      photo: bytes && sha256 ? { sha256, bytes: bytes.byteLength, name: picture, takenAt: at } : null,
    })
    const key = `${handKey}${fields.docNumber ?? ''}/${sha256 ?? 'none'}`
    const before = ledger.find(key)
    if (before) return { receipt: before.receipt, receivedAt: before.receivedAt }
    const refusal = judge(one, bytes, spec)
    if (refusal) return refusal
    if (bytes && sha256) await ledger.keepPicture(sha256, bytes)
    return ledger.keep(one, key, sha256Of(Buffer.from(JSON.stringify(one))))
  }

  return {
    folders,
    sealKeys,
    collect: () => {
      const mine = last.then(async () => {
        await takeAll()
        await tellNews()
      })
      last = mine.catch(() => undefined)
      return mine
    },
    byHand,
  }
}

type Said =
  | { readonly result: 'taken'; readonly receipt: string }
  | { readonly result: 'refused'; readonly code: CentreRefusal['code']; readonly reason: string }
type Row = {
  readonly caseNumber: string
  readonly docNumber: string
  readonly batch: string
  readonly result: keyof typeof rowResultWords
  readonly receipt?: string
  readonly code?: string
  readonly reason?: string
  readonly at?: string
  readonly cardTail?: string | null
}

const refusedAs = (code: CentreRefusal['code']): Said => ({ result: 'refused', code, reason: centreRefusalText[code] })
const columns = ['caseNumber', 'docNumber', 'batch', 'result', 'code', 'reason', 'receipt', 'at', 'cardTail'] as const
const heading = columns.map(key => resultHeadings[key][0])
const rowCells = (row: Row): string[] => columns.map(key => (key === 'result' ? rowResultWords[row.result][0] : (row[key] ?? '')))

const resultOfStatus = {
  'in-production': 'made',
  failed: 'refused',
  'with-bank': 'with-bank',
  'with-branch': 'with-branch',
} as const satisfies Record<CentreStatus, Row['result']>

const rowOf = ({ caseNumber, status, at, reason, cardTail }: CentreEvent, byPerson: boolean): Row => ({
  caseNumber: byPerson ? '' : caseNumber,
  docNumber: byPerson ? caseNumber : '',
  batch: '',
  result: resultOfStatus[status],
  code: reason?.code ?? '',
  reason: reason?.words ?? '',
  at,
  cardTail,
})

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

type Files = (name: string) => Promise<Uint8Array>

/** A batch as it lies there, packed, or sealed. Null for what is none, or not whole. */
async function filesOf(path: string, keys: CentreFiles['sealKeys']): Promise<Files | null> {
  if ((await stat(path)).isDirectory()) {
    const files: Files = async name => new Uint8Array(await readFile(join(path, name)))
    const packed = await readFile(join(path, picturesZipName)).catch(() => null)
    return packed
      ? name => (name.startsWith(`${picturesFolderName}/`) ? fromZip(packed, name.slice(picturesFolderName.length + 1)) : files(name))
      : files
  }
  if (!path.endsWith(sealedEnding)) return null
  const opened = unsealed(new Uint8Array(await readFile(path)), keys)
  return opened ? name => fromZip(opened.plain, name) : null
}

async function fromZip(bytes: Uint8Array, name: string): Promise<Uint8Array> {
  const zip = await openZip({ bytes }, limits)
  try {
    const file = zip.files.find(one => one.name === name)
    if (!file) throw new Error('no such file in the batch')
    return await file.read()
  } finally {
    zip.close()
  }
}

/** By the number of the case, each field's cell by its key. */
async function cellsOf(
  sheet: Uint8Array,
  { sheet: { columns: keys } }: BatchManifest,
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const rows = (await readWorkbook(sheet)).sheets[0]?.rows ?? []
  return new Map(
    rows.slice(1).map(({ cells }) => {
      const named = new Map(keys.map(({ key }, at) => [key as string, cells.get(at + 1)?.text ?? '']))
      return [named.get('caseNumber') ?? '', named]
    }),
  )
}

function fieldsOf(cells: ReadonlyMap<string, string>): FormDraft {
  const known = [...cells].flatMap(([name, text]) => {
    const key = FieldKey.safeParse(name).data
    if (!key || text === '') return []
    const own = readBack(key, text)
    return [[key, isBoolField(key) ? own === '1' : own] as const]
  })
  return FormDraft.parse(Object.fromEntries(known))
}

async function sealKeysIn(path: string): Promise<CentreFiles['sealKeys']> {
  const before = await readFile(path, 'utf8').catch(() => null)
  if (before !== null) return JSON.parse(before)
  const made = { sm2: makeSealKeys('sm2'), x25519: makeSealKeys('x25519') }
  await writeFile(path, JSON.stringify(made), { mode: 0o600 })
  return made
}

async function stateIn(path: string): Promise<z.infer<typeof State>> {
  const text = await readFile(path, 'utf8').catch(() => null)
  return text === null ? { batched: [], told: [], files: 0 } : State.parse(JSON.parse(text))
}
