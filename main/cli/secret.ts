/** Reads a secret in a terminal: without echo, or the next line of a pipe; never an argument, which others can see. */
import { stderr, stdin } from 'node:process'
import { createInterface } from 'node:readline/promises'
import type { Readable } from 'node:stream'

/** Where somebody types: what a terminal has, or a pipe, which has no raw mode. */
export type Typing = Readable & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown }

/** May be asked several times, one after another. @throws StoppedTyping at Ctrl+C */
export async function askSecret(prompt: string, from: Typing = stdin): Promise<string> {
  if (!from.isTTY) return nextLine(from)
  stderr.write(prompt)
  from.setRawMode?.(true)
  try {
    return await typedSecret(from)
  } finally {
    from.setRawMode?.(false)
  }
}

export class StoppedTyping extends Error {}

/** A second reader of the same pipe would miss the lines the first one has taken in already. */
const linesOf = new WeakMap<Readable, AsyncIterator<string>>()

async function nextLine(from: Readable): Promise<string> {
  const lines = linesOf.get(from) ?? createInterface({ input: from })[Symbol.asyncIterator]()
  linesOf.set(from, lines)
  const { value } = await lines.next()
  return value ?? ''
}

/** Listens only as long as it is asked: iterating over a stream would close it with the first answer. */
function typedSecret(from: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    let typed = ''
    const take = (chunk: unknown) => {
      for (const letter of String(chunk)) {
        if (letter === '\r' || letter === '\n') {
          stderr.write('\n')
          return end(() => resolve(typed))
        }
        if (letter === '\u0003') return end(() => reject(new StoppedTyping('Stopped.')))
        typed = letter === '\u007f' ? typed.slice(0, -1) : typed + letter
      }
    }
    const closed = () => end(() => reject(new StoppedTyping('Stopped.')))
    const end = (settle: () => void) => {
      from.off('data', take).off('close', closed).off('end', closed)
      from.pause()
      settle()
    }
    from.on('data', take).once('close', closed).once('end', closed)
    // It was paused behind the answer before.
    from.resume()
  })
}
