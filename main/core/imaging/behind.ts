/** Shares the photo engine between the counter and background work, which waits until the counter has been quiet for a while. */
import type { PhotoEngine } from './engine.ts'

export type Behind = Pick<PhotoEngine, 'judge'>
export type Shared = { readonly counter: PhotoEngine; readonly behind: Behind }

// The coach looks several times a second while somebody is in front of the camera, and the shot follows within a second.
const quietMs = 1_500
/** A coach left running must not block a unit's batch for ever: after this long one background picture goes first, a quarter of a second of work. */
const patienceMs = 20_000
const lookAgainMs = 100

export function shareEngine(engine: PhotoEngine): Shared {
  const use = { underWay: 0, last: Number.NEGATIVE_INFINITY }
  const noted = async <T>(work: Promise<T>): Promise<T> => {
    use.underWay += 1
    try {
      return await work
    } finally {
      use.underWay -= 1
      use.last = performance.now()
    }
  }
  const counter: PhotoEngine = {
    judge: (image, spec) => noted(engine.judge(image, spec)),
    look: (image, spec) => noted(engine.look(image, spec)),
    guide: (image, spec, frameWidth) => noted(engine.guide(image, spec, frameWidth)),
    best: (images, spec) => noted(engine.best(images, spec)),
    page: (image, quarters) => noted(engine.page(image, quarters)),
    warmUp: () => engine.warmUp(),
    close: () => engine.close(),
  }
  const isQuiet = () => use.underWay === 0 && performance.now() - use.last > quietMs
  const behind: Behind = {
    judge: async (image, spec) => {
      const until = performance.now() + patienceMs
      while (!isQuiet() && performance.now() < until) await new Promise(resolve => setTimeout(resolve, lookAgainMs))
      return engine.judge(image, spec)
    },
  }
  return { counter, behind }
}
