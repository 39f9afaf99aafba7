/** Opens the real program for a test, with a data folder and a camera film of its own. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cameraFilm } from '../../main/cli/tour/camera-film.ts'
import { type Hands, handsOn } from '../../main/cli/tour/hands.ts'
import { type Launched, launch, root } from '../../main/cli/tour/launch.ts'
import type { Trail } from '../../main/cli/tour/trail.ts'
import { tourSteps } from '../../main/cli/tour/walk.ts'

export const counterFrame = join(root, 'tests', 'fixtures', 'faces', 'counter-frame.jpg')

export type App = {
  readonly hands: Hands
  readonly launched: Launched
  readonly trail: Trail
  /** Walks the tour's steps up to and with the named one. */
  walkTo(step: string): Promise<void>
  /** Ends the program as a power cut does. */
  kill(): Promise<void>
  close(): Promise<void>
}

export type Place = { readonly userData: string; readonly out: string; readonly film: string; remove(): Promise<void> }

/** Folders and a film that several starts of the program share. */
export async function aPlace(
  scenes: readonly { picture: string; seconds: number }[] = [{ picture: counterFrame, seconds: 1 }],
): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'counter-app-'))
  const read = scenes.map(async ({ picture, seconds }) => ({ image: new Uint8Array(await readFile(picture)), seconds }))
  const film = await cameraFilm(await Promise.all(read), join(root, 'resources', 'models'))
  const remove = async () => {
    await film.remove()
    await rm(folder, { recursive: true, force: true })
  }
  // Who wants to look at the pictures afterwards names a folder for them.
  return { userData: join(folder, 'data'), out: process.env.COUNTER_PICTURES ?? folder, film: film.path, remove }
}

export async function anApp(place: Place): Promise<App> {
  const launched = await launch({ userData: place.userData, film: place.film, size: { width: 1366, height: 768 } })
  const hands = handsOn(launched.page, place.out)
  const trail: Trail = { caseId: null, ticketId: null, screens: [], prints: [] }
  return {
    hands,
    launched,
    trail,
    walkTo: async step => {
      const last = tourSteps.findIndex(candidate => candidate.name === step)
      if (last < 0) throw new Error(`the tour has no step ${step}`)
      for (const { walk } of tourSteps.slice(0, last + 1)) await walk(hands, trail)
    },
    kill: async () => {
      const child = launched.app.process()
      const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
      child.kill('SIGKILL')
      await gone
    },
    close: () => launched.close(),
  }
}
