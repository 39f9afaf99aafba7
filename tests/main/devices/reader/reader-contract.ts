/** The promises every ID reader keeps, told once and held against each way its bytes may travel. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Reader, ReaderId } from '../../../../main/devices/reader/reader.ts'
import type { SimulatedModule } from '../../../../main/devices/reader/simulated-module.ts'
import { cardOf, chips, photoWithPreamble } from '../../../support/a-chip.ts'
import { patience } from '../../../support/patience.ts'

/** Two readers, each with a simulated module behind it; `unplug` pulls the plug of the first. */
export type ReaderBench = {
  readonly reader: Reader
  readonly first: { readonly id: ReaderId; readonly module: SimulatedModule }
  readonly second: { readonly id: ReaderId; readonly module: SimulatedModule }
  readonly unplug: () => void
  readonly close: () => Promise<void>
}

const stayed = () => new AbortController().signal
const woman = { layout: 'resident', name: '欧阳测试', number: '110101199003073001' }
const man = { layout: 'permit', name: '陈演练', number: '810000198512121234' }

/** The longest a person waits for a reason. */
const mostMs = () => patience(3000)

export function readerContract(name: string, open: () => Promise<ReaderBench>): void {
  describe(name, () => {
    let bench: ReaderBench
    beforeEach(async () => {
      bench = await open()
    })
    afterEach(() => bench.close())
    const read = (id = bench.first.id, signal = stayed()) => bench.reader.read(id, signal)
    const put = (card: keyof typeof chips = 'resident') => bench.first.module.put(cardOf(chips[card]))

    test('lists what is plugged in', async () => {
      const ids = (await bench.reader.list()).map(({ id }) => id)
      expect(ids).toEqual(expect.arrayContaining([bench.first.id, bench.second.id]))
    })

    test.each([
      ['resident', '欧阳测试'],
      ['permit', '陈演练'],
      ['foreigner2017', '安娜'],
      ['foreigner2023', ''],
    ] as const)('reads a %s with its picture as the chip has it', async (card, holder) => {
      put(card)
      const given = await read()
      expect(given.text.name).toBe(holder)
      expect(given.photo).toEqual(photoWithPreamble())
    })

    test.each(['noise', 'pieces', 'echo', 'torn-once', 'late'] as const)('reads through %s on the line', async fault => {
      put()
      bench.first.module.fail(fault)
      expect((await read()).text).toMatchObject(woman)
    })

    test('says that no document lies on it, and reads one that is put on meanwhile', async () => {
      await expect(read()).rejects.toMatchObject({ code: 'DEVICE_MISSING', reason: 'no-card' })
      const soon = read()
      put()
      expect((await soon).text).toMatchObject(woman)
    })

    test('a document that was read is lifted and put again before it is read once more', async () => {
      put()
      await read()
      await expect(read()).rejects.toMatchObject({ code: 'DEVICE_MISSING', reason: 'no-card' })
      bench.first.module.lift()
      put()
      expect((await read()).text).toMatchObject(woman)
    })

    test('the next document is read, never the one before', async () => {
      put()
      await read()
      put('permit')
      expect((await read()).text).toMatchObject(man)
    })

    test.each([
      ['silence', 'DEVICE_TIMEOUT', 'no-answer'],
      ['torn', 'DEVICE_GARBLED', 'checksum'],
      ['refused', 'DEVICE_DENIED', 'card-refused'],
      ['other-card', 'DEVICE_GARBLED', 'not-a-document'],
    ] as const)('says why at the deadline at the latest: %s', async (fault, code, reason) => {
      put()
      bench.first.module.fail(fault)
      const before = performance.now()
      await expect(read()).rejects.toMatchObject({ name: 'DeviceTrouble', code, reason })
      expect(performance.now() - before).toBeLessThan(mostMs())
      bench.first.module.fail(null)
      bench.first.module.lift()
      put()
      expect((await read()).text).toMatchObject(woman)
    })

    test('a plug pulled in the middle of an answer is told at once, and nothing of the half is given', async () => {
      put()
      bench.first.module.fail('unplug')
      const before = performance.now()
      await expect(read()).rejects.toMatchObject({ code: 'DEVICE_MISSING', reason: 'unplugged' })
      expect(performance.now() - before).toBeLessThan(mostMs())
    })

    test('a reader that is not there is told, whatever the window asked for', async () => {
      await expect(read('/dev/ttyNOPE')).rejects.toMatchObject({ code: 'DEVICE_MISSING', reason: 'unplugged' })
      await expect(read('/etc/passwd')).rejects.toMatchObject({ code: 'DEVICE_MISSING', reason: 'unplugged' })
    })

    test('two readers are two: each gives the document that lies on it', async () => {
      put()
      bench.second.module.put(cardOf(chips.permit))
      const [one, other] = await Promise.all([read(), read(bench.second.id)])
      expect([one.text.number, other.text.number]).toEqual([woman.number, man.number])
    })

    test('somebody who turns away stops it, and the next one is served', async () => {
      const away = new AbortController()
      const left = read(bench.first.id, away.signal)
      away.abort()
      await expect(left).rejects.toMatchObject({ code: 'DEVICE_TIMEOUT', reason: 'stopped' })
      put()
      expect((await read()).text).toMatchObject(woman)
    })

    test('two presses of the key read one after the other', async () => {
      put()
      const [first, again] = await Promise.allSettled([read(), read()])
      expect(first.status).toBe('fulfilled')
      expect(again).toMatchObject({ status: 'rejected', reason: { reason: 'no-card' } })
    })
  })
}
