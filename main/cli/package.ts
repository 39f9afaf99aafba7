/** Makes a package of the program: `npm run package -- [--target dir|tar.gz|deb] [--arch x64|arm64] [--platform linux|win] [--trial]`. */
import { parseArgs } from 'node:util'
import { electronRuntime } from '../bootstrap/electron-runtime.mjs'
import { pinnedVersion } from '../bootstrap/official-electron.mjs'
import { root } from '../bootstrap/tree.mjs'
import type { Target } from '../build/inventory.ts'
import { electronFor, type PackedElectron } from '../build/package/electron.ts'
import { type Format, formats, makePackage } from '../build/package/make.ts'
import { say, Trouble } from './trouble.ts'

const usage =
  'Usage: npm run package -- [--target dir|tar.gz|deb]... [--platform linux|win] [--arch x64|arm64] [--trial]; several targets may be given, dir is made in any case'

type Arguments = { readonly target: Target; readonly formats: readonly Format[]; readonly allowTrial: boolean }

const isFormat = (text: string): text is Format => (formats as readonly string[]).includes(text)

function readArguments(): Arguments {
  try {
    const { values } = parseArgs({
      options: {
        target: { type: 'string', multiple: true, default: ['dir'] },
        platform: { type: 'string', default: 'linux' },
        arch: { type: 'string', default: process.arch },
        trial: { type: 'boolean', default: false },
      },
    })
    const wanted = values.target.flatMap(text => text.split(','))
    const { platform, arch } = values
    if (!wanted.every(isFormat) || (platform !== 'linux' && platform !== 'win') || (arch !== 'x64' && arch !== 'arm64'))
      throw new Trouble(usage)
    if (platform === 'win' && wanted.some(format => format !== 'dir'))
      throw new Trouble('Windows is packed as a folder here: leave --target out.')
    return { target: { platform, arch }, formats: [...new Set<Format>(['dir', ...wanted])], allowTrial: values.trial }
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble(usage)
  }
}

/** For another machine than this one only electron-builder's own fetching of the official Electron is left. */
async function electronOf({ target, allowTrial }: Arguments): Promise<PackedElectron> {
  const pinned = pinnedVersion(root)
  const isThisMachine = process.platform === (target.platform === 'win' ? 'win32' : target.platform) && process.arch === target.arch
  if (!isThisMachine) return { version: pinned, dist: undefined, isTrial: false }
  return electronFor({ executable: (await electronRuntime()).executable, pinned, allowTrial })
}

await say(async () => {
  const wish = readArguments()
  const made = await makePackage({ root, target: wish.target, formats: wish.formats, electron: await electronOf(wish) })
  return { code: 0, say: JSON.stringify(made, null, 2) }
}, 'The package was not made')
