/** The other side of the run of faults: a reference centre in a process of its own, which may be killed at any moment. */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { openCentre } from '../../../main/cli/centre/serve.ts'
import { profiles } from '../../../main/cli/centre/trouble.ts'
import { type CentreOrder, type CentreTold, type VerdictLine, verdictsFile } from './orders.ts'

const aLongTimeMs = 30 * 86_400_000

process.once('message', async order => {
  const { folder, spec, port, rough, thin, seed } = order as CentreOrder
  const refused = (key: string) => {
    const line: VerdictLine = { key, at: new Date().toISOString() }
    appendFileSync(join(folder, verdictsFile), `${JSON.stringify(line)}\n`)
  }
  const { rough: all } = profiles
  const trouble = rough ? { ...all, slow: 1, 'silent-after-commit': all['silent-after-commit'] / thin } : {}
  const centre = await openCentre({ folder, spec, port, seed, trouble, stepMs: aLongTimeMs, refused })
  process.send?.({ url: centre.url } satisfies CentreTold)
})
process.once('disconnect', () => process.exit(0))
