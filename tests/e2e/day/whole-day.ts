/** Walks a day of many cases by keys alone and says what it took: `npm run day -- [--rounds N]`, eight cases a round, four rounds where nothing else is said. Ends with 1 where a pointer was used or the window complained. */
import { parseArgs } from 'node:util'
import { withDisplay } from '../../../main/bootstrap/display.mjs'
import { keyCount } from '../../../main/cli/tour/keys/count.ts'
import { aCounterDay } from '../../support/a-counter-day.ts'
import { keysAlone } from './keys-alone.ts'
import { aWholeDay, visitsOfARound } from './walk.ts'

const usage = 'Usage: npm run day -- [--rounds N], N from 1 to 20'

function roundsAsked(): number | null {
  try {
    const { values } = parseArgs({ options: { rounds: { type: 'string', default: '4' } } })
    const rounds = Number(values.rounds)
    return Number.isInteger(rounds) && rounds >= 1 && rounds <= 20 ? rounds : null
  } catch {
    return null
  }
}

async function walked(rounds: number): Promise<boolean> {
  const opened = await aCounterDay()
  const day = { ...opened, hands: { ...opened.hands, sign: opened.hands.signByPen } }
  const { release } = await keysAlone(day)
  const begun = performance.now()
  try {
    const keys = await keyCount(day.hands)
    const { served } = await aWholeDay(day, rounds)
    const { keys: pressed } = await keys.now()
    const { complaints } = day.app.launched
    const minutes = ((performance.now() - begun) / 60_000).toFixed(1)
    process.stdout.write(
      [
        ...complaints,
        `${served.length} cases of ${visitsOfARound.length} items, ${pressed} keys, ${minutes} min, ${complaints.length} complaints`,
        '',
      ].join('\n'),
    )
    return complaints.length === 0
  } catch (error) {
    // What stood on the screen says more than the words of the error.
    await day.hands.picture('stopped').catch(() => undefined)
    throw error
  } finally {
    release()
    await day.end()
  }
}

const rounds = roundsAsked()
if (rounds === null) {
  process.stderr.write(`${usage}\n`)
  process.exitCode = 1
} else {
  withDisplay(async env => {
    Object.assign(process.env, env)
    return walked(rounds)
  }).then(
    ok => {
      process.exitCode = ok ? 0 : 1
    },
    (error: unknown) => {
      process.stderr.write(`The day stopped: ${String(error)}\n`)
      process.exitCode = 1
    },
  )
}
