/** Opens the real program for a test, with a data folder and a camera film of its own. */
import { createHash } from 'node:crypto'
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cameraFilm, type Film } from '../../main/cli/tour/camera-film.ts'
import { type Hands, handsOn } from '../../main/cli/tour/hands.ts'
import { type Launched, launch, root } from '../../main/cli/tour/launch.ts'
import type { Trail } from '../../main/cli/tour/trail.ts'
import { deskSteps } from '../../main/cli/tour/walk.ts'
import { aCounter, type Counter, heldClock } from './a-counter.ts'
import { onceARun } from './once-a-run.ts'
import { patience } from './patience.ts'

const filmName = 'camera.mjpeg'
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

/** The practice people at work before the program starts, by the commands its windows would have sent. */
export type Beginning = (counter: Counter) => Promise<unknown>
type Scene = { readonly picture: string; readonly seconds: number }

export type Place = { readonly userData: string; readonly out: string; readonly film: string; remove(): Promise<void> }

/** Folders and a film that several starts of the program share. */
export async function aPlace(wish: { readonly scenes?: readonly Scene[]; readonly begin?: Beginning } = {}): Promise<Place> {
  const { scenes = [{ picture: counterFrame, seconds: 1 }], begin } = wish
  const folder = await mkdtemp(join(tmpdir(), 'counter-app-'))
  const userData = join(folder, 'data')
  const film = await filmOf(scenes)
  if (begin) await begun(join(userData, 'practice'), begin)
  const remove = async () => {
    await film.remove()
    await rm(folder, { recursive: true, force: true })
  }
  // Who wants to look at the pictures afterwards names a folder for them.
  return { userData, out: process.env.COUNTER_PICTURES ?? folder, film: film.path, remove }
}

/** The store a start of the program finds: the practice people have worked in it until this moment. */
async function begun(dataFolder: string, begin: Beginning): Promise<void> {
  const counter = await aCounter({ clock: heldClock(new Date().toISOString()), options: { dataFolder } })
  await begin(counter)
  await counter.close()
}

/** A film is the same for everybody who wants these scenes. */
async function filmOf(scenes: readonly Scene[]): Promise<Film> {
  const shown = await Promise.all(scenes.map(async ({ picture, seconds }) => ({ image: new Uint8Array(await readFile(picture)), seconds })))
  const make = () => cameraFilm(shown, join(root, 'resources', 'models'))
  const known = shown.map(({ image, seconds }) => [createHash('sha256').update(image).digest('hex'), seconds])
  const made = await onceARun(['film', known], async folder => {
    const film = await make()
    await copyFile(film.path, join(folder, filmName))
    await film.remove()
  })
  return made === null ? make() : { path: join(made, filmName), remove: async () => undefined }
}

const standing = new Set<Launched>()

/** What the windows that stand open show: where the focus is, and their text. The people in it are made up. */
export function shownNow(): Promise<string[]> {
  const shown = ({ page }: Launched) =>
    page
      .evaluate(() => {
        const { activeElement: held, body } = document
        const field = held?.closest('[data-field]')?.getAttribute('data-field')
        return `focus: ${field ?? held?.tagName}\n${body.innerText.replaceAll(/\n+/g, '\n').slice(0, 2_000)}`
      })
      .catch(error => `the window answers no more: ${String(error)}`)
  return Promise.all([...standing].map(shown))
}

export async function anApp(place: Place): Promise<App> {
  const launched = await launch({ userData: place.userData, film: place.film, size: { width: 1366, height: 768 } })
  standing.add(launched)
  launched.app.once('close', () => standing.delete(launched))
  const hands = handsOn(launched.page, place.out, patience(20_000))
  const trail: Trail = { caseId: null, ticketId: null, centre: null, approved: null, ended: null, screens: [], prints: [] }
  return {
    hands,
    launched,
    trail,
    walkTo: async step => {
      const last = deskSteps.findIndex(candidate => candidate.name === step)
      if (last < 0) throw new Error(`the tour has no step ${step}`)
      for (const { walk } of deskSteps.slice(0, last + 1)) await walk(hands, trail)
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
