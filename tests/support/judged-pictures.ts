/** Remembers what the real photo engine said of a picture, because most tests need a photo and few are about photos. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rememberJudged as rememberIn } from '../../main/cli/eval/remembered.ts'
import type { PhotoEngine } from '../../main/core/imaging/engine.ts'

export { engineHash } from '../../main/cli/eval/remembered.ts'

export const judgedFolder = join(fileURLToPath(new URL('../../', import.meta.url)), 'node_modules', '.cache', 'judged-pictures')

/** The photo tests never use it: they ask the engine itself. */
export const rememberJudged = (engine: PhotoEngine): PhotoEngine => rememberIn(engine, judgedFolder)
