/** The hall server of the tour: a process of its own that two desks join, that can be killed and started again at the same place. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from './launch.ts'

const startDeadlineMs = 90_000
const closeDeadlineMs = 60_000

export class HallServer {
  readonly #dataFolder: string
  readonly #log: string
  #child: ChildProcess | null = null
  #gone: Promise<void> = Promise.resolve()
  /** Where desks reach it; the same after each start. */
  address = '127.0.0.1:0'
  /** The code for the first desk, which the first start shows. */
  code: string | null = null

  /** What the server logs is added to the file: codes and ids only. */
  constructor(dataFolder: string, logFile: string) {
    this.#dataFolder = dataFolder
    this.#log = logFile
  }

  /** Resolves once desks may come. */
  async start(): Promise<void> {
    const args = [join(root, 'main', 'cli', 'hall.ts'), '--data', this.#dataFolder, '--practice', '--listen', this.address]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    this.#child = child
    child.stderr.pipe(createWriteStream(this.#log, { flags: 'a' }))
    this.#gone = new Promise(resolve => child.once('close', () => resolve()))
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('the hall server did not start')), startDeadlineMs)
      child.once('error', reject)
      child.once('close', code => reject(new Error(`the hall server ended with code ${code}`)))
      createInterface(child.stdout).on('line', line => {
        this.code = /with the code (\S+) until/.exec(line)?.[1] ?? this.code
        const address = /open for its desks at (\S+?:\d+)\.$/.exec(line)?.[1]
        if (address) this.address = address
        // The first start has a second line, with the code for the first desk.
        if (this.code === null) return
        clearTimeout(late)
        resolve()
      })
    })
  }

  /** As a power cut does it: nothing is finished, nothing is said to the desks. */
  async kill(): Promise<void> {
    this.#child?.kill('SIGKILL')
    await this.#gone
  }

  async close(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), closeDeadlineMs)
    await this.#gone
    clearTimeout(late)
  }
}
