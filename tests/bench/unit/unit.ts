/** Measures a unit's batch of a thousand people with pictures, and what the counter feels of it meanwhile: `npm run bench -- unit [PEOPLE]`. */
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import sharp from 'sharp'
import { percentile } from '../../../main/cli/eval/tables.ts'
import type { UnitSummary } from '../../../shared/ipc/shapes/unit.ts'
import { madeUpCitizens } from '../../support/a-case.ts'
import { aCounter, type Counter, citizenPhoto, type Seat } from '../../support/a-counter.ts'
import { aDelivery, lookedAt, ownFile, picked, rowsOf, unitOpening, written } from '../../support/a-unit.ts'

export async function unitSpeed(people = 1_000): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'unit-bench-'))
  const counter = await aCounter()
  try {
    const delivery = await deliveryOf(folder, people)
    return await measured(counter, delivery, people)
  } finally {
    await counter.end()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Every picture differs by a pixel, and is a file of its own where the compression loses the pixel: one file for two people is refused. */
async function deliveryOf(folder: string, count: number) {
  const face = await citizenPhoto()
  const those = madeUpCitizens(count)
  const pictures: Record<string, Uint8Array> = {}
  for (const [at, { number }] of those.entries()) pictures[`${number}.jpg`] = ownFile(await marked(face, at), number)
  return aDelivery(
    folder,
    those.map(({ number }) => written({ number, name: '赵演练' })),
    pictures,
  )
}

async function marked(face: Uint8Array, at: number): Promise<Uint8Array> {
  const dot = { create: { width: 2, height: 2, channels: 3 as const, background: { r: at % 256, g: Math.floor(at / 256), b: 128 } } }
  const mark = await sharp(dot).png().toBuffer()
  return new Uint8Array(
    await sharp(face)
      .composite([{ input: mark, left: 2, top: 2 }])
      .jpeg({ quality: 92 })
      .toBuffer(),
  )
}

type Delivery = Awaited<ReturnType<typeof aDelivery>>

async function measured(counter: Counter, { sheet, zip }: Delivery, people: number): Promise<string> {
  const teller = await counter.teller()
  const { id: unitId } = await teller.call('unit.open', unitOpening)
  const read = await timed(() => picked(counter, teller, 'unit.takeSheet', unitId, sheet))
  const idle = await counterFeels(teller, 40, async () => false)
  const memory = memoryWatch()
  const started = performance.now()
  await picked(counter, teller, 'unit.takePhotos', unitId, zip)
  const whileChecking = await counterFeels(teller, Number.POSITIVE_INFINITY, async () => (await unitOf(teller)).state === 'checking')
  const checked = performance.now() - started
  for (;;) if ((await rowsOf(teller, unitId, 'unseen')).length === 0 || (await lookedAt(teller, unitId)).counts.unseen === 0) break
  const making = performance.now()
  await teller.call('unit.make', { unitId })
  const whileMaking = await counterFeels(teller, Number.POSITIVE_INFINITY, async () => (await unitOf(teller)).state === 'making')
  const made = performance.now() - making
  const result = await timed(() => teller.call('unit.result', { unitId }))
  const { counts } = await unitOf(teller)
  const [cpu] = cpus()
  return [
    `${people} people, pictures in one zip; ${cpus().length} x ${cpu?.model ?? 'unknown'}, load ${loadavg()[0]?.toFixed(1)}`,
    '',
    `| step | whole | a person |`,
    `|---|---|---|`,
    `| sheet read and checked | ${seconds(read)} | ${perPerson(read, people)} |`,
    `| pictures judged (${counts.good + counts.made} good, ${counts.bad} bad) | ${seconds(checked)} | ${perPerson(checked, people)} |`,
    `| cases made (${counts.made}) | ${seconds(made)} | ${perPerson(made, people)} |`,
    `| sheet with results written | ${seconds(result)} | ${perPerson(result, people)} |`,
    '',
    `The list of cases to review, median and 9 of 10: idle ${felt(idle)}; while pictures are judged ${felt(whileChecking)}; while cases are made ${felt(whileMaking)}.`,
    `Memory of the process: ${memory.begun()} MiB before, ${memory.most()} MiB at most.`,
  ].join('\n')
}

const unitOf = async (teller: Seat): Promise<UnitSummary> => {
  const [unit] = await teller.call('unit.list', {})
  if (!unit) throw new Error('the batch is gone')
  return unit
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** How long a list of the counter takes to come while something else goes on, asked ten times a second. */
async function counterFeels(teller: Seat, most: number, goesOn: () => Promise<boolean>): Promise<number[]> {
  const times: number[] = []
  do {
    times.push(await timed(() => teller.call('case.find', { which: 'review', text: '' })))
    await new Promise(resolve => setTimeout(resolve, 100))
  } while (times.length < most && (most !== Number.POSITIVE_INFINITY || (await goesOn())))
  return times
}

function memoryWatch() {
  const now = () => Math.round(process.memoryUsage().rss / 1024 / 1024)
  const begun = now()
  let most = begun
  const timer = setInterval(() => {
    most = Math.max(most, now())
  }, 200)
  timer.unref()
  return { begun: () => begun, most: () => most }
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
const perPerson = (ms: number, people: number): string => `${(ms / people).toFixed(1)} ms`
const felt = (times: readonly number[]): string => `${percentile(times, 0.5).toFixed(1)} / ${percentile(times, 0.9).toFixed(1)} ms`
