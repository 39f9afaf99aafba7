/** Measures how long a counter waits while files from outside are read: `npm run bench -- outside`. */
import { cpus, loadavg } from 'node:os'
import { performance } from 'node:perf_hooks'
import { strToU8, zipSync } from 'fflate'
import { percentile, tableOf } from '../../../main/cli/eval/tables.ts'
import { openZip } from '../../../main/core/platform/archive/zip.ts'
import { readWorkbook } from '../../../main/core/platform/workbook/read.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'

const callEveryMs = 20
const leastMs = 5_000
const zipLimits = { files: 500, fileBytes: 8_000_000, allBytes: 400_000_000 } as const

const sheetOf = (rows: string): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'xl/workbook.xml': strToU8(
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
    ),
  })

const rowsOf = (count: number, columns: number): string =>
  Array.from(
    { length: count },
    (_, row) =>
      `<row r="${row + 1}">${Array.from({ length: columns }, (__, column) => `<c t="inlineStr"><is><t>${row}-${column}</t></is></c>`).join('')}</row>`,
  ).join('')

/** What somebody may send; each read again and again while the counter asks. */
const files: readonly { readonly name: string; read(): Promise<unknown> }[] = (() => {
  const large = sheetOf(rowsOf(18_000, 12))
  const tooMany = sheetOf(rowsOf(130_000, 2))
  const bomb = sheetOf(`<row r="1"><c t="inlineStr"><is><t>${'a'.repeat(60_000_000)}</t></is></c></row>`)
  const csv = strToU8(Array.from({ length: 120_000 }, (_, row) => `${row},${'abcdefgh,'.repeat(8)}end`).join('\n'))
  const pictures = zipSync({ 'a.jpg': new Uint8Array(60_000_000) })
  return [
    { name: `workbook of 18,000 rows`, read: () => readWorkbook(large) },
    { name: 'workbook of 130,000 rows', read: () => readWorkbook(tooMany) },
    { name: `workbook of ${Math.round(bomb.length / 1000)} kB that unpacks to 60 MB`, read: () => readWorkbook(bomb) },
    { name: `separated values of ${Math.round(csv.length / 1e6)} MB`, read: () => readWorkbook(csv) },
    {
      name: `zip of ${Math.round(pictures.length / 1000)} kB that unpacks to 60 MB`,
      read: async () => {
        const zip = await openZip({ bytes: pictures }, zipLimits)
        try {
          for (const file of zip.files) await file.read()
        } finally {
          zip.close()
        }
      },
    },
  ]
})()

export async function outsideSpeed(): Promise<string> {
  const counter = await aCounter()
  try {
    const lines = [await during(counter, 'nothing else', () => new Promise(resolve => setTimeout(resolve, leastMs)))]
    for (const { name, read } of files) lines.push(await during(counter, name, () => again(read)))
    lines.push(await during(counter, 'nothing else', () => new Promise(resolve => setTimeout(resolve, leastMs))))
    const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)} at the end.`
    return [
      machine,
      tableOf(['a small read, ms, while there is read', 'times', 'ends with', 'calls', 'p50', 'p95', 'longest'], lines),
    ].join('\n\n')
  } finally {
    await counter.end()
  }
}

/** Gives how often and with what it ended. */
async function again(read: () => Promise<unknown>): Promise<string> {
  const begun = performance.now()
  for (let times = 1; ; times += 1) {
    const ended = await read().then(
      () => 'read',
      error => {
        if (error instanceof Refusal) return String(error.detail?.why ?? error.code)
        throw error
      },
    )
    if (performance.now() - begun >= leastMs) return `${times}|${ended}`
  }
}

/** A call every so often, whether the one before was answered or not. */
async function during(counter: Counter, name: string, work: () => Promise<unknown>): Promise<string[]> {
  const lobby = await counter.lobby()
  const taken: number[] = []
  const pending = new Set<Promise<unknown>>()
  let over = false
  const worked = work().finally(() => {
    over = true
  })
  while (!over) {
    const due = performance.now()
    const call = lobby.call('ticket.line', {}).then(() => {
      taken.push(performance.now() - due)
      pending.delete(call)
    })
    pending.add(call)
    await new Promise(resolve => setTimeout(resolve, callEveryMs))
    // What the timer came late by is what a call would have waited before it was looked at.
    taken.push(Math.max(0, performance.now() - due - callEveryMs))
  }
  const said = await worked
  await Promise.all(pending)
  const [times = '', ended = ''] = typeof said === 'string' ? said.split('|') : []
  return [name, times, ended, String(taken.length), ...[0.5, 0.95, 1].map(share => percentile(taken, share).toFixed(1))]
}
