/** A real pair of terminals, as a cable between the program's serial port and what is simulated at its other end. */
import { spawn } from 'node:child_process'
import { patience } from './patience.ts'

export type TerminalPair = {
  /** Path of the end that is opened as a serial port. */
  readonly path: string
  /** Into the port's end. */
  send(bytes: Uint8Array): void
  /** What was written into the port's end. */
  onBytes(listen: (bytes: Uint8Array) => void): void
  /** Pulls the cable: the port's end hangs up. */
  unplug(): void
  end(): Promise<void>
}

/** util-linux's `script` holds the other end, as part of every Debian and Ubuntu: its input and output are what passes there. */
export async function aTerminalPair(): Promise<TerminalPair> {
  const child = spawn('script', ['-qfec', 'tty; stty raw -echo; echo ready; exec sleep 3600', '/dev/null'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  let heard = (_bytes: Uint8Array) => {}
  child.stdin.on('error', () => {})
  const path = await new Promise<string>((resolve, reject) => {
    let said = ''
    const late = setTimeout(() => reject(new Error(`no terminal: ${said}`)), patience(5000))
    child.once('error', reject)
    const onData = (bytes: Buffer) => {
      said += bytes.toString('latin1')
      const found = /(\/dev\/\S+)[\s\S]*ready\r?\n/.exec(said)?.[1]
      if (found === undefined) return
      clearTimeout(late)
      child.stdout.off('data', onData)
      child.stdout.on('data', (later: Buffer) => heard(new Uint8Array(later)))
      resolve(found)
    }
    child.stdout.on('data', onData)
  })
  return {
    path,
    send: bytes => void child.stdin.write(bytes),
    onBytes: listen => {
      heard = listen
    },
    unplug: () => void child.kill('SIGKILL'),
    end: () => {
      child.kill('SIGKILL')
      return ended
    },
  }
}
