/** Talks to a core over a wire, as the shell does: opening, refusals, calls at the wrong moment, seats that close, the end. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { serve } from '../../../../main/core/host/serve.ts'
import { pairedWires } from '../../../../main/core/platform/wires.ts'
import type { CoreOptions, FromCore, StoreBirth, ToCore, Wire } from '../../../../shared/ipc/wire.ts'
import { practiceBirth, practicePassword } from '../../../../shared/practice.ts'
import { heldClock, resourcesFolder } from '../../../support/a-counter.ts'

/** The shell's end: says what it must and waits for what it expects. */
function aShell() {
  const [here, there] = pairedWires()
  serve(there, heldClock())
  const heard: FromCore[] = []
  let wake = () => {}
  here.onMessage(message => {
    heard.push(message as FromCore)
    wake()
  })
  const say = (message: ToCore) => here.send(message)
  async function hear<K extends string>(key: K): Promise<Extract<FromCore, Record<K, unknown>>> {
    for (;;) {
      const at = heard.findIndex(message => key in message)
      if (at >= 0) return heard.splice(at, 1)[0] as Extract<FromCore, Record<K, unknown>>
      await new Promise<void>(resolve => {
        wake = resolve
      })
    }
  }
  let seq = 0
  async function call(seat: number, name: string, input: unknown) {
    seq += 1
    const mine = seq
    say({ call: { seq: mine, caller: { window: 'desk', seat }, name, input } })
    for (;;) {
      const { reply } = await hear('reply')
      if (reply.seq === mine) return reply.result
    }
  }
  return { say, hear, call, heard, wire: here as Wire }
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serve-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))
const options = (birth?: StoreBirth): CoreOptions => ({
  dataFolder: folder,
  resourcesFolder,
  key: { kind: 'beside' },
  ...(birth ? { birth } : {}),
})
async function opened() {
  const shell = aShell()
  shell.say({ open: options(practiceBirth) })
  await shell.hear('opened')
  return shell
}
async function closed(shell: ReturnType<typeof aShell>) {
  shell.say({ close: true })
  await shell.hear('closed')
}
const besides: readonly string[] = ['jobs.changed', 'copies.changed', 'customer.changed']
const signIn = { login: 'jingban', password: practicePassword, counter: '03' }

describe('a core over a wire', () => {
  test('says when it is open, answers calls, tells what changed, and closes', async () => {
    const shell = await opened()
    expect(await shell.call(1, 'session.signIn', signIn)).toMatchObject({ ok: true })
    const taken = await shell.call(1, 'ticket.take', { item: 'REPLACE_PHOTO', priority: false })
    expect(taken).toMatchObject({ ok: true, value: { number: 'A001' } })
    // The jobs that run at the start tell of themselves as well, in their own time, and the customer's window hears of who sat down.
    let { event } = await shell.hear('event')
    while (besides.includes(event.name)) event = (await shell.hear('event')).event
    expect(event).toEqual({ name: 'ticket.changed', payload: {} })
    await closed(shell)
  })

  test('a call before the store is open is told to wait, and the next is answered', async () => {
    const shell = aShell()
    expect(await shell.call(1, 'branch.view', {})).toEqual({ ok: false, error: { code: 'CORE_STARTING' } })
    shell.say({ open: options(practiceBirth) })
    expect(await shell.call(1, 'branch.view', {})).toEqual({ ok: false, error: { code: 'CORE_STARTING' } })
    await shell.hear('opened')
    expect(await shell.call(1, 'branch.view', {})).toMatchObject({ ok: true, value: { mode: 'practice' } })
    await closed(shell)
  })

  test('an opening that is refused says why, and the core stays to try again', async () => {
    const shell = aShell()
    shell.say({ open: options() })
    expect((await shell.hear('refused')).refused).toEqual({ code: 'SETUP_NEEDED' })
    shell.say({ open: options(practiceBirth) })
    await shell.hear('opened')
    shell.say({ open: options(practiceBirth) })
    expect((await shell.hear('refused')).refused).toEqual({ code: 'FOLDER_BUSY' })
    expect(await shell.call(1, 'branch.view', {})).toMatchObject({ ok: true })
    await closed(shell)
  })

  test('a damaged store is named with its copies and restored over the wire', async () => {
    const first = await opened()
    await first.call(1, 'session.signIn', signIn)
    await closed(first)
    const again = aShell()
    again.say({ open: options() })
    await again.hear('opened')
    await closed(again)
    await writeFile(join(folder, 'store.db'), 'torn')
    const shell = aShell()
    shell.say({ open: options() })
    const { refused } = await shell.hear('refused')
    expect(refused.code).toBe('DB_DAMAGED')
    const copies = refused.detail?.copies as readonly string[]
    // One was made at each opening and closing; the newest stands first.
    expect(copies.every(copy => copy.startsWith('2026-03-09T02:30:00.'))).toBe(true)
    expect(copies).toEqual([...copies].sort().reverse())
    const [newest = ''] = copies
    shell.say({ restore: { dataFolder: folder, way: '2020-01-01T00:00:00.000Z', key: { kind: 'beside' } } })
    expect((await shell.hear('refused')).refused.code).toBe('NOT_FOUND')
    shell.say({ restore: { dataFolder: folder, way: newest, key: { kind: 'beside' } } })
    await shell.hear('restored')
    shell.say({ open: options() })
    await shell.hear('opened')
    await closed(shell)
  })

  test('a window that closes signs its seat out, and only that seat', async () => {
    const shell = await opened()
    await shell.call(1, 'session.signIn', signIn)
    await shell.call(2, 'session.signIn', { ...signIn, login: 'fuhe' })
    shell.say({ seatClosed: 1 })
    expect(await shell.call(1, 'session.view', {})).toEqual({ ok: true, value: null })
    expect(await shell.call(1, 'ticket.line', {})).toEqual({ ok: false, error: { code: 'NOT_SIGNED_IN' } })
    expect(await shell.call(2, 'session.view', {})).toMatchObject({ ok: true, value: { operator: { login: 'fuhe' } } })
    await closed(shell)
  })

  test('closing while it opens leaves the folder free', async () => {
    const shell = aShell()
    shell.say({ open: options(practiceBirth) })
    await closed(shell)
    const next = aShell()
    next.say({ open: options() })
    await next.hear('opened')
    await closed(next)
  })

  test('closing with a hundred calls in the air loses nothing that was answered', async () => {
    const shell = await opened()
    await shell.call(1, 'session.signIn', signIn)
    for (let seq = 1001; seq <= 1100; seq += 1)
      shell.say({
        call: { seq, caller: { window: 'desk', seat: 1 }, name: 'ticket.take', input: { item: 'REPLACE_PHOTO', priority: false } },
      })
    await closed(shell)
    const kept = shell.heard.filter(message => 'reply' in message && message.reply.result.ok).length

    const next = aShell()
    next.say({ open: options() })
    await next.hear('opened')
    await next.call(1, 'session.signIn', signIn)
    const line = await next.call(1, 'ticket.line', {})
    expect(line.ok && (line.value as { waiting: unknown[] }).waiting.length).toBeGreaterThanOrEqual(kept)
    await closed(next)
  })

  test('a name that is no name is refused, and the core goes on', async () => {
    const shell = await opened()
    for (const name of JSON.parse('[5, null, {}, "no.such"]'))
      expect(await shell.call(1, name, {})).toMatchObject({ ok: false, error: { code: 'UNKNOWN_COMMAND' } })
    expect(await shell.call(1, 'branch.view', {})).toMatchObject({ ok: true })
    await closed(shell)
  })
})
