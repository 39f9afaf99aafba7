/** The promises of a printer of A4, held against the practice one and against CUPS printing for real into a file. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cupsPrinter } from '../../../../main/devices/sheet/cups-printer.ts'
import { practiceSheets } from '../../../../main/devices/sheet/practice-sheets.ts'
import type { SheetPrinter } from '../../../../main/devices/sheet/sheet-printer.ts'
import { aCups, type Cups, noCups } from '../../../support/a-cups.ts'
import { patience } from '../../../support/patience.ts'

type Bench = {
  readonly printer: SheetPrinter
  /** Both trays of one printer. */
  readonly trays: readonly [string, string]
  readonly absent: string
  /** Out of paper, or its cover open: nothing comes out until it is mended. */
  readonly jammed: () => Promise<void>
  readonly mended: () => Promise<void>
  readonly said: 'printed' | 'unsure'
}

/** One page of A4 with a line of words, as small as a PDF can be. */
function aPaper(words: string): Uint8Array {
  const drawing = `BT /F1 24 Tf 72 700 Td (${words}) Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${drawing.length}>>stream\n${drawing}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, place) => {
    const at = text.length
    text += `${place + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = places.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 6\n0000000000 65535 f \n${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`
  return new TextEncoder().encode(text)
}
const stays = () => new AbortController().signal

function sheetContract(name: string, bench: () => Bench): void {
  describe(`${name} as a printer of A4`, () => {
    test('stands in the list once for each of its trays', async () => {
      expect((await bench().printer.list()).map(({ id }) => id)).toEqual(expect.arrayContaining([...bench().trays]))
    })

    test('takes a paper whole and says as much of it as it knows', async () => {
      expect(await bench().printer.print(bench().trays[0], aPaper('one'), stays())).toBe(bench().said)
    })

    test('that is not there says so', async () => {
      await expect(bench().printer.print(bench().absent, aPaper('one'), stays())).rejects.toMatchObject({
        name: 'DeviceTrouble',
        code: 'DEVICE_MISSING',
        reason: 'unplugged',
      })
    })

    test('from which no paper comes says so, and prints the next one when it is mended', async () => {
      await bench().jammed()
      await expect(bench().printer.print(bench().trays[0], aPaper('lost'), stays())).rejects.toMatchObject({ code: 'DEVICE_BUSY' })
      await bench().mended()
      expect(await bench().printer.print(bench().trays[1], aPaper('two'), stays())).toBe(bench().said)
    })

    test('does not begin when whoever printed has left already', async () => {
      await expect(bench().printer.print(bench().trays[0], aPaper('one'), AbortSignal.abort())).rejects.toMatchObject({
        code: 'DEVICE_TIMEOUT',
        reason: 'stopped',
      })
    })

    test('prints two asked for at once one after the other', async () => {
      const order: string[] = []
      const first = bench()
        .printer.print(bench().trays[0], aPaper('one'), stays())
        .then(() => order.push('first'))
      const second = bench()
        .printer.print(bench().trays[1], aPaper('two'), stays())
        .then(() => order.push('second'))
      await Promise.all([first, second])
      expect(order).toEqual(['first', 'second'])
    })
  })
}

const practice = practiceSheets(tray => `practice, tray ${tray}`, 300)
sheetContract('the practice printer', () => ({
  printer: practice,
  trays: ['simulated-sheets/1', 'simulated-sheets/2'],
  absent: 'simulated-sheets/9',
  jammed: async () => practice.dock.fail('paper'),
  mended: async () => practice.dock.fail(null),
  said: 'printed',
}))

test('a practice printer that answers nothing is given up at its deadline', async () => {
  practice.dock.fail('silence')
  await expect(practice.print('simulated-sheets/1', aPaper('one'), stays())).rejects.toMatchObject({
    code: 'DEVICE_TIMEOUT',
    reason: 'deadline',
  })
  practice.dock.fail(null)
})

const missing = noCups()

describe.skipIf(missing !== null)(`with a print server of its own${missing === null ? '' : `, not tried here: ${missing}`}`, () => {
  let cups: Cups
  let printer: SheetPrinter
  beforeAll(async () => {
    cups = await aCups(['Sheets', 'Other'])
    printer = cupsPrinter({ server: cups.server, deadlineMs: patience(15_000) })
  })
  afterAll(() => cups.close())

  sheetContract('CUPS', () => ({
    printer,
    trays: ['cups:Sheets/Tray1', 'cups:Sheets/Tray2'],
    absent: 'cups:Nowhere/Tray1',
    jammed: () => cups.stop('Sheets'),
    mended: () => cups.go('Sheets'),
    said: 'unsure',
  }))

  test('a real job comes out as A4 at its own size, from the tray that was chosen, though the printer begins with Letter and tray 1', async () => {
    await printer.print('cups:Sheets/Tray2', aPaper('real job'), stays())
    const out = await cups.outOf('Sheets')
    expect(out?.subarray(0, 5).toString()).toBe('%PDF-')
    const box = /MediaBox\s*\[\s*0 0 (\d+)[\d.]* (\d+)/.exec(out?.toString('latin1') ?? '')
    expect(box?.slice(1).map(Number)).toEqual([595, 842])
    const told = await cups.toldOf('Sheets')
    for (const option of ['media=A4', 'InputSlot=Tray2', 'print-scaling=none']) expect(told).toContain(option)
    // What stands in the list of jobs names nobody.
    expect(told).not.toContain('real job')
  })

  test('a job that could not be printed waits nowhere, to come out beside the next customer', async () => {
    await cups.stop('Other')
    await expect(printer.print('cups:Other/Tray1', aPaper('lost'), stays())).rejects.toMatchObject({ reason: 'printer-error' })
    expect(await cups.waitingAt('Other')).toBe('')
    await cups.go('Other')
    expect(await cups.outOf('Other')).toBeNull()
  })

  test.each(['cups:Sheets/-o', 'cups:../etc', 'cups:Sheets/Tray1/more', 'Sheets', 'cups:a b'])(
    '%s is no printer anybody chose',
    async id => {
      await expect(printer.print(id, aPaper('one'), stays())).rejects.toMatchObject({ code: 'DEVICE_DENIED', reason: 'name' })
    },
  )
})

test('a machine whose print server is away has no printers, and says so within its time', async () => {
  expect(await cupsPrinter({ server: '127.0.0.1:9' }).list()).toEqual([])
})
