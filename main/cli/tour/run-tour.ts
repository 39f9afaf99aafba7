/** Runs the tour from a fresh data folder to the report; a step that fails ends it and is named. */
import { join } from 'node:path'
import type { PhotoView } from '../../../shared/ipc/shapes/photo.ts'
import type { HandoverWay } from '../../../shared/profile/handover.ts'
import type { State } from '../../../shared/workflow/table.ts'
import { cameraFilm } from './camera-film.ts'
import { type CentreFindings, openTourCentre, type TourCentre } from './centre.ts'
import { type Hands, handsOn } from './hands.ts'
import { type Launched, type LaunchOptions, launch, launchPackaged, type Program, root } from './launch.ts'
import { photoFile, type TourStep, type Trail } from './trail.ts'
import { tourSteps } from './walk.ts'

/** `screen` is the picture the step ended with, `screens` all it took. */
export type StepReport = { readonly name: string; readonly ms: number; readonly screen: string | null; readonly screens: readonly string[] }

export type TourReport = {
  readonly ok: boolean
  readonly steps: readonly StepReport[]
  readonly failed?: { readonly step: string; readonly why: string }
  readonly case: { readonly id: string; readonly state: State } | null
  readonly photo:
    | ({ readonly file: string; readonly outcome: PhotoView['outcome']; readonly geometry: PhotoView['geometry'] } & NonNullable<
        PhotoView['file']
      >)
    | null
  readonly prints: Trail['prints']
  /** What was handed to the card centre and what came back by itself. */
  readonly centre: CentreFindings
  /** Errors the page wrote to its console; a clean tour has none. */
  readonly complaints: readonly string[]
}

export type TourWishes = {
  readonly out: string
  readonly image: Uint8Array
  readonly size: { readonly width: number; readonly height: number }
  readonly userData: string
  /** The folder of a package; without one the source tree's own build is walked. */
  readonly packaged?: string | null
  /** How the case goes to the card centre; a package, whose dialogs nobody can answer, goes over the line only. */
  readonly way?: HandoverWay
  readonly steps?: readonly TourStep[]
  /** Hands that do something of their own, such as taking every picture at several sizes. */
  readonly handsFor?: (hands: Hands, launched: Launched) => Hands
  readonly patienceMs?: number
}

export async function runTour({
  out,
  image,
  size,
  userData,
  packaged = null,
  way = 'http',
  steps = tourSteps(way),
  handsFor,
  patienceMs,
}: TourWishes): Promise<TourReport> {
  const film = await cameraFilm([{ image, seconds: 1 }], join(root, 'resources', 'models'))
  const centre = await openTourCentre(way)
  try {
    const launched = await start(packaged, { userData, film: film.path, size })
    try {
      const plain = handsOn(launched.page, out, patienceMs)
      const hands = handsFor && 'app' in launched ? handsFor(plain, launched) : plain
      const otherSide = { way, url: centre.url, folders: centre.folders, ...besideThePage(launched) }
      const trail: Trail = { caseId: null, ticketId: null, centre: otherSide, approved: null, ended: null, screens: [], prints: [] }
      const walked = await walkAll(
        trail,
        steps.map(({ name, walk }) => ({ name, hands, walk: () => walk(hands, trail) })),
      )
      const found = await findings(trail, centre)
      return { ...walked, ok: walked.ok && isWhole(found), ...found, complaints: launched.complaints }
    } finally {
      await launched.close()
    }
  } finally {
    await centre.close()
    await film.remove()
  }
}

const start = (packaged: string | null, options: LaunchOptions): Promise<Program | Launched> =>
  packaged === null ? launch(options) : launchPackaged(packaged, options)

/** What a person does outside the page: picks a folder, pastes into another window. */
function besideThePage(program: Program | Launched) {
  const app = () => {
    if (!('app' in program)) throw new Error('of a package only the page can be reached')
    return program.app
  }
  return {
    willPick: (path: string) =>
      app().evaluate(({ dialog }, picked) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [picked] })
      }, path),
    readClipboard: () => app().evaluate(({ clipboard }) => clipboard.readText()),
  }
}

type Walked = Pick<TourReport, 'ok' | 'steps' | 'failed'>
/** A step with whoever walks it; `hands` takes the picture where it stopped. */
export type WalkedStep = { readonly name: string; readonly hands: Hands; readonly walk: () => Promise<void> }

export async function walkAll(trail: Trail, steps: readonly WalkedStep[]): Promise<Walked> {
  const done: StepReport[] = []
  for (const { name, hands, walk } of steps) {
    const started = performance.now()
    trail.screens = []
    const why = await walk().then(
      () => null,
      (error: unknown) => (error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error)),
    )
    if (why !== null) trail.screens.push(await hands.picture(`stopped-at-${name}`))
    done.push({ name, ms: Math.round(performance.now() - started), screen: trail.screens.at(-1) ?? null, screens: trail.screens })
    if (why !== null) return { ok: false, steps: done, failed: { step: name, why } }
  }
  return { ok: true, steps: done }
}

/** The card is with its holder, and it is one card of the very picture that was approved. */
const isWhole = ({ case: one, centre }: Awaited<ReturnType<typeof findings>>): boolean =>
  one?.state === 'closed' && centre.effects === 1 && centre.sentSha256 !== null && centre.sentSha256 === centre.receivedSha256

/** What became of the case, the photo and the slips. */
const findings = async (trail: Trail, centre: TourCentre) => ({ ...caseFindings(trail), centre: await centre.end(trail) })

export function caseFindings(trail: Trail): Pick<TourReport, 'case' | 'photo' | 'prints'> {
  const view = trail.ended
  const chosen = view?.photos.find(photo => photo.chosen)
  return {
    case: view ? { id: view.id, state: view.state } : null,
    photo: chosen?.file ? { file: photoFile, outcome: chosen.outcome, ...chosen.file, geometry: chosen.geometry } : null,
    prints: trail.prints,
  }
}
