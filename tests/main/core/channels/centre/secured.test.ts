/** Tests the line with certificates of both sides, pictures that go on where they broke off, and statuses that are called back. */
import { createHash, generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Centre, type CentreOptions, openCentre } from '../../../../../main/cli/centre/serve.ts'
import { openLine } from '../../../../../main/core/channels/centre/line.ts'
import { isFresh, isSigned, openNonces, type Proof, signatureOf } from '../../../../../main/core/channels/centre/signature.ts'
import { callBackWindowMs } from '../../../../../shared/centre/call-back.ts'
import { fieldKeys } from '../../../../../shared/form/fields.ts'
import { practiceBirth } from '../../../../../shared/practice.ts'
import { paid } from '../../../../support/a-case.ts'
import { aCounter, type Counter, root, type Seat, testMorning } from '../../../../support/a-counter.ts'
import { aSharedEngine, photoSpec, type SharedEngine } from '../../../../support/a-photo-engine.ts'
import { aResourcesFolder } from '../../../../support/a-resources-folder.ts'

const file = (name: string) => join(root, 'tests', 'fixtures', 'certificates', name)
const pem = (name: string) => readFile(file(name), 'utf8')

describe('the signature of a call-back', () => {
  const told = { time: testMorning, nonce: 'n-1', body: Buffer.from('{"events":[]}') }
  const keys = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const ways: readonly { readonly mine: Proof; readonly theirs: Proof }[] = [
    { mine: { proof: 'hmac-sha256', secret: 'a shared secret' }, theirs: { proof: 'hmac-sha256', secret: 'a shared secret' } },
    { mine: { proof: 'ed25519', secret: keys.privateKey }, theirs: { proof: 'ed25519', secret: keys.publicKey } },
  ]

  test('holds for what was signed, and for nothing that was changed on the way', () => {
    for (const { mine, theirs } of ways) {
      const signature = signatureOf(told, mine)
      expect(isSigned({ ...told, signature }, theirs)).toBe(true)
      expect(isSigned({ ...told, signature, time: '2026-03-09T02:31:00.000Z' }, theirs)).toBe(false)
      expect(isSigned({ ...told, signature, nonce: 'n-2' }, theirs)).toBe(false)
      expect(isSigned({ ...told, signature, body: Buffer.from('{"events":[1]}') }, theirs)).toBe(false)
      expect(isSigned({ ...told, signature: 'nonsense' }, theirs)).toBe(false)
    }
  })

  test('is fresh within the window on both sides, and heard once', () => {
    const now = Date.parse(testMorning)
    expect([now - callBackWindowMs, now + callBackWindowMs].map(at => isFresh(new Date(at).toISOString(), now))).toEqual([true, true])
    expect([now - callBackWindowMs - 1, now + callBackWindowMs + 1].map(at => isFresh(new Date(at).toISOString(), now))).toEqual([
      false,
      false,
    ])
    expect(isFresh('no time', now)).toBe(false)
    const nonces = openNonces()
    expect([nonces.isNew('a', now), nonces.isNew('a', now + 1), nonces.isNew('b', now + 1)]).toEqual([true, false, true])
  })
})

describe('over the line', () => {
  let photos: SharedEngine
  let resources: Awaited<ReturnType<typeof aResourcesFolder>>
  let counter: Counter
  let manager: Seat
  let folder: string
  let centre: Centre | null = null
  beforeAll(async () => {
    photos = await aSharedEngine()
    resources = await aResourcesFolder(practiceBirth.profile, { handover: { way: 'http', fields: [...fieldKeys], picture: 'number' } })
  })
  afterAll(async () => {
    await photos.end()
    await resources.end()
  })
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'centre-secured-'))
    counter = await aCounter({ photos, options: { resourcesFolder: resources.path } })
    manager = await counter.manager()
  })
  afterEach(async () => {
    await counter.end()
    await centre?.close()
    await rm(folder, { recursive: true, force: true })
  })
  const open = async (more: Partial<CentreOptions> = {}) => {
    const spec = counter.core.resources.profiles.get(practiceBirth.profile)?.photo.value ?? (await photoSpec())
    centre = await openCentre({ folder, spec, stepMs: 1_000, now: () => Date.parse(counter.clock.now()), ...more })
    return centre
  }
  const lineState = async () => (await manager.call('centre.view', {})).line?.state

  test('certificates of both sides admit this branch alone; a file that does not fit is refused at its field', async () => {
    const tls = { cert: await pem('centre.pem'), key: await pem('centre.key'), ca: await pem('authority.pem') }
    const { url, taken } = await open({ tls })
    const set = (certFile: string | null, keyFile: string | null, caFile: string | null) =>
      manager.ask('centre.setLine', { url, token: null, certificate: { certFile, keyFile, caFile } })
    expect(await set(null, null, null)).toMatchObject({ ok: true })
    await counter.core.jobs.follow('centre')
    expect(await lineState()).toBe('down')
    const at = async (answer: ReturnType<typeof set>) => {
      const result = await answer
      return result.ok ? null : [result.error.code, result.error.detail?.fields]
    }
    expect(await at(set(file('branch.pem'), file('stranger.key'), null))).toEqual(['CERTIFICATE_WRONG', ['keyFile']])
    expect(await at(set(file('branch.pem'), null, null))).toEqual(['CERTIFICATE_WRONG', ['keyFile']])
    expect(await at(set(file('branch.key'), file('branch.key'), null))).toEqual(['CERTIFICATE_WRONG', ['certFile']])
    expect(await at(set(file('branch.pem'), file('branch.key'), file('nothing.pem')))).toEqual(['CERTIFICATE_WRONG', ['caFile']])
    expect(await set(file('branch.pem'), file('branch.key'), file('authority.pem'))).toMatchObject({ ok: true })
    const one = await paid(counter)
    await counter.core.jobs.follow('centre')
    expect(await lineState()).toBe('up')
    expect(taken().map(({ case: { caseNumber } }) => caseNumber)).toEqual([one.number])
    const { line } = await manager.call('centre.view', {})
    expect(line).toMatchObject({ hasAuthority: true, certificateEnds: expect.stringMatching(/^2\d{3}-/) })
    expect(JSON.stringify(line)).not.toContain('PRIVATE')
  })

  test('what the centre calls back moves the case, once; unsigned, old, repeated or for another branch it is refused', async () => {
    const own = await open()
    await manager.call('centre.setLine', { url: own.url, token: null })
    const one = await paid(counter)
    await counter.core.jobs.follow('centre')
    const port = await freePort()
    const proof = { proof: 'hmac-sha256', secret: 'only the two of us know' } as const
    await manager.call('centre.setCallBack', { callBack: { host: '127.0.0.1', port, ...proof } })
    await counter.core.jobs.follow('centre-call-back')
    const to = { url: `http://127.0.0.1:${port}/`, branch: counter.core.branch.code }
    counter.clock.advance(2_500)
    expect(await own.callBack({ ...to, ...proof, secret: 'somebody else knows this' })).toBe(401)
    expect(await own.callBack({ ...to, ...proof })).toBe(204)
    expect((await manager.call('case.view', { caseId: one.id })).state).toBe('at-city-bank')
    // Asked for as well, it is the same news.
    await counter.core.jobs.follow('centre-news')
    expect((await manager.call('case.view', { caseId: one.id })).production.map(({ event }) => event)).toEqual([
      'sendToMake',
      'cityBankReceived',
    ])

    const say = async (time: string, nonce: string, branch: string) => {
      const body = Buffer.from(JSON.stringify({ branch, events: [] }))
      const signature = signatureOf({ time, nonce, body }, proof)
      const headers = { 'x-centre-time': time, 'x-centre-nonce': nonce, 'x-centre-signature': signature }
      return (await fetch(`${to.url}v1/call-back`, { method: 'POST', headers, body })).status
    }
    const now = counter.clock.now()
    expect([await say(now, 'once', to.branch), await say(now, 'once', to.branch)]).toEqual([204, 409])
    expect(await say(new Date(Date.parse(now) - 10 * 60_000).toISOString(), 'old', to.branch)).toBe(401)
    expect(await say(now, 'other', 'XX99')).toBe(422)
    expect((await fetch(`${to.url}v1/call-back`)).status).toBe(404)

    await manager.call('centre.setCallBack', { callBack: null })
    await counter.core.jobs.follow('centre-call-back')
    await expect(fetch(to.url)).rejects.toThrow()
  })

  test('a picture that broke off goes on where it stopped, and parts of another one do no harm', async () => {
    const { url, picture } = await open()
    const line = openLine({ url, token: null, signal: new AbortController().signal })
    const send = (bytes: Uint8Array) => line.sendPicture(digestOf(bytes), async () => bytes)
    const part = async (bytes: Uint8Array, sha256: string, from: number) => {
      const headers = { 'upload-offset': String(from), 'upload-complete': '?0' }
      return (await fetch(`${url}v1/pictures/${sha256}`, { method: 'PATCH', headers, body: Buffer.from(bytes) })).status
    }
    const big = Uint8Array.from({ length: 200_000 }, (_, at) => (at * 7) % 251)
    expect(await part(big.subarray(0, 90_000), digestOf(big), 0)).toBe(204)
    expect(await send(big)).toMatchObject({ is: 'ok' })
    expect(digestOf(await picture(digestOf(big)))).toBe(digestOf(big))
    const other = Uint8Array.from({ length: 5_000 }, (_, at) => at % 13)
    expect(await part(big.subarray(0, 1_000), digestOf(other), 0)).toBe(204)
    expect(await part(other, digestOf(other), 0)).toBe(409)
    expect(await send(other)).toMatchObject({ is: 'ok' })
    expect(digestOf(await picture(digestOf(other)))).toBe(digestOf(other))
  })
})

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>(resolve => server.close(() => resolve()))
  return port
}
