/** Calls any command of the contract from a terminal, on the same core: `npm run counter -- NAME '{json}'`. */
import { readFile, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { contract, isCommandName } from '../../shared/ipc/contract.ts'
import type { KeySource } from '../../shared/ipc/wire.ts'
import { practiceBirth, practicePassword } from '../../shared/practice.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { Result } from '../../shared/result.ts'
import { refusalText } from '../../shared/strings/zh-CN/refusal.ts'
import { answerAlone } from '../core/host/answer.ts'
import { type OpenCore, openCore } from '../core/host/open.ts'
import { systemClock } from '../core/platform/clock.ts'
import { anyCustody } from '../core/platform/store/custody-folders.ts'
import { askSecret, StoppedTyping } from './secret.ts'

const usage = `Usage: npm run counter -- NAME ['{json}'] [--as LOGIN] [--counter NN] [--data FOLDER] [--practice] [--out FILE]
  NAME       a command of shared/ipc/contract.ts; without NAME the list is printed
  {json}     its input; {"$file": "path"} stands for the bytes of a file
  --as       signs in first; the password is asked for (practice operators need none)
  --data     folder of one store (default: the live or practice store of this user)
  --practice makes a practice store in the folder if it has none
  --out      writes the first bytes of the answer to a file`

/** Expected trouble: one sentence on stderr, exit 1. */
class Trouble extends Error {}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    as: { type: 'string' },
    counter: { type: 'string', default: '01' },
    data: { type: 'string' },
    practice: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
})

const resourcesFolder = fileURLToPath(new URL('../../resources/', import.meta.url))
const caller = { window: 'terminal', seat: 1 } as const

async function main(): Promise<number> {
  const [name, text = '{}'] = positionals
  if (!name) {
    stdout.write(`${usage}\n\n${Object.keys(contract).join('\n')}\n`)
    return 0
  }
  if (!isCommandName(name)) throw new Trouble(`There is no command ${name}; run without a name to see them all.`)
  if (contract[name].at === 'shell') throw new Trouble(`${name} needs the window and cannot be called from a terminal.`)
  const input = await withFiles(parseJson(text))
  const opened = await openStore()
  try {
    if (values.as)
      await mustSucceed(opened, 'session.signIn', { login: values.as, password: await passwordOf(opened), counter: values.counter })
    return await show(await call(opened, name, input))
  } finally {
    await opened.close()
  }
}

const call = (opened: OpenCore, name: string, input: unknown) => answerAlone(opened.core, resourcesFolder)(caller, name, input)

async function mustSucceed(opened: OpenCore, name: string, input: unknown): Promise<void> {
  const result = await call(opened, name, input)
  if (!result.ok) throw new Trouble(`${name}: ${result.error.code}`)
}

async function show(result: Result<unknown>): Promise<number> {
  if (!result.ok) {
    process.stderr.write(`${result.error.code} ${refusalText[result.error.code](result.error.detail ?? {})}\n`)
    return 1
  }
  const found: Uint8Array[] = []
  stdout.write(`${JSON.stringify(withoutBytes(result.value, found), null, 2)}\n`)
  if (values.out && found[0]) await writeFile(values.out, found[0])
  return 0
}

function withoutBytes(value: unknown, found: Uint8Array[]): unknown {
  if (value instanceof Uint8Array) {
    found.push(value)
    return { $bytes: value.byteLength }
  }
  if (Array.isArray(value)) return value.map(part => withoutBytes(part, found))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutBytes(part, found)]))
}

async function withFiles(value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map(withFiles))
  if (typeof value !== 'object' || value === null) return value
  if ('$file' in value && typeof value.$file === 'string') return new Uint8Array(await readFile(value.$file))
  const parts = await Promise.all(Object.entries(value).map(async ([key, part]) => [key, await withFiles(part)] as const))
  return Object.fromEntries(parts)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Trouble('The input is not JSON.')
  }
}

/** Where the program keeps its stores; Electron calls it userData. */
function userData(): string {
  const app = 'ssc-counter'
  if (process.platform === 'win32') return join(process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), app)
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', app)
  return join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), app)
}

async function openStore(): Promise<OpenCore> {
  const dataFolder = values.data ?? join(userData(), values.practice ? 'practice' : 'live')
  const around = { clock: systemClock(), log: () => undefined, tell: () => undefined }
  const options = { dataFolder, resourcesFolder }
  const custody = await anyCustody(dataFolder)
  if (!custody) {
    if (!values.practice) throw new Trouble('There is no store in that folder; --practice makes a practice store.')
    return openCore({ ...options, key: { kind: 'beside' }, birth: practiceBirth }, around)
  }
  return openCore({ ...options, key: await keyFor(custody.kind) }, around)
}

async function keyFor(kind: 'keyring' | 'passphrase' | 'beside'): Promise<KeySource> {
  if (kind === 'beside') return { kind: 'beside' }
  // The system's keyring opens for the window only; a terminal shows the recovery code instead.
  if (kind === 'keyring') return { kind: 'recovery', code: await askSecret('Recovery code: ') }
  return { kind: 'passphrase', passphrase: await askSecret('Passphrase: ') }
}

const passwordOf = (opened: OpenCore): Promise<string> =>
  opened.core.branch.mode === 'practice' ? Promise.resolve(practicePassword) : askSecret('Password: ')

main().then(
  code => {
    process.exitCode = code
  },
  (error: unknown) => {
    if (error instanceof Refusal) process.stderr.write(`${error.code} ${refusalText[error.code](error.detail ?? {})}\n`)
    else
      process.stderr.write(
        `${error instanceof Trouble || error instanceof StoppedTyping ? error.message : `A fault in the program: ${error instanceof Error ? error.stack : String(error)}`}\n`,
      )
    process.exitCode = 1
  },
)
