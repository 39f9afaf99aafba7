/** Runs a program of the system once, without a shell, with bytes in and words out, and ends it when it is told to stop. */
import { spawn } from 'node:child_process'
import { systemCode } from '../../../shared/system-code.ts'
import { DeviceTrouble } from '../device-trouble.ts'

export type Ran = { readonly exit: number; readonly said: string }
const saidLimit = 64_000

/** `env` comes beside the path alone; the words are in English. Throws `DeviceTrouble` no-driver where there is no such program, and `stop.reason`. */
export function runProgram(
  [program, ...args]: readonly [string, ...string[]],
  { input, env, stop }: { readonly input?: Uint8Array; readonly env: Readonly<Record<string, string>>; readonly stop: AbortSignal },
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    if (stop.aborted) return reject(stop.reason)
    const child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...env, PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' },
    })
    let said = ''
    const onStop = () => {
      child.kill('SIGKILL')
      reject(stop.reason)
    }
    stop.addEventListener('abort', onStop, { once: true })
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(0, saidLimit)
    })
    child.on('error', error => {
      stop.removeEventListener('abort', onStop)
      reject(systemCode(error) === 'ENOENT' ? new DeviceTrouble('DEVICE_MISSING', 'no-driver') : error)
    })
    child.on('close', exit => {
      stop.removeEventListener('abort', onStop)
      resolve({ exit: exit ?? 1, said })
    })
    // A program that ended before it had read all says so by its exit.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input ?? new Uint8Array())
  })
}
