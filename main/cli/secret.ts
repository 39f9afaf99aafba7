/** Reads a secret in a terminal: without echo, or the next line of a pipe; never an argument, which others can see. */
import { stderr, stdin } from 'node:process'
import { createInterface } from 'node:readline/promises'

/** @throws StoppedTyping at Ctrl+C */
export async function askSecret(prompt: string): Promise<string> {
  if (stdin.isTTY) stderr.write(prompt)
  if (stdin.isTTY) stdin.setRawMode(true)
  try {
    return stdin.isTTY ? await typedSecret() : await createInterface({ input: stdin }).question('')
  } finally {
    if (stdin.isTTY) stdin.setRawMode(false)
  }
}

export class StoppedTyping extends Error {}

async function typedSecret(): Promise<string> {
  let typed = ''
  for await (const chunk of stdin) {
    for (const letter of String(chunk)) {
      if (letter === '\r' || letter === '\n') {
        stderr.write('\n')
        return typed
      }
      if (letter === '\u0003') throw new StoppedTyping('Stopped.')
      typed = letter === '\u007f' ? typed.slice(0, -1) : typed + letter
    }
  }
  return typed
}
