/** Starts the hall server as a process of its own, as its terminal does, which a test may kill as a power cut would. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { joinBranch } from '../../main/desk/line/join.ts'
import { aDeskLinked, type TestDesk } from './a-hall.ts'
import { patience } from './patience.ts'

const script = fileURLToPath(new URL('../../main/cli/hall.ts', import.meta.url))

export type HallServer = {
  /** Waits until it has said so since it was asked last, and gives what the words name. */
  said(words: RegExp): Promise<RegExpExecArray>
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>
  /** Ends it in order. Gives the code it ended with. */
  close(): Promise<number | null>
}

export function aHallServer(args: readonly string[]): HallServer {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>(resolve => child.once('exit', code => resolve(code)))
  let [said, troubles] = ['', '']
  let isOver = false
  let look: () => void = () => undefined
  child.stderr.on('data', part => {
    troubles += String(part)
  })
  child.stdout.on('data', part => {
    said += String(part)
    look()
  })
  void ended.then(() => {
    isOver = true
    look()
  })
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return {
    said: words =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => over(`it never said ${words}`), patience(60_000))
        const over = (why: string) => reject(new Error(`${why}; it said: ${said}${troubles}`))
        look = () => {
          const found = words.exec(said)
          if (found === null && !isOver) return
          clearTimeout(timer)
          look = () => undefined
          if (found === null) return over('it ended')
          said = said.slice(found.index + found[0].length)
          resolve(found)
        }
        look()
      }),
    kill: async () => void (await end('SIGKILL')),
    close: () => end('SIGTERM'),
  }
}

/** A desk joins by the code that the server shows. */
export async function joinedAt(address: string, code: string, name: string): Promise<TestDesk> {
  return aDeskLinked(await joinBranch({ address, code, name, place: '一楼', version: '0.1.0' }))
}
