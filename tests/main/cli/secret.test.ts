/** Asks for several secrets one after another, as a new key of a hall does: at a terminal, and from a pipe that brings all lines at once. */
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { askSecret, StoppedTyping, type Typing } from '../../../main/cli/secret.ts'

const terminal = (): Typing & PassThrough => Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined })

test('at a terminal each answer is its own, with what was taken back taken out', async () => {
  const typing = terminal()
  const asked = askSecret('', typing)
  typing.write('willo')
  typing.write('x\u007fw\r')
  expect(await asked).toBe('willow')
  for (const word of ['HCS7', 'bridge']) {
    const next = askSecret('', typing)
    typing.write(`${word}\r`)
    expect(await next).toBe(word)
  }
})

test('Ctrl+C and a terminal that is gone end the asking', async () => {
  const typing = terminal()
  const stopped = askSecret('', typing)
  typing.write('wil\u0003')
  await expect(stopped).rejects.toBeInstanceOf(StoppedTyping)
  const gone = askSecret('', typing)
  typing.end()
  await expect(gone).rejects.toBeInstanceOf(StoppedTyping)
})

test('a pipe that brings all lines at once loses none, and gives nothing behind its end', async () => {
  const pipe = new PassThrough()
  pipe.end('willow\nHCS7\n')
  expect([await askSecret('', pipe), await askSecret('', pipe), await askSecret('', pipe)]).toEqual(['willow', 'HCS7', ''])
})
