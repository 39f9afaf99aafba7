/** Runs the hall server, by which many desks share one branch: `npm run hall -- --data DIR [--listen HOST:PORT]`. */
import { stderr, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { CustodyFile } from '../../shared/custody.ts'
import { usualPort } from '../../shared/hall/line.ts'
import type { CoreOptions, KeySource, Rekey } from '../../shared/ipc/wire.ts'
import { practiceBirth } from '../../shared/practice.ts'
import { Refusal } from '../../shared/refusal.ts'
import { refusalText } from '../../shared/strings/zh-CN/refusal.ts'
import { systemClock } from '../core/platform/clock.ts'
import { makeRecoveryCode } from '../core/platform/store/custody.ts'
import { anyCustody } from '../core/platform/store/custody-folders.ts'
import { allDesks } from '../core/records/desk/rows.ts'
import { type OpenHall, openHall } from '../hall/open-hall.ts'
import { askSecret, StoppedTyping } from './secret.ts'

const usage = `Usage: npm run hall -- --data DIR [--store postgres://...] [--listen HOST:PORT] [--practice] [--invite] [--rekey]
  --data     folder of the branch's store: made by the first start of the program, or by --practice
  --store    PostgreSQL database that keeps a practice branch: postgres://USER@HOST/DATABASE?schema=NAME&sslrootcert=FILE
             (a schema is a branch; the password comes from PGPASSWORD or the user's password file)
  --listen   where desks reach it (default: 127.0.0.1:${usualPort}; 0.0.0.0:${usualPort} for the branch's network)
  --practice makes a practice store in the folder if it has none
  --invite   opens the door for one desk and shows its code, as at the first start; otherwise the manager does, on his page
  --rekey    gives the store a new key and shows its new recovery code; the old code opens nothing here any more`

/** Expected trouble: one sentence on stderr, exit 1. */
class Trouble extends Error {}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    store: { type: 'string' },
    listen: { type: 'string', default: `127.0.0.1:${usualPort}` },
    practice: { type: 'boolean', default: false },
    invite: { type: 'boolean', default: false },
    rekey: { type: 'boolean', default: false },
  },
})

async function main(): Promise<void> {
  if (!values.data) throw new Trouble(usage)
  const { host, port } = placeOf(values.listen)
  const store = await storeAt(values.data)
  const around = { clock: systemClock(), log: logLine }
  const hall = await openHall({ store, host, port, around }).catch(error => {
    throw error instanceof Error && 'syscall' in error
      ? new Trouble(`Cannot listen at ${values.listen}: ${String(Reflect.get(error, 'code'))}.`)
      : error
  })
  let leaving = false
  const leave = () => {
    if (leaving) return
    leaving = true
    stdout.write('Closing.\n')
    hall.close().then(
      () => process.exit(0),
      error => end(error),
    )
  }
  // Before anybody hears that it is open: whoever ends it from then on gets the last copy.
  process.on('SIGINT', leave)
  process.on('SIGTERM', leave)
  stdout.write(`The branch ${hall.core.branch.code} is open for its desks at ${host}:${hall.port}.\n`)
  const known = (await allDesks(hall.core.store.db)).filter(desk => desk.barred_at === null)
  if (values.invite || known.length === 0) showCode(hall)
}

function showCode(hall: OpenHall): void {
  const { code, until } = hall.desks.invite(null)
  stdout.write(`One desk may join with the code ${code} until ${until}.\n`)
}

/** Codes and ids only, as in the program's own log. */
function logLine(code: string, fields: Readonly<Record<string, string | number | boolean>> = {}): void {
  stderr.write(`${JSON.stringify({ at: new Date().toISOString(), code, ...fields })}\n`)
}

function placeOf(listen: string): { host: string; port: number } {
  const found = /^(.+):(\d{1,5})$/.exec(listen)
  const port = Number(found?.[2])
  if (!found?.[1] || port > 65_535) throw new Trouble('--listen wants HOST:PORT.')
  return { host: found[1].replaceAll(/[[\]]/g, ''), port }
}

async function storeAt(dataFolder: string): Promise<CoreOptions> {
  const database = values.store === undefined ? {} : { database: values.store }
  const options = { dataFolder, resourcesFolder: fileURLToPath(new URL('../../resources/', import.meta.url)), ...database }
  const custody = await anyCustody(dataFolder)
  if (custody?.mode === 'live' && values.store !== undefined)
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

async function keyFor(kind: 'keyring' | 'passphrase' | 'beside'): Promise<KeySource> {
  if (kind === 'beside') return { kind: 'beside' }
  // The system's keyring opens for the window only; a server is shown the recovery code instead.
  if (kind === 'keyring') return { kind: 'recovery', code: await askSecret('Recovery code: ') }
  return { kind: 'passphrase', passphrase: await askSecret('Passphrase: ') }
}

function end(error: unknown): void {
  if (error instanceof Refusal) stderr.write(`${error.code} ${refusalText[error.code](error.detail ?? {})}\n`)
  else if (error instanceof Trouble || error instanceof StoppedTyping) stderr.write(`${error.message}\n`)
  else stderr.write(`A fault in the program: ${error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
}

main().catch(end)
