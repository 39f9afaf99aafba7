/** Measures a package from its start to the sign-in screen: `npm run bench:start -- DIR [--times 7]`. */
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { withDisplay } from '../../main/bootstrap/display.mjs'
import { handsOn } from '../../main/cli/tour/hands.ts'
import { launchPackaged } from '../../main/cli/tour/launch.ts'
import { appText } from '../../shared/strings/zh-CN/app.ts'

const { values, positionals } = parseArgs({ options: { times: { type: 'string', default: '7' } }, allowPositionals: true })
const [folder] = positionals
if (!folder) throw new Error('usage: npm run bench:start -- DIR [--times 7]')
const size = { width: 1366, height: 768 }

/** The first start makes the practice store; the others find it, as every morning does. */
async function measured(userData: string): Promise<number[]> {
  const first = await launchPackaged(resolve(folder ?? ''), { userData, film: null, size })
  const hands = handsOn(first.page, userData)
  await hands.key('F9')
  await hands.see(appText.signIn.practiceTitle)
  await first.close()
  const taken: number[] = []
  for (let start = 0; start < Number(values.times); start += 1) {
    const began = performance.now()
    const program = await launchPackaged(resolve(folder ?? ''), { userData, film: null, size })
    await program.page.getByText(appText.signIn.practiceTitle).first().waitFor()
    taken.push(Math.round(performance.now() - began))
    await program.close()
  }
  return taken.sort((a, b) => a - b)
}

await withDisplay(async env => {
  Object.assign(process.env, env)
  const userData = await mkdtemp(join(tmpdir(), 'counter-starts-'))
  try {
    const ms = await measured(userData)
    const said = { ms, median: ms[Math.floor(ms.length / 2)], load: loadavg().map(load => Number(load.toFixed(1))) }
    process.stdout.write(`${JSON.stringify(said, null, 2)}\n`)
  } finally {
    await rm(userData, { recursive: true, force: true })
  }
})
