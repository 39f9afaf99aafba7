/** Decides which Electron goes into a package: the official one of the pinned version, or, for a trial build only, another. */
import { existsSync, readFileSync } from 'node:fs'
import { cp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Stop } from '../../bootstrap/trouble.mjs'

export type PackedElectron = {
  readonly version: string
  /** Undefined lets electron-builder fetch the official one for the target itself. */
  readonly dist: string | undefined
  readonly isTrial: boolean
}

type Runtime = { readonly executable: string; readonly pinned: string; readonly allowTrial: boolean }

const outOfReach =
  'The official Electron is not on this machine and could not be fetched, and only it may be handed on. `--trial` makes a build with the development runtime: to try the package itself, marked as such, never for a counter.'

export function electronFor({ executable, pinned, allowTrial }: Runtime): PackedElectron {
  const dist = dirname(executable)
  const version = versionOf(dist)
  if (version === pinned) return { version, dist, isTrial: false }
  if (!allowTrial) throw new Stop(outOfReach)
  return { version, dist, isTrial: true }
}

function versionOf(dist: string): string {
  const file = join(dist, 'version')
  if (!existsSync(file)) throw new Stop(`The Electron in ${dist} does not say its version; the package needs one that does.`)
  return readFileSync(file, 'utf8').trim().replace(/^v/, '')
}

/** A copy without the program that a development runtime starts by itself. */
export async function cleanElectron(dist: string, to: string): Promise<string> {
  await rm(to, { recursive: true, force: true })
  await cp(dist, to, { recursive: true, verbatimSymlinks: true, filter: source => !source.startsWith(join(dist, 'resources', '')) })
  return to
}

export const trialNotice = (version: string): string => `TRIAL BUILD, NOT FOR USE

This package was made with a third party's build of Electron ${version}, because the official one could not be fetched
where it was made. It shows that the package starts and works. It must not be handed on and must never see a real person's data.
`
