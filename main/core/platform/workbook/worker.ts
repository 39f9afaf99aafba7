/** The thread that parses sheets from outside: whatever one costs, the counter goes on answering beside it. */
import { parentPort } from 'node:worker_threads'
import { Refusal } from '../../../../shared/refusal.ts'
import { parseWorkbook } from './parse.ts'
import type { SheetRow, Workbook } from './sheet.ts'

/** Rows handed over at once: the other side copies them in some milliseconds and can answer somebody between two pieces. */
const cellsAtOnce = 5_000

export type FromSheetWorker =
  | { readonly book: Workbook }
  | { readonly sheet: number; readonly rows: readonly SheetRow[] }
  | { readonly done: true }
  | { readonly refused: string }
  | { readonly failed: string }
export type ToSheetWorker = { readonly parse: Uint8Array } | { readonly more: true }

const port = parentPort
if (!port) throw new Error('the thread of the sheets has nobody to answer')

let wanted: (() => void) | null = null
const send = (message: FromSheetWorker, transfer: readonly ArrayBuffer[] = []) => port.postMessage(message, [...transfer])
const whenWanted = () =>
  new Promise<void>(resolve => {
    wanted = resolve
  })

function* piecesOf(rows: readonly SheetRow[]): Generator<readonly SheetRow[]> {
  let [from, cells] = [0, 0]
  for (const [at, row] of rows.entries()) {
    cells += row.cells.size
    if (cells < cellsAtOnce) continue
    yield rows.slice(from, at + 1)
    from = at + 1
    cells = 0
  }
  if (from < rows.length) yield rows.slice(from)
}

async function answer(bytes: Uint8Array): Promise<void> {
  const book = await parseWorkbook(bytes)
  const parts = new Map([...book.parts].map(([name, part]) => [name, new Uint8Array(part)]))
  const bare = { ...book, parts, sheets: book.sheets.map(sheet => ({ ...sheet, rows: [] })) }
  send(
    { book: bare },
    [...parts.values()].map(part => part.buffer),
  )
  for (const [sheet, { rows }] of book.sheets.entries())
    for (const piece of piecesOf(rows)) {
      await whenWanted()
      send({ sheet, rows: piece })
    }
  await whenWanted()
  send({ done: true })
}

port.on('message', (message: ToSheetWorker) => {
  if ('more' in message) return wanted?.()
  answer(message.parse).catch(error =>
    send(
      error instanceof Refusal ? { refused: String(error.detail?.why) } : { failed: error instanceof Error ? error.name : typeof error },
    ),
  )
})
