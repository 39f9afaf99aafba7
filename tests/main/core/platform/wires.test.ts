/** Shows that a message comes through each wire as it was sent, bytes as bytes and nothing beside them. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { forkWire, ownBytes, pairedWires } from '../../../../main/core/platform/wires.ts'
import type { Wire } from '../../../../shared/ipc/wire.ts'

const next = (wire: Wire) => new Promise<unknown>(resolve => wire.onMessage(resolve))
const echo = fileURLToPath(new URL('./wires-echo.ts', import.meta.url))
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

function startEcho() {
  const child = fork(echo, { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  const gone = new Promise<number | null>(resolve => child.once('exit', resolve))
  const wire = forkWire(child)
  closing.push(wire.close)
  return { wire, gone }
}

describe('the wire to a forked core', () => {
  test('brings a picture over as bytes, with only its own bytes behind it', async () => {
    const { wire } = startEcho()
    const picture = Buffer.from('a small picture lies in the pool all buffers share')
    expect(picture.buffer.byteLength).toBeGreaterThan(picture.byteLength)

    const answer = next(wire)
    wire.send({ call: { seq: 1, name: 'photo.capture' }, bytes: picture })

    const back = (await answer) as { message: { bytes: Uint8Array }; isBytes: boolean; memory: number }
    expect(back.isBytes).toBe(true)
    expect(back.memory).toBe(picture.byteLength)
    expect(Buffer.from(back.message.bytes).toString()).toBe(picture.toString())
    expect(back.message.bytes.buffer.byteLength).toBe(picture.byteLength)
  })

  test('the core learns that the shell is gone and leaves', async () => {
    const { wire, gone } = startEcho()
    const answer = next(wire)
    wire.send({ hello: true })
    await answer
    wire.close()
    expect(await gone).toBe(0)
  })

  test('a message to a core that is gone is dropped, not thrown', async () => {
    const { wire, gone } = startEcho()
    const answer = next(wire)
    wire.send({ hello: true })
    await answer
    wire.close()
    await gone
    expect(() => wire.send({ late: true })).not.toThrow()
  })
})

describe('the wire inside one process', () => {
  test('delivers later, a copy, in order, and keeps what came before anybody listened', async () => {
    const [shell, core] = pairedWires()
    const sent = { name: 'case.view', nested: { ids: ['one'] } }
    shell.send(sent)
    shell.send('second')
    sent.nested.ids.push('changed after sending')
    await new Promise(setImmediate)

    const got: unknown[] = []
    core.onMessage(message => got.push(message))
    expect(got).toEqual([{ name: 'case.view', nested: { ids: ['one'] } }, 'second'])
  })

  test('refuses what a process border would refuse', () => {
    const [shell] = pairedWires()
    expect(() => shell.send({ callback: () => 1 })).toThrow()
  })

  test('delivers nothing once an end is closed', async () => {
    const [shell, core] = pairedWires()
    const got: unknown[] = []
    core.onMessage(message => got.push(message))
    core.close()
    shell.send('late')
    await new Promise(setImmediate)
    expect(got).toEqual([])
  })
})

test('bytes that already own their memory are not copied again', () => {
  const whole = new Uint8Array(1000)
  expect((ownBytes({ pdf: whole }) as { pdf: Uint8Array }).pdf).toBe(whole)
})
