/** Reads a workbook or a text of separated values from outside, in a thread of its own with a bound on memory and time. */
import { Worker } from 'node:worker_threads'
import { isFileFault } from '../../../../shared/files/file-fault.ts'
import { fileRefused } from '../archive/zip.ts'
import type { SheetRow, Workbook } from './sheet.ts'
import type { FromSheetWorker, ToSheetWorker } from './worker.ts'

/** How long the thread may give no sign. The largest sheet within the caps of `sheet.ts` takes some ten seconds on a slow machine. */
const silenceMs = 180_000
const memory = { maxOldGenerationSizeMb: 1024 }
/** Sheets come one after the other; a thread that waits for the next one costs a few megabytes. */
const mostIdle = 1
const idle: Worker[] = []

function started(): Worker {
  const waiting = idle.pop()
  if (waiting) return waiting
  const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './sheet-worker.mjs'
  const worker = new Worker(new URL(file, import.meta.url), { execArgv: [], resourceLimits: memory })
  worker.once('exit', () => {
    if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1)
  })
  return worker
}

/** @throws Refusal FILE_REFUSED */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const worker = started()
  worker.ref()
  try {
    return await reading(worker, bytes)
  } finally {
    // A thread that was ended, or ended itself, is not asked again.
    if (worker.threadId !== -1 && idle.length < mostIdle) {
      worker.unref()
      idle.push(worker)
    } else void worker.terminate()
  }
}

function reading(worker: Worker, bytes: Uint8Array): Promise<Workbook> {
  const say = (message: ToSheetWorker) => worker.postMessage(message)
  return new Promise((resolve, reject) => {
    let book: Workbook | null = null
    let sheets: SheetRow[][] = []
    const timer = setTimeout(() => ended(), silenceMs)
    // Each by its name: a Worker hears nothing more once all its listeners were taken off together.
    const leave = () => {
      clearTimeout(timer)
      worker.off('message', heard)
      worker.off('error', ended)
    }
    // Out of memory is what a sheet did to it; the caps catch nearly all of them before.
    const ended = () => {
      leave()
      void worker.terminate().then(() => reject(fileRefused('workbook-too-large')))
    }
    const heard = (message: FromSheetWorker) => {
      timer.refresh()
      if ('failed' in message) {
        leave()
        return reject(new Error(`the thread of the sheets failed: ${message.failed}`))
      }
      if ('refused' in message) {
        leave()
        const { refused } = message
        return reject(isFileFault(refused) ? fileRefused(refused) : new Error(`the thread of the sheets refused: ${refused}`))
      }
      if ('book' in message) {
        book = message.book
        sheets = book.sheets.map(() => [])
      } else if ('rows' in message) for (const row of message.rows) sheets[message.sheet]?.push(row)
      else if (book) {
        leave()
        return resolve({ ...book, sheets: book.sheets.map((sheet, at) => ({ ...sheet, rows: sheets[at] ?? [] })) })
      }
      // After whoever else waits was served.
      setImmediate(() => say({ more: true }))
    }
    worker.on('error', ended)
    worker.on('message', heard)
    say({ parse: bytes })
  })
}
