/** Measures the photo engine's time, memory and manners on this machine in one run: `npm run bench -- photo`. */
import { cpus, loadavg } from 'node:os'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import sharp from 'sharp'
import { percentile, tableOf } from '../../../main/cli/eval/tables.ts'
import { openPhotoEngine, type PhotoEngine } from '../../../main/core/imaging/engine.ts'
import { encode } from '../../../main/core/imaging/file/encode.ts'
import type { PhotoSpec } from '../../../shared/photo/standard.ts'
import { counterFrame, counterFrameFile, evenlyLit } from '../../fixtures/faces/portraits.ts'
import { aPhotoEngine, modelsDir, photoSpec } from '../../support/a-photo-engine.ts'
import { coreMemory } from './memory.ts'
import { bitmapOf } from './raster.ts'

const rounds = 40
// 16:9 widths from half a megapixel to twenty-four.
const widths = [943, 1334, 1886, 2668, 3772, 4619, 6532] as const

export async function photoSpeed(): Promise<string> {
  await (await aPhotoEngine()).close() // lays the networks out
  const spec = await photoSpec()
  const frames = [await counterFrameFile(), await counterFrame(await evenlyLit())]
  const bursts: Buffer[][] = []
  for (const frame of frames) bursts.push(await burstOf(frame))
  const cold = performance.now()
  const engine = openPhotoEngine({ modelsDir, deadline: 120_000 })
  try {
    await engine.warmUp()
    const start = performance.now() - cold
    const first = await timed(() => engine.judge(frames[0] ?? new Uint8Array(0), spec))
    for (let i = 0; i < 6; i++) await engine.judge(frames[i % 2] ?? new Uint8Array(0), spec)
    const warm = await warmRows(engine, { frames, bursts }, spec)
    const sizes = await sizeRows(engine, frames[0] ?? Buffer.alloc(0), spec)
    return [machine(), coldLine(start, first), ...warm, ...sizes].join('\n\n')
  } finally {
    await engine.close()
  }
}

type Pictures = { readonly frames: readonly Buffer[]; readonly bursts: readonly (readonly Buffer[])[] }

async function warmRows(engine: PhotoEngine, { frames, bursts }: Pictures, spec: PhotoSpec): Promise<string[]> {
  const of = async (work: (frame: Buffer) => Promise<unknown>) => {
    const times: number[] = []
    for (let i = 0; i < rounds; i++) times.push(await timed(() => work(frames[i % frames.length] ?? Buffer.alloc(0))))
    return times
  }
  const resting = await loopDelay(() => new Promise(settle => setTimeout(settle, 1500)))
  let looks: number[] = []
  let judged: number[] = []
  const working = await loopDelay(async () => {
    looks = await of(frame => engine.look(frame, spec))
    judged = await of(frame => engine.judge(frame, spec))
  })
  const burst: number[] = []
  const strangers: number[] = []
  for (let i = 0; i < rounds; i++) burst.push(await timed(() => engine.best(bursts[i % bursts.length] ?? [], spec)))
  for (let i = 0; i < 5; i++) strangers.push(await timed(() => engine.best(frames.concat(frames, frames).slice(0, 5), spec)))
  const bound = await of(frame => lowerBound(frame, spec))
  const reference = percentile(bound, 0.5)
  const row = (name: string, times: readonly number[], target: string) => [
    name,
    Math.min(...times).toFixed(0),
    ...[0.5, 0.95].map(share => percentile(times, share).toFixed(0)),
    target,
    (percentile(times, 0.5) / reference).toFixed(1),
  ]
  return [
    tableOf(
      ['warm, 1280 x 720', 'min ms', 'p50 ms', 'p95 ms', 'target p95', 'p50 / lower bound'],
      [
        row('lower bound: decode, crop, resize, bisect', bound, '-'),
        row('frame to all verdicts (look)', looks, '150'),
        row('shutter to finished, judged picture (judge)', judged, '500'),
        row('best of five of one person, judged', burst, '500'),
        row('the same with nobody to follow: two people in turn', strangers, '-'),
      ],
    ),
    `The caller's event loop was held up for at most ${working} ms while pictures were judged (${resting} ms at rest; target 50).`,
    await coreMemory(bursts),
  ]
}

/** Five frames of one person who sways by a few pixels and is now and then a little soft. */
async function burstOf(frame: Buffer): Promise<Buffer[]> {
  const { width = 0, height = 0 } = await sharp(frame).metadata()
  const made: Buffer[] = []
  for (const [i, across] of [3, 0, 5, 8, 2].entries()) {
    const wide = await sharp(frame).extend({ left: across, extendWith: 'copy' }).raw().toBuffer()
    const moved = sharp(wide, { raw: { width: width + across, height, channels: 3 } }).extract({ left: 0, top: 0, width, height })
    made.push(await (i % 2 === 0 ? moved.blur(0.6) : moved).jpeg({ quality: 95 }).toBuffer())
  }
  return made
}

async function sizeRows(engine: PhotoEngine, frame: Buffer, spec: PhotoSpec): Promise<string[]> {
  const rows: string[][] = []
  for (const width of widths) {
    const large = await sharp(frame).resize(width).jpeg({ quality: 90 }).toBuffer()
    const { height = 0 } = await sharp(large).metadata()
    const stages = { total: [] as number[], decode: [] as number[], find: [] as number[], rest: [] as number[] }
    const bound: number[] = []
    for (let i = 0; i < 5; i++) {
      bound.push(await timed(() => lowerBound(large, spec)))
      const judged = await engine.judge(large, spec)
      if (!judged.readable) throw new Error('A large frame was unreadable')
      const { total = 0, decode = 0, find = 0 } = judged.ms
      stages.total.push(total)
      stages.decode.push(decode)
      stages.find.push(find)
      stages.rest.push(total - decode)
    }
    const best = (values: readonly number[]) => Math.min(...values).toFixed(0)
    const numbers = [stages.total, stages.decode, stages.find, stages.rest, bound].map(best)
    rows.push([((width * height) / 1e6).toFixed(1), ...numbers, String(megabytes())])
  }
  const head = ['megapixels', 'judge ms', 'decode', 'find', 'all but decode', 'lower bound ms', 'memory MB']
  return ['Growth with the size of the picture (best of five):', tableOf(head, rows)]
}

/** What any program pays: sharp alone, and the same search for the file's size. */
async function lowerBound(frame: Buffer, spec: PhotoSpec): Promise<void> {
  const { width = 0, height = 0 } = await sharp(frame).metadata()
  const crop = { width: Math.round((height * 0.65 * spec.width) / spec.height), height: Math.round(height * 0.65) }
  const left = Math.round((width - crop.width) / 2)
  const cut = await sharp(frame)
    .extract({ left, top: Math.round(height * 0.2), ...crop })
    .resize(spec.width, spec.height)
    .png({ compressionLevel: 0 })
    .toBuffer()
  await encode(await bitmapOf(cut), spec)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The longest the event loop was late, in whole milliseconds. */
async function loopDelay(work: () => Promise<unknown>): Promise<number> {
  const monitor = monitorEventLoopDelay({ resolution: 5 })
  monitor.enable()
  await work()
  monitor.disable()
  return Math.max(0, Math.round(monitor.max / 1e6) - 5)
}

const megabytes = () => Math.round(process.memoryUsage().rss / 1e6)
const machine = () =>
  `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)} at the start.`
const coldLine = (start: number, first: number) =>
  `Cold start: ${start.toFixed(0)} ms to the loaded networks (target 1,000), ${first.toFixed(0)} ms more for the first picture.`
