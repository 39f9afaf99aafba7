/** Prints the bill of materials of what ships (CycloneDX 1.6): `npm run sbom -- [--out FILE] [--platform linux|win] [--arch x64|arm64]`. */
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { pinnedVersion } from '../bootstrap/official-electron.mjs'
import { root } from '../bootstrap/tree.mjs'
import { billOf } from '../build/bill.ts'
import { inventoryOf, manifestIn, type Target } from '../build/inventory.ts'
import { treeFor } from '../build/target-tree.ts'
import { say, Trouble } from './trouble.ts'

const usage = 'Usage: npm run sbom -- [--out FILE] [--platform linux|win] [--arch x64|arm64]'

function readArguments(): { readonly target: Target; readonly out: string | null } {
  try {
    const { values } = parseArgs({
      options: {
        out: { type: 'string' },
        platform: { type: 'string', default: process.platform === 'win32' ? 'win' : 'linux' },
        arch: { type: 'string', default: process.arch },
      },
    })
    const { platform, arch, out } = values
    if ((platform !== 'linux' && platform !== 'win') || (arch !== 'x64' && arch !== 'arm64')) throw new Trouble(usage)
    return { target: { platform, arch }, out: out === undefined ? null : resolve(out) }
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble(usage)
  }
}

await say(async () => {
  const { target, out } = readArguments()
  const tree = await treeFor(root, target)
  const { name, version, license } = await manifestIn(root)
  const components = await inventoryOf({ root, tree, target, electronVersion: pinnedVersion(root) })
  const bill = billOf({ name, version, licence: license ?? '' }, components).trimEnd()
  if (out === null) return { code: 0, say: bill }
  await writeFile(out, `${bill}\n`)
  return { code: 0, say: JSON.stringify({ out, components: components.length }) }
}, 'The bill of materials was not made')
