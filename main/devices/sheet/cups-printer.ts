/** Sheets of A4 through CUPS, the print system of Linux, by its own programs: size, tray and scale are named for every job. */
import { setTimeout as pause } from 'node:timers/promises'
import { DeviceTrouble } from '../device-trouble.ts'
import type { LineInfo } from '../line.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import { runProgram } from './run-program.ts'
import type { SheetPrinter } from './sheet-printer.ts'

export type CupsSetup = {
  /** Where its server listens; null for that of the system. */
  readonly server?: string | null
  readonly deadlineMs?: number
}

const prefix = 'cups:'
/** As CUPS itself allows for queues, and narrower: neither can be taken for an option or a path. */
const plain = /^[A-Za-z0-9][\w.+-]{0,126}$/
const lookAgainMs = 300
const cancelMs = 3000
const listMs = 5000
/** A counter prints to a few; a list of a whole house would be asked for one by one. */
const mostPrinters = 20

type Target = { readonly queue: string; readonly tray: string | null }

function targetOf(id: string): Target | null {
  const [queue = '', tray = null, ...more] = id.startsWith(prefix) ? id.slice(prefix.length).split('/') : []
  return plain.test(queue) && (tray === null || plain.test(tray)) && more.length === 0 ? { queue, tray } : null
}

export function cupsPrinter({ server = null, deadlineMs = 40_000 }: CupsSetup = {}): SheetPrinter {
  const env: Readonly<Record<string, string>> = server === null ? {} : { CUPS_SERVER: server }
  const inTurn = oneAtATime(deadlineMs)
  const ask = async (stop: AbortSignal, ...command: [string, ...string[]]): Promise<string> =>
    (await runProgram(command, { env, stop })).said
  const queues = async (stop: AbortSignal): Promise<string[]> =>
    (await ask(stop, 'lpstat', '-e'))
      .split('\n')
      .filter(name => plain.test(name))
      .slice(0, mostPrinters)

  async function rowsOf(queue: string, stop: AbortSignal): Promise<LineInfo[]> {
    const options = await ask(stop, 'lpoptions', '-p', queue, '-l')
    const trays = (/^InputSlot\/[^:]*: (.*)$/m.exec(options)?.[1] ?? '').split(' ').map(word => word.replace(/^\*/, ''))
    const several = trays.filter(tray => plain.test(tray))
    if (several.length === 0) return [{ id: prefix + queue, name: queue }]
    return several.map(tray => ({ id: `${prefix}${queue}/${tray}`, name: `${queue} · ${tray}` }))
  }

  return {
    async list() {
      const stop = AbortSignal.timeout(listMs)
      try {
        return (await Promise.all((await queues(stop)).map(queue => rowsOf(queue, stop)))).flat()
      } catch (error) {
        // A machine without CUPS has no such printers, and one whose server hangs has none that print.
        if (error instanceof DeviceTrouble || stop.aborted) return []
        throw error
      }
    },
    async print(id, pdf, signal) {
      const target = targetOf(id)
      if (!target) throw new DeviceTrouble('DEVICE_DENIED', 'name')
      return inTurn(signal, stop => handOver(target, pdf, stop))
    },
  }

  async function handOver({ queue, tray }: Target, pdf: Uint8Array, stop: AbortSignal): Promise<'unsure'> {
    if (!(await queues(stop)).includes(queue)) throw new DeviceTrouble('DEVICE_MISSING', 'unplugged')
    const from = tray === null ? [] : ['-o', `InputSlot=${tray}`]
    // The title stands in lists that everybody at the machine can read.
    const command = ['lp', '-d', queue, '-o', 'media=A4', ...from, '-o', 'print-scaling=none', '-t', 'counter', '-'] as const
    const { exit, said } = await runProgram(command, { input: pdf, env, stop })
    const job = /request id is (\S+-\d+) /.exec(said)?.[1]
    if (exit !== 0 || job === undefined) throw new DeviceTrouble('DEVICE_BUSY', 'printer-error')
    try {
      await gone(queue, job, stop)
    } catch (error) {
      // What waits would come out when nobody expects it any more, perhaps beside the next customer.
      await ask(AbortSignal.timeout(cancelMs), 'cancel', job).catch(() => undefined)
      throw error
    }
    // CUPS calls a job completed when its last byte has left; whether paper came out most printers do not say.
    return 'unsure'
  }

  async function gone(queue: string, job: string, stop: AbortSignal): Promise<void> {
    for (;;) {
      const waiting = (await ask(stop, 'lpstat', '-o', queue)).split('\n').some(line => line.startsWith(`${job} `))
      if (!waiting) return
      if (/ disabled since /.test(await ask(stop, 'lpstat', '-p', queue))) throw new DeviceTrouble('DEVICE_BUSY', 'printer-error')
      await pause(lookAgainMs)
      stop.throwIfAborted()
    }
  }
}
