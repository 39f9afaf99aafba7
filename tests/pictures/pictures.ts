/** Walks the screens of the whole job at three sizes and lays them on one sheet: `npm run pictures -- --out DIR`. Ends with 1 where the layout has a fault or axe a finding. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { withDisplay } from '../../main/bootstrap/display.mjs'
import { root } from '../../main/cli/tour/launch.ts'
import { runTour } from '../../main/cli/tour/run-tour.ts'
import { anApp, aPlace } from '../support/an-app.ts'
import { aRichBranch } from './gallery.ts'
import { contactSheet, type Look, lookingAtSizes, walkedSizes } from './sizes.ts'
import { walkGallery } from './walk.ts'

const usage = 'Usage: npm run pictures -- --out DIR'

/** Expected trouble: one sentence on stderr, exit 1. */
class Trouble extends Error {}

function readArguments(): string {
  try {
    const { values } = parseArgs({ options: { out: { type: 'string' } } })
    if (values.out) return resolve(values.out)
  } catch {
    // Said below, as when nothing was given.
  }
  throw new Trouble(usage)
}

/** Every room and dialog, in a branch that has been at work for a while. */
async function walked(out: string, looks: Look[]): Promise<string[]> {
  const place = await aPlace({ begin: aRichBranch })
  try {
    const { hands, launched, close } = await anApp(place)
    try {
      return await walkGallery(
        lookingAtSizes(hands, launched, { out, looks, pictures: 'every-size', from: looks.length / walkedSizes.length }),
      )
    } finally {
      await close()
    }
  } finally {
    await place.remove()
  }
}

async function main(): Promise<boolean> {
  const out = readArguments()
  await mkdir(out, { recursive: true }).catch(() => {
    throw new Trouble(`The folder ${out} cannot be made; choose one that can be written.`)
  })
  const image = new Uint8Array(await readFile(join(root, 'tests', 'fixtures', 'faces', 'counter-frame.jpg')))
  const userData = await mkdtemp(join(tmpdir(), 'counter-pictures-'))
  const looks: Look[] = []
  try {
    const report = await runTour({
      out,
      image,
      size: { width: 1366, height: 768 },
      userData,
      // Three pictures of each screen take their time, and nothing is measured by them.
      patienceMs: 120_000,
      handsFor: (hands, launched) => lookingAtSizes(hands, launched, { out, looks, pictures: 'every-size' }),
    })
    const missing = report.failed ? [] : await walked(out, looks)
    if (looks.length > 0) await contactSheet(out, looks)
    const faults = [...missing, ...looks.flatMap(({ file, faults: found }) => found.map(fault => `${file}: ${fault}`))]
    process.stdout.write(
      `${[...faults, `${looks.length} pictures, ${faults.length} faults, ${join(out, 'contact-sheet.png')}`].join('\n')}\n`,
    )
    if (report.failed) throw new Trouble(`The walk stopped at ${report.failed.step}: ${report.failed.why}`)
    return faults.length === 0
  } finally {
    await rm(userData, { recursive: true, force: true })
  }
}

withDisplay(async env => {
  Object.assign(process.env, env)
  return main()
}).then(
  ok => {
    process.exitCode = ok ? 0 : 1
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Trouble ? error.message : `The walk stopped: ${String(error)}`}\n`)
    process.exitCode = 1
  },
)
