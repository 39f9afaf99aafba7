/** Tests the reference centre over its own HTTP: takes each case once, checks it, tells what became of it, and survives a kill. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Centre, type CentreOptions, openCentre } from '../../../../main/cli/centre/serve.ts'
import { profiles } from '../../../../main/cli/centre/trouble.ts'
import { withDensity } from '../../../../main/core/imaging/file/jpeg.ts'
import type { CentreCase, CentreEvents } from '../../../../shared/centre/messages.ts'
import { ProfileFile } from '../../../../shared/profile/profile.ts'
import { resourcesFolder, root } from '../../../support/a-counter.ts'

const base = ProfileFile.parse(JSON.parse(await readFile(join(resourcesFolder, 'profiles', 'base.json'), 'utf8')))
if (!base.photo) throw new Error('the base has no rule for pictures')
const spec = base.photo.value

let folder: string
let centre: Centre
let time: number
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'centre-'))
  time = Date.parse('2026-03-09T02:30:00.000Z')
  centre = await opened()
})
afterEach(async () => {
  await centre.close()
  await rm(folder, { recursive: true, force: true })
})

const opened = (more: Partial<CentreOptions> = {}) => openCentre({ folder, spec, stepMs: 1_000, now: () => time, ...more })
const at = (path: string) => new URL(`v1/${path}`, centre.url)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Noise, so that it has the weight of a real picture. */
async function picture(size = spec, quality = 50): Promise<Uint8Array> {
  const noise = {
    create: { width: size.width, height: size.height, channels: 3, background: '#fff', noise: { type: 'gaussian', mean: 200, sigma: 25 } },
  } as const
  return withDensity(new Uint8Array(await sharp(noise).jpeg({ quality }).toBuffer()), spec.dpi)
}
function aCase(photo: Uint8Array | null, more: Partial<CentreCase['fields']> = {}): CentreCase {
  return {
    caseNumber: 'SS01-20260309-0001',
    branch: 'SS01',
    item: 'REPLACE_PHOTO',
    approvedAt: '2026-03-09T02:00:00.000Z',
    fields: { name: '张三', docType: 'RIC', docNumber: '11010519491231002X', mobile: '13800138000', ...more },
    photo: photo && { sha256: sha256(photo), bytes: photo.byteLength, name: '11010519491231002X.jpg', takenAt: '2026-03-09T01:50:00.000Z' },
  }
}
const put = (bytes: Uint8Array, name = sha256(bytes)) => fetch(at(`pictures/${name}`), { method: 'PUT', body: Buffer.from(bytes) })
async function post(one: unknown, key = 'case-1') {
  const response = await fetch(at('cases'), { method: 'POST', body: JSON.stringify(one), headers: { 'idempotency-key': key } })
  return { status: response.status, body: await response.json() }
}
const events = async (after = '0', branch = 'SS01') =>
  (await (await fetch(at(`events?branch=${branch}&after=${after}`))).json()) as CentreEvents

test('a case with its picture is taken, and told again gives the same receipt and no second card', async () => {
  const photo = await picture()
  expect((await put(photo)).status).toBe(201)
  expect((await fetch(at(`pictures/${sha256(photo)}`), { method: 'HEAD' })).status).toBe(200)
  const first = await post(aCase(photo))
  expect(first).toMatchObject({ status: 201, body: { receipt: expect.stringMatching(/^REF-/) } })
  expect(await post(aCase(photo))).toEqual({ status: 200, body: first.body })
  expect(centre.taken()).toHaveLength(1)
  expect(Buffer.from(await centre.picture(sha256(photo)))).toEqual(Buffer.from(photo))
})

test('ten calls with one key at the same moment make one card', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => post(aCase(null))))
  expect(new Set(answers.map(({ body }) => body.receipt)).size).toBe(1)
  expect(centre.taken()).toHaveLength(1)
})

test('a key that comes back with another content is refused', async () => {
  await post(aCase(null))
  expect(await post(aCase(null, { name: '李四' }))).toMatchObject({ status: 422, body: { code: 'KEY_REUSED' } })
})

test('a case is not taken before its picture, nor a picture that is not what its name says', async () => {
  const photo = await picture()
  expect(await post(aCase(photo))).toMatchObject({ status: 409, body: { code: 'PHOTO_MISSING' } })
  expect((await put(photo, 'a'.repeat(64))).status).toBe(422)
  await put(photo)
  expect((await post(aCase(photo))).status).toBe(201)
})

test.each([
  ['too few bytes', async () => picture(spec, 1), 'PHOTO_SIZE'],
  ['another size in pixels', async () => picture({ ...spec, width: 300 }), 'PHOTO_PIXELS'],
  ['no picture at all', async () => new Uint8Array(20_000), 'PHOTO_FILE'],
] as const)('a picture with %s is refused by the rule of the place', async (_, made, code) => {
  const photo = await made()
  await put(photo)
  expect(await post(aCase(photo))).toMatchObject({ status: 422, body: { code } })
  expect(centre.taken()).toEqual([])
})

test('a number that does not add up, and people it has no record of, are refused each in their way', async () => {
  expect(await post(aCase(null, { docNumber: '110105194912310021' }), 'a')).toMatchObject({ status: 422, body: { code: 'FIELD_WRONG' } })
  expect(await post(aCase(null, { mobile: '13800130001' }), 'b')).toMatchObject({ status: 422, body: { code: 'PERSON_UNKNOWN' } })
  expect(await post({ name: '张三' }, 'c')).toMatchObject({ status: 422, body: { code: 'MESSAGE_WRONG' } })
})

test('a card passes its states in time, told in order and from where the branch left off', async () => {
  await post(aCase(null))
  expect((await events()).events).toEqual([])
  time += 1_000
  const first = await events()
  expect(first).toMatchObject({ events: [{ status: 'in-production', caseNumber: 'SS01-20260309-0001' }], next: '1', more: false })
  time += 60_000
  const rest = await events(first.next)
  expect(rest.events.map(({ status }) => status)).toEqual(['with-bank', 'with-branch'])
  expect(rest.events.at(-1)?.cardTail).toMatch(/^\d{4}$/)
  expect((await events(rest.next)).events).toEqual([])
  expect((await events('0', 'SS02')).events).toEqual([])
})

test('a card that fails once is made again', async () => {
  await post(aCase(null, { mobile: '13800130009' }))
  time += 60_000
  const { events: told } = await events()
  expect(told.map(({ status }) => status)).toEqual(['in-production', 'failed', 'in-production', 'with-bank', 'with-branch'])
  expect(told[1]?.reason).toEqual({ code: 'OTHER', words: '芯片写入失败' })
})

test('a call without the token of the place is not admitted', async () => {
  await centre.close()
  centre = await opened({ token: 'made-up' })
  expect(await post(aCase(null))).toMatchObject({ status: 401, body: { code: 'NOT_ADMITTED' } })
  const headers = { authorization: 'Bearer made-up' }
  expect(await (await fetch(at('about'), { headers })).json()).toMatchObject({ reference: true })
})

test('what it took before it was closed is known afterwards, and half a line of a cut journal is not', async () => {
  const { body } = await post(aCase(null))
  await centre.close()
  await appendFile(join(folder, 'journal.jsonl'), '{"key":"case-2","dig')
  centre = await opened()
  expect(await post(aCase(null))).toEqual({ status: 200, body })
  expect((await post(aCase(null), 'case-2')).status).toBe(201)
  await centre.close()
  centre = await opened()
  expect(centre.taken()).toHaveLength(2)
})

test('it goes silent after it took a case, and asked again it gives the receipt', async () => {
  centre.behave(profiles.mute)
  await expect(post(aCase(null))).rejects.toThrow()
  centre.behave({})
  expect((await post(aCase(null))).status).toBe(200)
  expect(centre.taken()).toHaveLength(1)
})

test('whatever goes wrong on the line, a case sent until it is answered is taken once', async () => {
  centre.behave({ ...profiles.rough, slow: 0 })
  for (let at = 0; at < 60; at += 1) await until(() => post({ ...aCase(null), caseNumber: `SS01-20260309-${at}` }, `case-${at}`))
  expect(centre.taken()).toHaveLength(60)
})

test('events told twice or in another order are the same events', async () => {
  await post(aCase(null))
  time += 60_000
  const quiet = await events()
  centre.behave({ twice: 100, reordered: 100 })
  const { events: loud } = await events()
  expect(loud.length).toBeGreaterThan(quiet.events.length)
  expect(loud[0]?.status).not.toBe('in-production')
  expect(new Set(loud.map(({ id }) => id))).toEqual(new Set(quiet.events.map(({ id }) => id)))
})

test('as a process of its own it is killed in the middle of its work and loses nothing it gave a receipt for', async () => {
  const child = await aProcess()
  const receipts: string[] = []
  const sending = Array.from({ length: 40 }, async (_, at) => {
    const headers = { 'idempotency-key': `case-${at}` }
    const response = await fetch(`${child.url}v1/cases`, { method: 'POST', body: JSON.stringify(aCase(null)), headers })
    receipts.push(((await response.json()) as { receipt: string }).receipt)
    if (receipts.length === 10) await child.kill()
  })
  await Promise.allSettled(sending)
  expect(receipts.length).toBeGreaterThanOrEqual(10)
  await centre.close()
  centre = await opened({ folder: join(folder, 'own') })
  expect(centre.taken().map(({ receipt }) => receipt)).toEqual(expect.arrayContaining(receipts))
})

async function aProcess() {
  const child: ChildProcess = spawn(process.execPath, [join(root, 'main/cli/centre.ts'), '--data', join(folder, 'own')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!child.stdout) throw new Error('no output')
  const first = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()
  const { url } = JSON.parse(String(first.value)) as { url: string }
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  return {
    url,
    kill: () => {
      child.kill('SIGKILL')
      return ended
    },
  }
}

/** Sends until an answer makes sense. */
async function until(send: () => Promise<{ status: number; body: { receipt?: string } }>): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const answer = await send().catch(() => null)
    if (answer?.body.receipt) return
  }
  throw new Error('never taken')
}

test('one picture brought by two calls at the same moment is kept once, and both hear that it is', async () => {
  const photo = await picture()
  const answers = await Promise.all([put(photo), put(photo), put(photo)])
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
})
