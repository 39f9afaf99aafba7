/** Sends thousands of writes over a line that is cut at random bytes, and counts what each came to. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../../../main/core/platform/clock.ts'
import { joinBranch } from '../../../main/desk/line/join.ts'
import { openLink } from '../../../main/desk/line/link.ts'
import { openHall } from '../../../main/hall/open-hall.ts'
import { practiceBirth, practicePassword } from '../../../shared/practice.ts'
import type { Result } from '../../../shared/result.ts'
import { dice as aDice } from '../../support/a-dice.ts'
import { aFrailLine } from '../../support/a-frail-line.ts'
import { cheapPasswords } from '../../support/cheap-passwords.ts'

const resourcesFolder = fileURLToPath(new URL('../../../resources/', import.meta.url))
/** What a person at one desk never reaches, but several windows of it together might. */
const atOnce = 8
const caller = { window: 'desk', seat: 1 } as const

/** Each write makes one entry of the log and draws a new code, so that an effect too many and an answer of another write are both seen. */
export async function lineRuns(runs: number, seed: number) {
  const dice = aDice(seed)
  const folder = await mkdtemp(join(process.env.FAULT_GROUND ?? tmpdir(), 'line-'))
  const hall = await openHall({
    store: { dataFolder: folder, resourcesFolder, key: { kind: 'beside' }, birth: practiceBirth },
    host: '127.0.0.1',
    port: 0,
    around: { clock: systemClock(), log: () => undefined, passwordWork: cheapPasswords },
  })
  const line = await aFrailLine(hall.port)
  const { code } = hall.desks.invite(null)
  const joined = await joinBranch({ address: `127.0.0.1:${hall.port}`, code, name: 'line', place: '', version: '0.1.0' })
  const link = openLink(
    { ...joined, address: line.address, version: '0.1.0', resourcesFolder },
    { tell: () => undefined, log: () => undefined, renewed: () => undefined, servers: () => undefined },
  )
  const failures: string[] = []
  const codes = new Set<string>()
  let [answered, notBegun] = [0, 0]
  const written = async () =>
    (await hall.core.store.db.selectFrom('audit').select('seq').where('what', '=', 'desk.invite').execute()).length
  const signedIn = await link.call(caller, 'session.signIn', { login: 'zhuguan', password: practicePassword, counter: '12' })
  if (!signedIn.ok) failures.push(`signing in: ${signedIn.error.code}`)
  line.cutAfter(() => 5_000 + dice.below(40_000))
  line.cutNow()

  async function write(): Promise<void> {
    for (;;) {
      const reply = (await link.call(caller, 'desk.invite', {})) as Result<{ code: string }>
      if (reply.ok) {
        answered += 1
        codes.add(reply.value.code)
        return
      }
      // Nothing was begun: pressed again, as a person does.
      if (reply.error.code === 'LINE_GONE' || reply.error.code === 'TOO_MANY_CALLS') {
        notBegun += 1
        await new Promise(resolve => setTimeout(resolve, 20))
        continue
      }
      failures.push(reply.error.code)
      return
    }
  }

  const began = performance.now()
  let left = runs
  const person = async () => {
    while (left > 0) {
      left -= 1
      await write()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, person))
  const seconds = Math.round((performance.now() - began) / 1_000)
  const effects = await written()
  if (effects !== answered) failures.push(`${effects} effects of ${answered} answered writes`)
  if (codes.size !== answered) failures.push(`${codes.size} answers of ${answered} writes`)
  link.close()
  await line.end()
  await hall.close()
  await rm(folder, { recursive: true, force: true })
  return { runs, seed, answered, effects, cuts: line.cuts(), notBegun, seconds, failures }
}
