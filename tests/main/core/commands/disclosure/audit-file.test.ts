/** Day 15: an auditor gets the log as a signed file, takes it home, and finds every change without our program. */
import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifySignedLog } from '../../../../../main/cli/audit-verify.mjs'
import { mostAuditEntries } from '../../../../../shared/ipc/shapes/disclosure.ts'
import { Day } from '../../../../../shared/time.ts'
import { citizen, filled, madeUpCitizens } from '../../../../support/a-case.ts'
import { aCounter, type Counter, root, type Seat } from '../../../../support/a-counter.ts'
import { dice } from '../../../../support/a-dice.ts'

const run = promisify(execFile)
const today = Day.parse('2026-03-09')
const ask = { span: { from: Day.parse('2026-03-01'), to: today }, audience: 'auditor', reason: '年度审计调取' } as const

let counter: Counter
let manager: Seat
let bytes: Uint8Array
let folder: string
beforeAll(async () => {
  counter = await aCounter()
  folder = await mkdtemp(join(tmpdir(), 'audit-'))
  manager = await counter.manager()
  const teller = await counter.teller()
  for (const person of madeUpCitizens(3)) await filled(teller, person)
  bytes = (await manager.call('audit.file', ask)).bytes
})
afterAll(async () => {
  await counter.end()
  await rm(folder, { recursive: true, force: true })
})

describe('the auditor checks the file alone', () => {
  test('it is whole, and its fingerprint is the one the branch shows', async () => {
    const { fingerprint } = await manager.call('audit.key', {})
    const found = verifySignedLog(bytes, fingerprint)
    expect(found).toMatchObject({ ok: true, first: 1, keyKnown: true, fingerprint })
    expect(found.entries).toBe(found.head.seq)
  })

  test('the verifier is one file: copied away from the program it still checks', async () => {
    const [file, copy] = [join(folder, 'log.jsonl'), join(folder, 'audit-verify.mjs')]
    await writeFile(file, bytes)
    await copyFile(join(root, 'main/cli/audit-verify.mjs'), copy)
    const whole = await run(process.execPath, [copy, file])
    expect(JSON.parse(whole.stdout)).toMatchObject({ ok: true })
    await writeFile(file, flipped(bytes, Math.floor(bytes.length / 2)))
    const broken = await run(process.execPath, [copy, file]).catch((error: unknown) => error as { code: number; stdout: string })
    expect(broken).toMatchObject({ code: 1 })
    expect(JSON.parse(broken.stdout)).toMatchObject({ ok: false })
  })

  test('a month in two files: the second goes on where the first ended', async () => {
    counter.clock.advance(24 * 3_600_000)
    await filled(await counter.teller(), citizen)
    const next = Day.parse('2026-03-10')
    const second = await manager.call('audit.file', { ...ask, span: { from: next, to: next } })
    const later = verifySignedLog(second.bytes)
    expect(later).toMatchObject({ ok: true })
    const first = verifySignedLog((await manager.call('audit.file', ask)).bytes)
    expect(later.first).toBe((first.first ?? 0) + (first.entries ?? 0))
  })
})

describe('whatever is changed is said, with the place', () => {
  const lineOf = (all: Uint8Array, at: number) =>
    Buffer.from(all)
      .subarray(0, at)
      .filter(byte => byte === 0x0a).length + 1

  test('one byte flipped anywhere', () => {
    const { below } = dice(20260315)
    const places = new Set([0, 1, bytes.length - 1, bytes.length - 2, bytes.length - 40])
    while (places.size < 400) places.add(below(bytes.length))
    for (const at of places) {
      for (const by of [0x01, 0x20, 0x80]) {
        const found = verifySignedLog(flipped(bytes, at, by))
        expect(found, `byte ${at} ^ ${by}`).toMatchObject({ ok: false })
        // A newline made into something else joins two lines, and something else made into one parts a line: the place is the line where it begins.
        expect(found.line, `byte ${at} ^ ${by}: ${found.what}`).toBe(lineOf(bytes, at))
      }
    }
  })

  const lines = () => Buffer.from(bytes).toString('utf8').split('\n')
  const again = (all: readonly string[]) => verifySignedLog(Buffer.from(all.join('\n')))

  test('an entry taken out, two exchanged, one put in twice, the end cut off', () => {
    const all = lines()
    expect(again([...all.slice(0, 5), ...all.slice(6)])).toMatchObject({ ok: false, line: 6 })
    expect(again([...all.slice(0, 5), all[6] ?? '', all[5] ?? '', ...all.slice(7)])).toMatchObject({ ok: false, line: 6 })
    expect(again([...all.slice(0, 6), all[5] ?? '', ...all.slice(6)])).toMatchObject({ ok: false, line: 7 })
    expect(again(all.slice(0, -3))).toMatchObject({ ok: false })
  })

  test('a file signed by somebody else is whole in itself, but not of this branch', async () => {
    const other = await aCounter()
    const forged = await (await other.manager()).call('audit.file', ask)
    const { fingerprint } = await manager.call('audit.key', {})
    expect(verifySignedLog(forged.bytes)).toMatchObject({ ok: true })
    expect(verifySignedLog(forged.bytes, fingerprint)).toMatchObject({ ok: false, line: 1 })
    await other.end()
  })
})

describe('the branch knows what it gave', () => {
  test('the log says to whom, the reason stands beside it', async () => {
    const { entries } = await manager.call('audit.find', { caseId: null, day: today })
    const given = entries.find(({ what }) => what === 'disclosure.give')
    expect(given).toMatchObject({ operator: '周明', facts: { kind: 'audit-log', audience: 'auditor' }, words: ask.reason })
    expect(JSON.stringify(await counter.core.store.db.selectFrom('audit').selectAll().execute())).not.toContain(ask.reason)
  })

  test('the file names no citizen and no number of a document', () => {
    const text = Buffer.from(bytes).toString('utf8')
    for (const person of madeUpCitizens(3)) for (const secret of [person.name, person.number]) expect(text).not.toContain(secret)
  })

  test('without a reason nothing is made, and only the manager gives it out', async () => {
    expect(await manager.ask('audit.file', { ...ask, reason: ' 查 ' })).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
    expect(await (await counter.reviewer()).ask('audit.file', ask)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  })

  test('a span with more entries than one file holds is refused with both figures', async () => {
    const { store } = counter.core
    class Undone extends Error {}
    const trial = store.write(async ({ tx }) => {
      const [model] = await tx.selectFrom('audit').selectAll().limit(1).execute()
      if (!model) throw new Error('no entry')
      for (let at = 0; at < mostAuditEntries; at += 1000)
        await tx
          .insertInto('audit')
          .values(Array.from({ length: 1000 }, (_, place) => ({ ...model, seq: 1_000_000 + at + place })))
          .execute()
      expect(await manager.ask('audit.file', ask)).toMatchObject({
        ok: false,
        error: { code: 'DISCLOSURE_TOO_LARGE', detail: { limit: mostAuditEntries } },
      })
      throw new Undone()
    })
    await expect(trial).rejects.toThrow(Undone)
  })
})

function flipped(all: Uint8Array, at: number, by = 0x01): Uint8Array {
  const copy = Uint8Array.from(all)
  copy[at] = (copy[at] ?? 0) ^ by
  return copy
}
