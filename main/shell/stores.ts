/** Finds the store this machine works with: the practice one or the live one, each in its own folder. */
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { CustodyFile } from '../../shared/custody.ts'
import { Mode } from '../../shared/ipc/shapes/session.ts'
import { z } from '../../shared/zod.ts'

/** `custody` is null where custody.json is missing or torn, and so are all that lie with the copies. */
export type Store = { readonly mode: Mode; readonly folder: string; readonly custody: CustodyFile | null }

const Current = z.object({ mode: Mode })
const currentFile = (userData: string) => join(userData, 'current.json')
export const folderOf = (userData: string, mode: Mode): string => join(userData, mode)

/** The noted choice, or else the live store before the practice one. A damaged store is still the store of this machine. */
export function currentStore(userData: string): Store | null {
  const chosen = Current.safeParse(readJson(currentFile(userData)))
  const order: readonly Mode[] = chosen.success ? [chosen.data.mode] : ['live', 'practice']
  const mode = order.find(candidate => holdsStore(folderOf(userData, candidate)))
  if (!mode) return null
  const folder = folderOf(userData, mode)
  return { mode, folder, custody: custodyIn(folder) }
}

/** A new key that was cut off on its way into its place counts already. What lies beside the journal and in the copies opens the store as well. */
function custodyIn(folder: string): CustodyFile | null {
  const copies = namesIn(join(folder, 'copies')).filter(isCopy).sort().reverse()
  for (const place of ['rekey', '', 'journal', ...copies.map(name => join('copies', name))]) {
    const custody = CustodyFile.safeParse(readJson(join(folder, place, 'custody.json')))
    if (custody.success) return custody.data
  }
  return null
}

export const isCopy = (name: string): boolean => /^\d{4}-\d{2}-\d{2}T/.test(name)
const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : [])

/**
 * Whether a store holds real people. Practice keeps its key in the clear beside it and live never does, so a live folder that was
 * renamed to practice still counts as live.
 */
export const isLive = ({ mode, custody }: Store): boolean =>
  mode === 'live' || (custody !== null && (custody.mode === 'live' || custody.kind !== 'beside'))

/** The stores of this machine; both are kept, each in its own folder and under its own key. */
export const storesIn = (userData: string): readonly Mode[] => Mode.options.filter(mode => holdsStore(folderOf(userData, mode)))

/** Copies and what bears witness of a store count as the store: a first start in their place would bury them. */
const holdsStore = (folder: string): boolean =>
  ['custody.json', 'store.db', 'witness.log'].some(name => existsSync(join(folder, name))) || namesIn(join(folder, 'copies')).some(isCopy)

/** Written beside and renamed over, so that a crash leaves the old choice or the new one. */
export const chooseStore = (userData: string, mode: Mode): void => writeBeside(currentFile(userData), JSON.stringify({ mode }))

/** Only this user may read what is written. */
export function writeBeside(path: string, text: string): void {
  const beside = `${path}.new`
  const file = openSync(beside, 'w', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(beside, path)
}

/** Moves what a first start left unfinished out of the way. Nothing is deleted: somebody may want to look at it. The core makes the folder. */
export function prepareNewFolder(userData: string, mode: Mode, now: Date): string {
  const folder = folderOf(userData, mode)
  const leftover = existsSync(folder) && readdirSync(folder).length > 0
  if (leftover) renameSync(folder, `${folder}.unfinished-${now.toISOString().replaceAll(/[-:.]/g, '')}`)
  return folder
}

/** What the file says, or undefined where there is none or it is torn; the schema behind it decides. */
function readJson(file: string): unknown {
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
