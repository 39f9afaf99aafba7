/** Reads a workbook or a text of separated values from outside, in a thread of its own with a bound on memory and time. */
import { Worker } from 'node:worker_threads'
import { isFileFault } from '../../../../shared/files/file-fault.ts'
import { fileRefused } from '../archive/zip.ts'
import type { SheetRow, Workbook } from './sheet.ts'
import type { FromSheetWorker, ToSheetWorker } from './worker.ts'

/** The largest sheet within the caps of `sheet.ts` takes some ten seconds on a slow machine. */
const deadlineMs = 60_000
const memory = { maxOldGenerationSizeMb: 1024 }
/** Sheets come one after the other; a thread that waits for the next one costs a few megabytes. */
const mostIdle = 1
const idle: Worker[] = []

function started(): Worker {
  const waiting = idle.pop()
  if (waiting) return waiting.removeAllListeners()
  const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './sheet-worker.mjs'
  return new Worker(new URL(file, import.meta.url), { execArgv: [], resourceLimits: memory })
}

/** @throws Refusal FILE_REFUSED */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const worker = started()
  worker.ref()
  const read = reading(worker, bytes)
  try {
    return await read
  } finally {
    worker.removeAllListeners()
    // A thread that was ended, or ended itself, is not asked again.
    if (worker.threadId !== -1 && idle.length < mostIdle) {
      worker.unref()
      worker.once('exit', () => idle.splice(idle.indexOf(worker), 1))
      idle.push(worker)
    } else void worker.terminate()
  }
}

function reading(worker: Worker, bytes: Uint8Array): Promise<Workbook> {
  const say = (message: ToSheetWorker) => worker.postMessage(message)
  return new Promise((resolve, reject) => {
    let book: Workbook | null = null
    let sheets: SheetRow[][] = []
    const timer = setTimeout(() => end(fileRefused('workbook-too-large')), deadlineMs)
    const end = (error: Error) => {
      clearTimeout(timer)
      void worker.terminate().then(() => reject(error))
    }
    // Out of memory is what a sheet did to it; the caps catch nearly all of them before.
    worker.on('error', () => end(fileRefused('workbook-too-large')))
    worker.on('message', (message: FromSheetWorker) => {
      if ('failed' in message) return end(new Error(`the thread of the sheets failed: ${message.failed}`))
      if ('refused' in message) {
        clearTimeout(timer)
        const { refused } = message
        return reject(isFileFault(refused) ? fileRefused(refused) : new Error(`the thread of the sheets refused: ${refused}`))
      }
      if ('book' in message) {
        book = message.book
        sheets = book.sheets.map(() => [])
      } else if ('rows' in message) for (const row of message.rows) sheets[message.sheet]?.push(row)
      else if (book) {
        clearTimeout(timer)
        return resolve({ ...book, sheets: book.sheets.map((sheet, at) => ({ ...sheet, rows: sheets[at] ?? [] })) })
      }
      // After whoever else waits was served.
      setImmediate(() => say({ more: true }))
    })
    say({ parse: bytes })
  })
}
