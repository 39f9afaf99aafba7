/** Runs the tour of a hall: two desks and a server from fresh folders to the report. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { cameraFilm } from './camera-film.ts'
import { HallServer } from './hall-server.ts'
import { type HallWalk, hallSteps, type LineFindings } from './hall-walk.ts'
import { handsOn } from './hands.ts'
import { launch, root } from './launch.ts'
import { caseFindings, type TourReport, type TourWishes, walkAll } from './run-tour.ts'
import type { Trail } from './trail.ts'

export type HallTourReport = Omit<TourReport, 'centre'> & {
  /** What the people at the desks saw of the server that was killed under them. */
  readonly line: LineFindings | null
}

export async function runHallTour({
  out,
  image,
  size,
  userData,
}: Pick<TourWishes, 'out' | 'image' | 'size' | 'userData'>): Promise<HallTourReport> {
  const open = new AsyncDisposableStack()
  try {
    const film = await cameraFilm([{ image, seconds: 1 }], join(root, 'resources', 'models'))
    open.defer(() => film.remove())
    const server = new HallServer(join(userData, 'branch'), join(out, 'hall.log'))
    open.defer(() => server.close())
    await server.start()
    const desk = async (name: 'a' | 'b') => {
      await mkdir(join(out, name), { recursive: true })
      const launched = await launch({ userData: join(userData, name), film: film.path, size })
      open.defer(() => launched.close())
      return { launched, hands: handsOn(launched.page, out, undefined, `${name}/`) }
    }
    const a = await desk('a')
    const b = await desk('b')
    const trail: Trail = { caseId: null, ticketId: null, centre: null, approved: null, ended: null, screens: [], prints: [] }
    const hall: HallWalk = { a: a.hands, b: b.hands, trail, server, line: null }
    const walked = await walkAll(
      trail,
      hallSteps.map(({ name, at, walk }) => ({ name: `${at}-${name}`, hands: hall[at], walk: () => walk(hall) })),
    )
    const found = caseFindings(trail)
    return {
      ...walked,
      ok: walked.ok && found.case?.state === 'closed' && hall.line?.stayedSignedIn === true,
      ...found,
      line: hall.line,
      complaints: [...a.launched.complaints, ...b.launched.complaints],
    }
  } finally {
    await open.disposeAsync()
  }
}
