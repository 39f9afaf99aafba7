/** A branch with several desks: who may join, who may come in, what each sees of the others, and what a bad line does to their work. */
import { createHash, createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { pairedWires } from '../../../main/core/platform/wires.ts'
import { pack } from '../../../main/desk/line/codec.ts'
import { joinBranch } from '../../../main/desk/line/join.ts'
import { serveDesk } from '../../../main/desk/serve.ts'
import { simulatedCameraId } from '../../../main/devices/camera/simulated-camera.ts'
import { makeAuthority, serverKeys, sign } from '../../../main/hall/authority.ts'
import { readCode, writeCode } from '../../../shared/hall/code.ts'
import { closeCodes, hallName, lineTimes } from '../../../shared/hall/line.ts'
import { DeskId } from '../../../shared/ids.ts'
import type { FromCore, Joined, ToCore } from '../../../shared/ipc/wire.ts'
import { practicePassword } from '../../../shared/practice.ts'
import { resourcesFolder } from '../../support/a-counter.ts'
import { dice as aDice } from '../../support/a-dice.ts'
import { aFrailLine } from '../../support/a-frail-line.ts'
import { aHall, type TestDesk, type TestHall } from '../../support/a-hall.ts'
import { patience } from '../../support/patience.ts'

let hall: TestHall
let window3: TestDesk
let window5: TestDesk

beforeAll(async () => {
  hall = await aHall()
  window3 = await hall.aDesk('3号窗')
  window5 = await hall.aDesk('5号窗')
})
afterAll(() => hall.end())

const wish = (code: string, address = hall.address) => ({ address, code, name: '新柜台', place: '', version: '0.1.0' })
const refusalOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing',
    error => String(error.code ?? error),
  )
/** Nobody here goes on without the branch. */
const noCore = () => {
  throw new Error('a core of its own was asked for')
}
const ticket = { item: 'REPLACE_PHOTO', priority: false } as const

describe('two windows of one branch', () => {
  test('work on one line of people, and each hears of the other', async () => {
    await window3.signIn('jingban', '03')
    await window5.signIn('dating', '05')
    await window3.call('ticket.line', {})
    const heard = window3.told.length
    const { number } = await window5.call('ticket.take', ticket)
    await window3.until('window 3 hears of the ticket', () => window3.told.slice(heard).some(({ name }) => name === 'ticket.changed'))
    expect((await window3.call('ticket.line', {})).waiting.map(one => one.number)).toContain(number)
  })

  test('a person signed in at two desks sits at the newer, and the older is told', async () => {
    await window3.signIn('jingban', '03')
    await window5.call('session.signOut', {})
    const heard = window3.told.length
    await window5.signIn('jingban', '05')
    await window3.until('window 3 is told', () => window3.told.slice(heard).some(({ name }) => name === 'session.changed'))
    // By the number window 3 itself gave its seat, and with the counter the person sits at now.
    expect(window3.told.slice(heard)).toContainEqual({ name: 'session.changed', payload: { seat: 1, elsewhere: '05' } })
    expect(await window3.call('session.view', {})).toBeNull()
    expect(await window5.call('session.view', {})).toMatchObject({ counter: '05' })
  })

  test('the manager sees the desks, and who sits where', async () => {
    await window3.signIn('zhuguan', '12')
    await window5.signIn('jingban', '05')
    const { desks, hall: isHall } = await window3.call('desk.list', {})
    expect(isHall).toBe(true)
    expect(desks.map(({ name, people, barredAt }) => ({ name, people, barredAt }))).toEqual([
      { name: '3号窗', people: [{ name: expect.any(String), counter: '12' }], barredAt: null },
      { name: '5号窗', people: [{ name: expect.any(String), counter: '05' }], barredAt: null },
    ])
    expect(desks.every(({ onLine, version }) => onLine !== null && version === '0.1.0')).toBe(true)
  })

  test('a new key of the store is made on the server, where the store is', async () => {
    const reply = await window3.ask('store.drawRecoveryCode', { password: practicePassword, passphrase: null })
    expect(reply).toMatchObject({ ok: false, error: { code: 'HALL_NO_REKEY' } })
  })

  test('files of a desk are not looked for on the server', async () => {
    const reply = await window3.ask('online.setFolder', { path: '/etc' } as never, 'dialog')
    expect(reply).toMatchObject({ ok: false, error: { code: 'HALL_NO_FILES' } })
  })
})

describe('joining', () => {
  test('is for whoever has the code, once', async () => {
    await window3.signIn('zhuguan', '12')
    const { code } = await window3.call('desk.invite', {})
    expect((await window3.call('desk.list', {})).invitation).toMatchObject({ triesLeft: 5 })
    const joined = await joinBranch(wish(code.toLowerCase()))
    expect(joined).toMatchObject({ mode: 'practice', address: hall.address })
    expect(await refusalOf(joinBranch(wish(code)))).toBe('JOIN_CLOSED')
    expect((await window3.call('desk.list', {})).invitation).toBeNull()
  })

  test('with a wrong code is refused, and the next try has to wait', async () => {
    const right = readCode(hall.desks.invite(null).code)
    if (!right) throw new Error('no code')
    const wrong = writeCode({ ...right, secret: right.secret.map(byte => byte ^ 1) })
    expect(await refusalOf(joinBranch(wish(wrong)))).toBe('JOIN_CODE_WRONG')
    expect(await refusalOf(joinBranch(wish(writeCode(right))))).toBe('JOIN_WAIT')
    hall.desks.endInvitation()
    expect(await refusalOf(joinBranch(wish(writeCode(right))))).toBe('JOIN_CLOSED')
    expect(await refusalOf(joinBranch(wish('7K3M-1234')))).toBe('BAD_INPUT')
    expect(await refusalOf(joinBranch(wish(wrong, 'http://elsewhere')))).toBe('BAD_INPUT')
    expect(await refusalOf(joinBranch(wish(wrong, '127.0.0.1:1')))).toBe('LINE_GONE')
  })

  test('tells a machine in the middle nothing', async () => {
    const { code } = hall.desks.invite(null)
    const other = await makeAuthority()
    const { key, certificate } = await serverKeys(other)
    const asked: string[] = []
    const middle = createServer({ key, cert: `${certificate}\n${other.certificate}` }, request => void asked.push(String(request.url)))
    await new Promise<void>(resolve => middle.listen(0, '127.0.0.1', resolve))
    expect(await refusalOf(joinBranch(wish(code, `127.0.0.1:${(middle.address() as AddressInfo).port}`)))).toBe('JOIN_OTHER_BRANCH')
    expect(asked).toEqual([])
    // One that shows the branch's own authority, but holds no key it signed, gets no further.
    const borrowed = await serverKeys(other)
    middle.setSecureContext({ key: borrowed.key, cert: `${borrowed.certificate}\n${await ownAuthority()}` })
    expect(await refusalOf(joinBranch(wish(code, `127.0.0.1:${(middle.address() as AddressInfo).port}`)))).not.toBe('nothing')
    expect(asked).toEqual([])
    hall.desks.endInvitation()
    await new Promise(resolve => middle.close(resolve))
  })

  const ownAuthority = async () => window3.joined.authority
})

/** What a connection with these keys comes to: a code of the hall's, an HTTP status, or that TLS refused it. */
async function knock(keys: { cert?: string; key?: string }, say: Uint8Array | string | null = null): Promise<string> {
  const options = { ca: window3.joined.authority, servername: hallName, ...keys }
  const socket = new WebSocket(`wss://${hall.address}/desk`, options)
  return new Promise(resolve => {
    socket.on('unexpected-response', (_request, reply) => resolve(`HTTP ${reply.statusCode}`))
    socket.on('error', error => resolve('code' in error ? String(error.code) : error.name))
    socket.on('close', code => resolve(String(code)))
    socket.on('open', () => void (say !== null && socket.send(say)))
    setTimeout(() => resolve('nothing happened'), patience(10_000)).unref()
  })
}

const aKey = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })),
  }
}

describe('the door', () => {
  test('turns away whoever has no certificate, or one of another branch', async () => {
    expect(await knock({})).toBe('HTTP 403')
    const { key, publicKey } = aKey()
    const elsewhere = await makeAuthority()
    const cert = await sign(elsewhere, { name: window3.joined.deskId, use: 'desk', publicKey, days: 30 })
    expect(await knock({ key, cert })).not.toMatch(/^(1|4)\d{3}$/)
  })

  test('turns away a desk whose certificate has run out, and a desk it never let in', async () => {
    const { core } = hall
    expect(await core.store.db.selectFrom('hall_authority').selectAll().execute()).toHaveLength(1)
    const { key, publicKey } = aKey()
    const dayMs = 86_400_000
    const expired = await hall.sign({ name: window3.joined.deskId, use: 'desk', publicKey, days: 1, now: Date.now() - 3 * dayMs })
    expect(await knock({ key, cert: expired })).not.toMatch(/^(1|4)\d{3}$/)
    const unknown = await hall.sign({ name: '0'.repeat(26), use: 'desk', publicKey, days: 30 })
    expect(await knock({ key, cert: unknown })).toBe('HTTP 403')
    // The right name under another key than the one that joined.
    const forged = await hall.sign({ name: window3.joined.deskId, use: 'desk', publicKey, days: 30 })
    expect(await knock({ key, cert: forged })).toBe('HTTP 403')
  })

  test.each([
    ['words', 'hello'],
    ['bytes that are no message', new Uint8Array([0xc1, 0xff])],
    ['an array that says it is huge', new Uint8Array([0xdd, 0xff, 0xff, 0xff, 0xff])],
    ['an order to close the store', pack({ close: true })],
    ['an order to open another', pack({ open: { dataFolder: '/' } })],
    ['a call before a greeting', pack({ call: { seq: 1, id: null, window: 'desk', seat: 1, name: 'branch.view', input: {} } })],
    ['a window it has not', pack({ call: { seq: 1, id: null, window: 'terminal', seat: 1, name: 'branch.view', input: {} } })],
  ])('ends a line that says %s', async (_what, said) => {
    const spare = await hall.aDesk('试验台')
    spare.close()
    expect(await knock({ key: spare.joined.key, cert: spare.joined.certificate }, said)).toBe(String(closeCodes.garbled))
  })

  test('answers nothing but its two ways in', async () => {
    const { fingerprint256 } = new X509Certificate(window3.joined.authority)
    expect(createHash('sha256').update(new X509Certificate(window3.joined.authority).raw).digest('hex')).toBe(
      fingerprint256.replaceAll(':', '').toLowerCase(),
    )
    const socket = new WebSocket(`wss://${hall.address}/elsewhere`, { ca: window3.joined.authority, servername: hallName } as object)
    const status = await new Promise(resolve => {
      socket.on('unexpected-response', (_request, reply) => resolve(reply.statusCode))
      socket.on('error', () => undefined)
    })
    expect(status).toBe(403)
  })

  test('tells a desk that asks too much to wait', async () => {
    const greedy = await hall.aDesk('着急的柜台')
    await greedy.call('session.view', {})
    const replies = await Promise.all(Array.from({ length: 1_000 }, () => greedy.ask('session.view', {})))
    expect(replies.some(reply => !reply.ok && reply.error.code === 'TOO_MANY_CALLS')).toBe(true)
    expect(replies.filter(reply => reply.ok).length).toBeGreaterThan(100)
    greedy.close()
  })
})

describe('the process of a desk', () => {
  test('joins and holds the line over the wire a core has: its camera here, everything else at the branch', async () => {
    const [shell, end] = pairedWires()
    serveDesk(end, noCore)
    const heard: FromCore[] = []
    let wake = () => {}
    shell.onMessage(message => {
      heard.push(message as FromCore)
      wake()
    })
    const hear = async <K extends string>(key: K): Promise<Extract<FromCore, Record<K, unknown>>> => {
      for (;;) {
        const at = heard.findIndex(message => key in message)
        if (at >= 0) return heard.splice(at, 1)[0] as Extract<FromCore, Record<K, unknown>>
        await new Promise<void>(resolve => {
          wake = resolve
        })
      }
    }
    let seq = 0
    const ask = async (name: string, input: unknown) => {
      seq += 1
      shell.send({ call: { seq, caller: { window: 'desk', seat: 4 }, name, input } } satisfies ToCore)
      return (await hear('reply')).reply.result
    }
    expect(await ask('branch.view', {})).toEqual({ ok: false, error: { code: 'CORE_STARTING' } })
    shell.send({ join: wish('7K3M') } satisfies ToCore)
    expect((await hear('refused')).refused.code).toBe('BAD_INPUT')
    shell.send({ open: { dataFolder: '/nowhere', resourcesFolder, key: { kind: 'beside' } } } satisfies ToCore)
    expect((await hear('refused')).refused.code).toBe('SETUP_NEEDED')
    shell.send({ join: wish(hall.desks.invite(null).code) } satisfies ToCore)
    const { deskId, branch, ...joined } = (await hear('joined')).joined
    expect(branch).toBe(hall.core.branch.name)
    const draftsFolder = await mkdtemp(join(tmpdir(), 'drafts-'))
    const emergencyFolder = join(draftsFolder, 'emergency')
    shell.send({ link: { ...joined, deskId, version: '0.1.0', resourcesFolder, draftsFolder, emergencyFolder } } satisfies ToCore)
    await hear('opened')
    expect(await ask('branch.view', {})).toMatchObject({ ok: true, value: { mode: 'practice' } })
    expect(await ask('line.view', {})).toEqual({ ok: true, value: { state: 'up', since: null } })
    expect(await ask('photo.cameras', {})).toEqual({ ok: false, error: { code: 'NOT_SIGNED_IN' } })
    expect(await ask('session.signIn', { login: 'jingban', password: practicePassword, counter: '04' })).toMatchObject({ ok: true })
    expect(await ask('photo.cameras', {})).toMatchObject({ ok: true, value: [{ id: expect.any(String) }] })
    const nowhere = { caseId: '0'.repeat(26) }
    expect(await ask('photo.look', { ...nowhere, image: new Uint8Array([1]), frameWidth: 640 })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
    expect(await ask('photo.shoot', { ...nowhere, camera: simulatedCameraId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    // A window that closes signs its seat out at the branch.
    shell.send({ seatClosed: 4 } satisfies ToCore)
    expect(await ask('session.view', {})).toEqual({ ok: true, value: null })
    shell.send({ close: true } satisfies ToCore)
    await hear('closed')
    await window3.until('the hall sees it gone', () => !hall.desks.onLine().has(deskId))
    await rm(draftsFolder, { recursive: true })
  })
})

describe('a certificate that ends soon', () => {
  const soon = async (joined: Joined): Promise<Joined> => {
    const publicKey = new Uint8Array(createPublicKey(joined.key).export({ type: 'spki', format: 'der' }))
    const certificate = await hall.sign({ name: joined.deskId, use: 'desk', publicKey, days: 30 })
    await hall.core.store.db
      .updateTable('desk')
      .set({ certificate: new X509Certificate(certificate).fingerprint256 })
      .where('id', '=', DeskId.parse(joined.deskId))
      .execute()
    return { ...joined, certificate }
  }
  const daysLeft = (certificate: string | undefined) =>
    (Date.parse(new X509Certificate(certificate ?? '').validTo) - Date.now()) / 86_400_000

  test('is renewed as the desk says hello: the same key, two more years, and the old one ends once the new one was used', async () => {
    const desk = await hall.aDesk('老柜台')
    desk.close()
    expect(desk.certificates).toEqual([])
    const old = await soon(desk.joined)
    const late = hall.linked(old)
    await late.call('branch.view', {})
    expect(daysLeft(late.certificates[0])).toBeGreaterThan(720)
    late.close()
    // What was given did not reach the disk of the desk: the old one still opens the door, and another one is given.
    const unkept = hall.linked(old)
    await unkept.call('branch.view', {})
    const certificate = unkept.certificates[0] ?? ''
    unkept.close()
    expect(await knock({ key: old.key, cert: late.certificates[0] ?? '' })).toBe('HTTP 403')
    const renewed = hall.linked({ ...old, certificate })
    await renewed.call('branch.view', {})
    expect(renewed.certificates).toEqual([])
    expect(await knock({ key: old.key, cert: old.certificate })).toBe('HTTP 403')
    renewed.close()
  })

  test('is of no use to another key, and a barred desk gets none', async () => {
    const desk = await hall.aDesk('停用的老柜台')
    desk.close()
    const old = await soon(desk.joined)
    await window3.signIn('zhuguan', '12')
    await window3.call('desk.bar', { deskId: DeskId.parse(old.deskId), reason: '送修' })
    const barred = hall.linked(old)
    await barred.until('it is told', () => barred.link.state().state === 'barred')
    expect(barred.certificates).toEqual([])
    barred.close()
    await window3.call('session.signOut', {})
  })
})

describe('joining again', () => {
  test('the same branch keeps the desk’s key, under which its drafts lie; another branch gets a new one', async () => {
    const before = window5.joined
    const again = await joinBranch({ ...wish(hall.desks.invite(null).code), known: before })
    expect(again.key).toBe(before.key)
    expect(again.deskId).not.toBe(before.deskId)
    const elsewhere = await joinBranch({ ...wish(hall.desks.invite(null).code), known: { ...before, authority: 'another' } })
    expect(elsewhere.key).not.toBe(before.key)
    const desk = hall.linked(again)
    expect(await desk.call('session.view', {})).toBeNull()
    desk.close()
  })
})

describe('a barred desk', () => {
  test('is cut off in mid-call, and never comes back', async () => {
    const stolen = await hall.aDesk('送修的柜台')
    await stolen.signIn('fuhe', '07')
    await window3.signIn('zhuguan', '12')
    const { deskId } = stolen.joined
    expect(await window3.ask('desk.bar', { deskId: DeskId.parse(window3.joined.deskId), reason: '误操作' })).toMatchObject({ ok: false })
    const underWay = Array.from({ length: 5 }, () => stolen.ask('session.lock', {}))
    const { desks } = await window3.call('desk.bar', { deskId: DeskId.parse(deskId), reason: '电脑丢失' })
    expect(desks.find(({ id }) => id === deskId)).toMatchObject({ barredWhy: '电脑丢失', onLine: null, people: [] })
    await Promise.all(underWay)
    await stolen.until('it is told', () => stolen.link.state().state === 'barred')
    expect(await stolen.ask('session.view', {})).toEqual({ ok: false, error: { code: 'DESK_BARRED' } })
    // A line that was open already when the bar came changes nothing any more.
    const { answerBranch } = await import('../../../main/core/host/answer.ts')
    const session = hall.core.sessions.at(seatOf(window3))
    if (!session) throw new Error('nobody at window 3')
    hall.core.sessions.set(9_999, session)
    const late = await answerBranch(hall.core)({ window: 'desk', seat: 9_999, desk: deskId }, 'ticket.take', ticket)
    expect(late).toMatchObject({ ok: false })
    hall.core.sessions.end(9_999)
    stolen.close()
  })

  const seatOf = (desk: TestDesk) => hall.desks.seatsOf(desk.joined.deskId)[0] ?? 0
})

describe('a bad line', () => {
  test('that goes quiet is told within three seconds; reads wait, writes are not begun, and the same person goes on', async () => {
    const line = await aFrailLine(hall.port)
    const desk = await hall.aDesk('远处的柜台', line.address)
    await desk.signIn('dating', '08')
    const before = Date.now()
    line.freeze()
    await desk.until('it is told', () => desk.link.state().state === 'gone')
    expect(Date.now() - before).toBeLessThan(patience(3_000))
    expect(desk.link.state().since).not.toBeNull()
    expect(await desk.askOnce('ticket.take', ticket)).toEqual({ ok: false, error: { code: 'LINE_GONE' } })
    const read = desk.askOnce('session.view', {})
    line.thaw()
    expect(await read).toMatchObject({ ok: true, value: { operator: { login: 'dating' } } })
    expect(desk.link.state()).toEqual({ state: 'up', since: null })
    expect(desk.told.filter(({ name }) => name === 'line.changed').length).toBeGreaterThanOrEqual(2)
    // What was told meanwhile was told to nobody here, so the windows read anew.
    const back = desk.told.findLastIndex(({ name }) => name === 'line.changed')
    expect(desk.told.slice(back)).toContainEqual({ name: 'core.changed', payload: { state: 'ready' } })
    desk.close()
    await line.end()
  })

  test('cut at a random byte, again and again: every ticket that was asked for is there once', async () => {
    const dice = aDice(20260309)
    const line = await aFrailLine(hall.port)
    const desk = await hall.aDesk('线路不好的柜台', line.address)
    await desk.signIn('dating', '08')
    const count = async () => (await hall.core.store.db.selectFrom('ticket').select('id').execute()).length
    const before = await count()
    line.cutAfter(() => 4_000 + dice.below(24_000))
    line.cutNow()
    const numbers: string[] = []
    const calls = 240
    while (numbers.length < calls) {
      const replies = await Promise.all(Array.from({ length: 4 }, () => desk.ask('ticket.take', ticket)))
      for (const reply of replies) {
        if (!reply.ok) throw new Error(reply.error.code)
        numbers.push(reply.value.number)
      }
    }
    expect(line.cuts()).toBeGreaterThan(5)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect((await count()) - before).toBe(numbers.length)
    desk.close()
    await line.end()
  })

  test('that takes 300 ms to answer and loses a piece in a hundred is slow, and nothing else', async () => {
    const dice = aDice(31)
    const line = await aFrailLine(hall.port)
    const desk = await hall.aDesk('远郊的柜台', line.address)
    await desk.signIn('dating', '08')
    line.slow({ delayMs: 150, againMs: 600, lose: () => dice.below(100) === 0 })
    const told = desk.told.length
    const replies = await Promise.all(Array.from({ length: 24 }, () => desk.askOnce('ticket.take', ticket)))
    const numbers = replies.map(reply => (reply.ok ? reply.value.number : reply.error.code))
    expect(new Set(numbers).size).toBe(24)
    expect(numbers.every(number => /^[A-Z]\d+$/.test(number))).toBe(true)
    expect(desk.told.slice(told).filter(({ name }) => name === 'line.changed')).toEqual([])
    desk.close()
    await line.end()
  })

  test('a program started anew at a desk has new windows: whoever sat there signs in again', async () => {
    const desk = await hall.aDesk('重新启动的柜台')
    await desk.signIn('kaguan', '11')
    desk.close()
    const again = hall.linked(desk.joined)
    expect(await again.call('session.view', {})).toBeNull()
    again.close()
  })

  test('the heart beats often enough for the three seconds', () => {
    expect(lineTimes.silentMs + lineTimes.toldAfterMs).toBeLessThan(3_000)
    expect(lineTimes.beatMs * 3).toBeLessThan(lineTimes.silentMs)
  })
})
