/** Sees to the system libraries and programs that Electron and the tests need on Debian. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runCaptured } from './child.mjs'
import { printStatus } from './status.mjs'
import { failed, Stop } from './trouble.mjs'

const libraries = [
  { file: 'libgtk-3.so.0', package: 'libgtk-3-0' },
  { file: 'libnss3.so', package: 'libnss3' },
  { file: 'libnssutil3.so', package: 'libnss3' },
  { file: 'libsmime3.so', package: 'libnss3' },
  { file: 'libnspr4.so', package: 'libnspr4' },
  { file: 'libasound.so.2', package: 'libasound2' },
  { file: 'libgbm.so.1', package: 'libgbm1' },
  { file: 'libdrm.so.2', package: 'libdrm2' },
  { file: 'libxss.so.1', package: 'libxss1' },
  { file: 'libcups.so.2', package: 'libcups2' },
  { file: 'libdbus-1.so.3', package: 'libdbus-1-3' },
  { file: 'libexpat.so.1', package: 'libexpat1' },
  { file: 'libxkbcommon.so.0', package: 'libxkbcommon0' },
  { file: 'libatk-1.0.so.0', package: 'libatk1.0-0' },
  { file: 'libatk-bridge-2.0.so.0', package: 'libatk-bridge2.0-0' },
  { file: 'libatspi.so.0', package: 'libatspi2.0-0' },
  { file: 'libpango-1.0.so.0', package: 'libpango-1.0-0' },
  { file: 'libcairo.so.2', package: 'libcairo2' },
  { file: 'libX11.so.6', package: 'libx11-6' },
  { file: 'libXcomposite.so.1', package: 'libxcomposite1' },
  { file: 'libXdamage.so.1', package: 'libxdamage1' },
  { file: 'libXext.so.6', package: 'libxext6' },
  { file: 'libXfixes.so.3', package: 'libxfixes3' },
  { file: 'libXrandr.so.2', package: 'libxrandr2' },
  { file: 'libxcb.so.1', package: 'libxcb1' },
  { file: 'libglib-2.0.so.0', package: 'libglib2.0-0' },
]

/** @typedef {{ missingLibraries: string[], missingPrograms: string[] }} Lacks */

/** Programs and the Debian packages they come in, which are named alike but for case. */
const programs = { Xvfb: 'xvfb', fswebcam: 'fswebcam', xdotool: 'xdotool', xclip: 'xclip' }

/**
 * The Debian packages that would mend it; libraries of no known package are named back.
 * @param {Lacks} lacks
 */
export function packagesFor({ missingLibraries, missingPrograms }) {
  const known = libraries.filter(row => missingLibraries.includes(row.file))
  const unknown = missingLibraries.filter(file => !libraries.some(row => row.file === file))
  const fromPrograms = missingPrograms.map(name => programs[/** @type {keyof typeof programs} */ (name)])
  return { packages: [...new Set([...known.map(row => row.package), ...fromPrograms])], unknown }
}

/**
 * @param {{ executable: string, programs: (keyof typeof programs)[] }} wants
 */
export async function ensureSystem(wants) {
  if (process.platform !== 'linux') return
  const lacks = await lacking(wants)
  if (lacks.missingLibraries.length + lacks.missingPrograms.length === 0) return
  const { packages, unknown } = packagesFor(lacks)
  if (unknown.length > 0)
    throw new Stop(`Electron needs these libraries of this system: ${unknown.join(', ')}. Install them and run the same command again.`)
  await install(packages)
  const still = await lacking(wants)
  const left = [...still.missingLibraries, ...still.missingPrograms]
  if (left.length > 0) throw new Stop(`After installing ${packages.join(' ')} these are still missing: ${left.join(', ')}.`)
}

/**
 * @param {{ executable: string, programs: string[] }} wants
 * @returns {Promise<Lacks>}
 */
async function lacking({ executable, programs }) {
  const { output } = await runCaptured('ldd', [executable])
  return {
    missingLibraries: missingIn(output),
    missingPrograms: programs.filter(name => !onPath(name)),
  }
}

/** @param {string} ldd its output */
export function missingIn(ldd) {
  return [...new Set([...ldd.matchAll(/^\s*(\S+) => not found/gm)].map(match => match[1] ?? ''))]
}

/** @param {string} program */
function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some(folder => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      // Not there or not to be run: both mean that this folder does not have it.
      return false
    }
  })
}

/** @param {string[]} packages */
async function install(packages) {
  const update = ['apt-get', 'update']
  const add = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages]
  const byHand = `sudo ${update.join(' ')} && sudo ${add.join(' ')}`
  if (!onPath('apt-get'))
    throw new Stop(
      `These Debian packages, or what holds the same here, are missing: ${packages.join(' ')}. Install them and run the same command again.`,
    )
  if (process.getuid?.() !== 0) throw new Stop(`System packages are missing. Run this once and then the same command again: ${byHand}`)
  printStatus(`Installing Debian packages: ${packages.join(' ')} ...`)
  await apt(update.slice(1))
  await apt(add.slice(1))
}

/** @param {string[]} args */
async function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' }
  const { code, output } = await runCaptured('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], { env })
  if (code !== 0) throw failed(`apt-get ${args[0]}`, output)
}
