/** Tests the way to the card centre over a real line: real core, real reference centre, and trouble between them. */
import { createServer, request as passOn } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { profiles } from '../../../../../main/cli/centre/trouble.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { approved } from '../../../../support/a-case.ts'
import { aCentreLine } from '../../../../support/a-centre-line.ts'

const line = aCentreLine()

test('a paid case reaches the centre with the very picture that was approved, and its states come back by themselves', async () => {
  await line.connect()
  const one = await line.aPaidCase()
  await line.send()
  expect(await line.standing(one)).toMatchObject({ code: 'received' })
  expect((await line.view(one)).state).toBe('making')
  const [taken] = line.centre.taken()
  const { handIns } = await line.manager.call('centre.ofCase', { caseId: one.id })
  expect(handIns).toMatchObject([
    { receipt: taken?.receipt, by: '王敏', message: taken?.digest, picture: taken?.case.photo?.sha256, refusal: null },
  ])
  const { photo_id } = await line.counter.core.store.db
    .selectFrom('case_file')
    .select('photo_id')
    .where('id', '=', one.id)
    .executeTakeFirstOrThrow()
  const { finished_sha } = await line.counter.core.store.db
    .selectFrom('photo')
    .select('finished_sha')
    .where('id', '=', photo_id ?? '')
    .executeTakeFirstOrThrow()
  const approvedPicture = await line.counter.core.blobs.read(finished_sha)
  expect(Buffer.from(await line.centre.picture(finished_sha ?? ''))).toEqual(Buffer.from(approvedPicture ?? []))
  expect(taken?.case).toMatchObject({
    caseNumber: one.number,
    branch: line.counter.core.branch.code,
    fields: { docNumber: one.identity.number },
  })

  for (const state of ['making', 'at-city-bank', 'at-branch']) {
    line.counter.clock.advance(1_000)
    await line.hear()
    expect((await line.view(one)).state).toBe(state)
  }
  const told = (await line.view(one)).production.map(({ event, by }) => [event, by])
  expect(told).toEqual([
    ['sendToMake', '制卡中心'],
    ['cityBankReceived', '制卡中心'],
    ['branchReceived', '制卡中心'],
  ])
  expect((await line.view(one)).cardTail).toMatch(/^\d{4}$/)
  expect((await line.manager.call('operator.list', {})).map(({ name }) => name)).not.toContain('制卡中心')
})

test('nothing is handed in before it is approved and paid, nor where the place does it by hand', async () => {
  await line.connect()
  const person = line.nextPerson()
  const unpaid = await approved(line.counter, person)
  await line.send()
  expect(await line.standing(unpaid)).toMatchObject({ code: 'unpaid', acts: 'cards' })
  expect(line.centre.taken()).toEqual([])
})

test('without an address the case waits and says so, and goes as soon as there is one', async () => {
  const one = await line.aPaidCase()
  await line.send()
  expect(await line.standing(one)).toMatchObject({ code: 'line-down', acts: 'manager' })
  expect(await line.manager.call('centre.bar', {})).toEqual({ state: null, waiting: 2, stuck: 0 })
  await line.connect()
  await line.send()
  expect(await line.standing(one)).toMatchObject({ code: 'received' })
  expect(await line.manager.call('centre.bar', {})).toEqual({ state: 'up', waiting: 0, stuck: 0 })
})

test('a centre that takes a case and goes silent has made one card when it answers again', async () => {
  await line.connect()
  await line.send()
  const one = await line.aPaidCase()
  await line.send()
  const two = await line.aPaidCase()
  line.centre.behave(profiles.mute)
  await line.send()
  expect(await line.standing(two)).toMatchObject({ code: 'line-down' })
  line.centre.behave({})
  await line.send()
  expect(await line.standing(two)).toMatchObject({ code: 'received' })
  expect((await line.view(one)).state).toBe('making')
  expect(
    line.centre
      .taken()
      .map(({ case: { caseNumber } }) => caseNumber)
      .sort(),
  ).toEqual([one.number, two.number].sort())
})

test('through every kind of trouble each case has one effect and ends where the centre says', async () => {
  await line.connect()
  const cases: CaseView[] = []
  for (let at = 0; at < 6; at += 1) cases.push(await line.aPaidCase())
  line.centre.behave({ ...profiles.rough, slow: 0 })
  for (let round = 0; round < 40; round += 1) {
    await line.send()
    await line.hear()
    line.counter.clock.advance(30_000)
  }
  line.centre.behave({})
  await line.send()
  await line.hear()
  expect(line.centre.taken()).toHaveLength(6)
  for (const one of cases) {
    expect((await line.view(one)).state).toBe('at-branch')
    expect((await line.view(one)).production.map(({ event }) => event)).toEqual(['sendToMake', 'cityBankReceived', 'branchReceived'])
  }
})

test('the end of the day counts what waits for the centre', async () => {
  await line.aPaidCase()
  const day = line.counter.clock.today()
  const lineOf = async () => (await line.manager.call('day.view', { day })).lines.find(({ line }) => line === 'centre')
  expect(await lineOf()).toMatchObject({ open: 1, figures: { waiting: 1, stuck: 0, kept: 0 } })
  await line.connect()
  await line.send()
  expect(await lineOf()).toMatchObject({ open: 0 })
})

test('practice reaches no real centre: a side that makes cards gets nothing', async () => {
  const heard: string[] = []
  const real = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`)
    response.end(JSON.stringify({ name: 'a real one', reference: false, time: '2026-03-09T02:30:00.000Z' }))
  })
  await new Promise<void>(resolve => real.listen(0, '127.0.0.1', resolve))
  const one = await line.aPaidCase()
  await line.connect(`http://127.0.0.1:${(real.address() as AddressInfo).port}/`)
  await line.send()
  await line.hear()
  expect((await line.manager.call('centre.view', {})).line).toMatchObject({ state: 'wrong-side' })
  expect(await line.standing(one)).toMatchObject({ code: 'line-down' })
  expect(new Set(heard)).toEqual(new Set(['GET /v1/about']))
  real.closeAllConnections()
  real.close()
})

test('an address without a certificate is taken on this machine only', async () => {
  const far = await line.manager.ask('centre.setLine', { url: 'http://line.centre.example/', token: null })
  expect(far).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
})

test('a branch that was cut off sends at once when the line is back, whatever rest its messages had', async () => {
  await line.connect()
  await line.send()
  const one = await line.aPaidCase()
  await line.centre.close()
  for (let tries = 0; tries < 8; tries += 1) {
    await line.send()
    line.counter.clock.advance(10_000)
  }
  expect(await line.standing(one)).toMatchObject({ code: 'line-down' })
  await line.reopens()
  await line.send()
  expect(await line.standing(one)).toMatchObject({ code: 'received' })
})

/** Stands between the two: passes a call on, or answers it itself. */
async function aGateway(answers: (method: string, path: string) => number | null) {
  const server = createServer((request, response) => {
    const status = answers(request.method ?? '', request.url ?? '')
    if (status !== null) return void response.writeHead(status, { 'content-type': 'text/html' }).end('<html>gateway</html>')
    const { method, headers, url = '' } = request
    const onward = passOn(new URL(url, line.centre.url), { method, headers }, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.once('error', () => response.destroy())
    request.pipe(onward)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const end = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, end }
}

test('a gateway that says of every picture that it is there delays no case, and the picture arrives whole', async () => {
  const gateway = await aGateway(method => (method === 'HEAD' ? 200 : null))
  await line.connect(gateway.url)
  const one = await line.aPaidCase()
  await line.send()
  expect(await line.standing(one)).toMatchObject({ code: 'received' })
  const sha256 = line.centre.taken()[0]?.case.photo?.sha256 ?? ''
  const approvedPicture = await line.counter.core.blobs.read(sha256)
  expect(Buffer.from(await line.centre.picture(sha256))).toEqual(Buffer.from(approvedPicture ?? []))
  gateway.end()
})

test('a centre that answered and failed every case for a while has them all ten seconds after it is well again', async () => {
  let well = false
  const gateway = await aGateway((_method, path) => (well || path.endsWith('/about') ? null : 502))
  await line.connect(gateway.url)
  const cases = [await line.aPaidCase(), await line.aPaidCase(), await line.aPaidCase()]
  // Long enough for each to rest for minutes.
  for (let run = 0; run < 60; run += 1) {
    await line.send()
    line.counter.clock.advance(10_000)
  }
  well = true
  await line.send()
  for (const one of cases) expect(await line.standing(one)).toMatchObject({ code: 'received' })
  expect(line.centre.taken()).toHaveLength(3)
  gateway.end()
})
