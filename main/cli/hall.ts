/** Runs the hall server, by which many desks share one branch: `npm run hall -- --data DIR [--listen HOST:PORT]`. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stderr, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { CustodyFile } from '../../shared/custody.ts'
import { usualPort } from '../../shared/hall/line.ts'
import type { CoreOptions, KeySource, Rekey } from '../../shared/ipc/wire.ts'
import { practiceBirth } from '../../shared/practice.ts'
import { Refusal } from '../../shared/refusal.ts'
import { refusalText } from '../../shared/strings/zh-CN/refusal.ts'
import { z } from '../../shared/zod.ts'
import { openPhotoEngine } from '../core/imaging/engine.ts'
import { makeRecoveryCode } from '../core/platform/store/custody.ts'
import { anyCustody } from '../core/platform/store/custody-folders.ts'
import { keyFor, Trouble } from './hall-key.ts'
import { moveBranch, moveUsage } from './hall-move.ts'
import { type Branch, placeOf, serveBranch } from './hall-serve.ts'
import { askSecret, StoppedTyping } from './secret.ts'

const usage = `Usage: npm run hall -- --data DIR [--store postgres://...] [--listen HOST:PORT] [--practice] [--invite] [--rekey]
       npm run hall -- --region FILE [--stand-by]
       ${moveUsage}
  --data     folder of the branch's store: made by the first start of the program, or by --practice
  --store    PostgreSQL database that keeps a practice branch: postgres://USER@HOST/DATABASE?schema=NAME&sslrootcert=FILE
             (a schema is a branch; the password comes from PGPASSWORD or the user's password file)
  --listen   where desks reach it (default: 127.0.0.1:${usualPort}; 0.0.0.0:${usualPort} for the branch's network)
  --servers  HOST:PORT,HOST:PORT where desks reach the servers of the branch, this one among them
  --stand-by waits until no other server holds the branch, then serves it; with a region, each branch by itself
  --region   serves many branches: a file with [{"data": DIR, "store": "postgres://...", "listen": "HOST:PORT", "servers": [...]}]
  --practice makes a practice store in the folder if it has none
  --invite   opens the door for one desk and shows its code, as at the first start; otherwise the manager does, on his page
  --rekey    gives the store a new key and shows its new recovery code; the old code opens nothing here any more`

const isMove = process.argv[2] === 'move'
const { values } = parseArgs({
  args: isMove ? [] : process.argv.slice(2),
  options: {
    data: { type: 'string' },
    store: { type: 'string' },
    listen: { type: 'string', default: `127.0.0.1:${usualPort}` },
    servers: { type: 'string', default: '' },
    region: { type: 'string' },
    'stand-by': { type: 'boolean', default: false },
    practice: { type: 'boolean', default: false },
    invite: { type: 'boolean', default: false },
    rekey: { type: 'boolean', default: false },
  },
})

const resourcesFolder = fileURLToPath(new URL('../../resources/', import.meta.url))

async function main(): Promise<void> {
  const branches = values.region === undefined ? [await branchHere()] : await branchesOf(values.region)
  const leaving = new AbortController()
  // Before anybody hears that it is open: whoever ends it from then on gets the last copy.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => leaving.abort())
  // One thread for the pictures of all branches, where each would have one of its own.
  const engine = branches.length > 1 ? openPhotoEngine({ modelsDir: join(resourcesFolder, 'models') }) : null
  const photos = engine ? { photos: { ...engine, close: async () => undefined } } : {}
  // What ends one branch ends no other.
  const failed = await Promise.all(
    branches.map(branch =>
      serveBranch(branch, { log: logLine, leaving: leaving.signal, ...photos }).then(
        () => false,
        error => {
          say(error)
          return true
        },
      ),
    ),
  )
  await engine?.close()
  process.exit(failed.includes(true) ? 1 : 0)
}

async function branchHere(): Promise<Branch> {
  if (!values.data) throw new Trouble(usage)
  if (values['stand-by'] && values.store === undefined)
    throw new Trouble('--stand-by is for a branch in a database: a folder has one server.')
  const servers = values.servers.split(',').filter(Boolean)
  for (const server of servers) placeOf(server)
  const store = await storeAt(values.data, values.store)
  return { store, listen: values.listen, servers, standBy: values['stand-by'], invite: values.invite }
}

const Region = z.array(
  z.strictObject({
    data: z.string(),
    store: z.string().startsWith('postgres').optional(),
    listen: z.string(),
    servers: z.array(z.string()).default([]),
  }),
)

/** @throws Trouble where the file cannot be read, or two branches would share a folder, a schema or a port */
async function branchesOf(file: string): Promise<Branch[]> {
  const rows = await readFile(file, 'utf8')
    .then(text => Region.parse(JSON.parse(text)))
    .catch(() => {
      throw new Trouble(`${file} is no list of {"data": DIR, "store": "postgres://...", "listen": "HOST:PORT", "servers": ["HOST:PORT"]}.`)
    })
  for (const one of ['data', 'store', 'listen'] as const) {
    const given = rows.flatMap(row => row[one] ?? [])
    if (new Set(given).size < given.length) throw new Trouble(`Two branches of ${file} have the same ${one}.`)
  }
  const branches: Branch[] = []
  for (const { data, store, listen, servers } of rows) {
    for (const place of [listen, ...servers]) placeOf(place)
    const standBy = values['stand-by'] && store !== undefined
    branches.push({ store: await storeAt(data, store), listen, servers, standBy, invite: values.invite })
  }
  return branches
}

/** Codes and ids only, as in the program's own log. */
function logLine(code: string, fields: Readonly<Record<string, string | number | boolean>> = {}): void {
  stderr.write(`${JSON.stringify({ at: new Date().toISOString(), code, ...fields })}\n`)
}

async function storeAt(dataFolder: string, address: string | undefined): Promise<CoreOptions> {
  const options = { dataFolder, resourcesFolder, ...(address === undefined ? {} : { database: address }) }
  const custody = await anyCustody(dataFolder)
  if (custody?.mode === 'live' && address !== undefined)
    throw new Trouble('--store is for practice branches: names and numbers of real people would stand readable in the database.')
  if (custody) {
    const key = await keyFor(custody.kind)
    return { ...options, key, ...(values.rekey ? { rekey: await newKey(custody, key) } : {}) }
  }
  if (!values.practice)
    throw new Trouble('There is no store in that folder. The first start of the program makes one, --practice a practice store.')
  return { ...options, key: { kind: 'beside' }, birth: practiceBirth }
}

/** The code is on paper before anything changes. */
async function newKey({ kind, passphrase }: CustodyFile, key: KeySource): Promise<Rekey> {
  if (kind === 'beside') throw new Trouble('A practice store has its key in the clear; there is nothing to renew.')
  const recoveryCode = makeRecoveryCode()
  stdout.write(`The new recovery code, shown this once: ${recoveryCode}\n`)
  const typed = await askSecret('Write it down, then type its last group: ')
  if (typed.trim().toUpperCase() !== recoveryCode.slice(-4)) throw new Trouble('That is not its last group. Nothing was changed.')
  const own = passphrase === null ? null : key.kind === 'passphrase' ? key.passphrase : await askSecret('Passphrase of the store: ')
  return { recoveryCode, passphrase: own, keyring: null }
}

function say(error: unknown): void {
  if (error instanceof Refusal) stderr.write(`${error.code} ${refusalText[error.code](error.detail ?? {})}\n`)
  else if (error instanceof Trouble || error instanceof StoppedTyping) stderr.write(`${error.message}\n`)
  else stderr.write(`A fault in the program: ${error instanceof Error ? error.stack : String(error)}\n`)
}

function end(error: unknown): void {
  say(error)
  process.exit(1)
}

if (isMove) moveBranch(process.argv.slice(3), logLine).catch(end)
else main().catch(end)
