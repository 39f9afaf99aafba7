/** Walks one card-photo change through the real program: `npm run tour -- --out DIR [--photo FILE] [--size 1366x768] [--packaged DIR] [--centre http|batch|hand] [--hall] [--keys [--write]]`. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { HandoverWay } from '../../shared/profile/handover.ts'
import { withDisplay } from '../bootstrap/display.mjs'
import { type KeysReport, runKeys } from './tour/keys/run-keys.ts'
import { deskDocument, keyTable, tooMany } from './tour/keys/table.ts'
import { root } from './tour/launch.ts'
import { type HallTourReport, runHallTour } from './tour/run-hall-tour.ts'
import { runTour, type TourReport } from './tour/run-tour.ts'

const usage = `Usage: npm run tour -- --out DIR [--photo FILE] [--size WIDTHxHEIGHT] [--packaged DIR] [--centre http|batch|hand] [--hall]
       npm run tour -- --keys [--write] [--out DIR]
  --centre  how the case goes to the card centre (default: http, the only way with --packaged)
  --keys    counts the keys of a visit, step by step; --write keeps the table in docs/desk.md
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
        keys: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
      },
    })
    const size = /^(\d{3,4})x(\d{3,4})$/.exec(values.size)
    const way = HandoverWay.safeParse(values.centre)
    if ((!values.out && !values.keys) || !size || !way.success || (values.packaged && (way.data !== 'http' || values.hall)))
      throw new Trouble(usage)
    return {
      out: values.out ? resolve(values.out) : null,
      photo: resolve(values.photo ?? defaultPhoto),
      size: { width: Number(size[1]), height: Number(size[2]) },
      packaged: values.packaged ? resolve(values.packaged) : null,
      way: way.data,
      hall: values.hall,
      keys: values.keys,
      write: values.write,
    }
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble(usage)
  }
}

async function main(): Promise<boolean> {
  const { out: wanted, photo, size, packaged, way, hall, keys, write } = readArguments()
  const image = await readFile(photo).catch(() => {
    throw new Trouble(`The picture ${photo} cannot be read.`)
  })
  const userData = await mkdtemp(join(tmpdir(), 'counter-tour-'))
  const out = wanted ?? join(userData, 'pictures')
  try {
    await mkdir(out, { recursive: true }).catch(() => {
      throw new Trouble(`The folder ${out} cannot be made; choose one that can be written.`)
    })
    const wishes = { out, image: new Uint8Array(image), size, userData }
    if (keys) return tellKeys(await runKeys({ ...wishes, userData: join(userData, 'data') }), write)
    const report = hall ? await runHallTour(wishes) : await runTour({ ...wishes, packaged, way })
    await tell(out, report)
    return report.ok
  } finally {
    await rm(userData, { recursive: true, force: true })
  }
}

async function tellKeys({ visits, complaints }: KeysReport, write: boolean): Promise<boolean> {
  process.stdout.write(`${keyTable(visits)}\n`)
  if (write) await writeFile(join(root, 'docs', 'desk.md'), deskDocument(visits))
  const over = tooMany(visits)
  for (const { name, most } of over) process.stdout.write(`The visit ${name} takes more than ${most} keys.\n`)
  for (const complaint of complaints) process.stdout.write(`The window complained: ${complaint}\n`)
  return over.length === 0 && complaints.length === 0
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
