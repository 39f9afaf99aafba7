/** Walks one card-photo change through the real program: `npm run tour -- --out DIR [--photo FILE] [--size 1366x768] [--packaged DIR] [--centre http|batch|hand] [--hall]`. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { HandoverWay } from '../../shared/profile/handover.ts'
import { withDisplay } from '../bootstrap/display.mjs'
import { root } from './tour/launch.ts'
import { type HallTourReport, runHallTour } from './tour/run-hall-tour.ts'
import { runTour, type TourReport } from './tour/run-tour.ts'

const usage = `Usage: npm run tour -- --out DIR [--photo FILE] [--size WIDTHxHEIGHT] [--packaged DIR] [--centre http|batch|hand] [--hall]
  --centre  how the case goes to the card centre (default: http, the only way with --packaged)
  --hall    two desks and a hall server walk the case instead; the server is killed in the middle`
/** The public-domain face of the fixtures, as a counter camera sends it: the engine accepts it. */
const defaultPhoto = join(root, 'tests', 'fixtures', 'faces', 'counter-frame.jpg')

/** Expected trouble: one sentence on stderr, exit 1. */
class Trouble extends Error {}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        out: { type: 'string' },
        photo: { type: 'string' },
        size: { type: 'string', default: '1366x768' },
        packaged: { type: 'string' },
        centre: { type: 'string', default: 'http' },
        hall: { type: 'boolean', default: false },
      },
    })
    const size = /^(\d{3,4})x(\d{3,4})$/.exec(values.size)
    const way = HandoverWay.safeParse(values.centre)
    if (!values.out || !size || !way.success || (values.packaged && (way.data !== 'http' || values.hall))) throw new Trouble(usage)
    return {
      out: resolve(values.out),
      photo: resolve(values.photo ?? defaultPhoto),
      size: { width: Number(size[1]), height: Number(size[2]) },
      packaged: values.packaged ? resolve(values.packaged) : null,
      way: way.data,
      hall: values.hall,
    }
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble(usage)
  }
}

async function main(): Promise<boolean> {
  const { out, photo, size, packaged, way, hall } = readArguments()
  const image = await readFile(photo).catch(() => {
    throw new Trouble(`The picture ${photo} cannot be read.`)
  })
  await mkdir(out, { recursive: true }).catch(() => {
    throw new Trouble(`The folder ${out} cannot be made; choose one that can be written.`)
  })
  const userData = await mkdtemp(join(tmpdir(), 'counter-tour-'))
  try {
    const wishes = { out, image: new Uint8Array(image), size, userData }
    const report = hall ? await runHallTour(wishes) : await runTour({ ...wishes, packaged, way })
    await tell(out, report)
    return report.ok
  } finally {
    await rm(userData, { recursive: true, force: true })
  }
}

async function tell(out: string, report: TourReport | HallTourReport): Promise<void> {
  const text = JSON.stringify(report, null, 2)
  await writeFile(join(out, 'tour.json'), `${text}\n`)
  process.stdout.write(`${text}\n`)
}

withDisplay(async env => {
  Object.assign(process.env, env)
  return main()
}).then(
  ok => {
    process.exitCode = ok ? 0 : 1
  },
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof Trouble ? error.message : `The tour stopped: ${error instanceof Error ? error.message : String(error)}`}\n`,
    )
    process.exitCode = 1
  },
)
