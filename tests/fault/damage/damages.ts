/** Damages the files of a store that was killed: one bit, the end of a file, a whole file, or an earlier or foreign one in its place. */
import { copyFile, cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Dice } from '../../support/a-dice.ts'

export const targets = ['store', 'wal', 'witness', 'journal', 'beacon', 'custody', 'copy'] as const
export type Target = (typeof targets)[number]
export const acts = ['flip', 'cut', 'delete', 'earlier', 'foreign'] as const
export type Act = (typeof acts)[number]
export type Damage = { readonly target: Target; readonly act: Act }

/** One file, or several at once; now and then everything but the copies is exchanged for what it was earlier. */
export function drawDamages(roll: Dice): Damage[] {
  const kind = roll.below(10)
  if (kind === 0) return (['store', 'wal', 'witness', 'journal'] as const).map(target => ({ target, act: 'earlier' }))
  const count = kind < 5 ? 1 : 2 + roll.below(3)
  const left = [...targets]
  return Array.from({ length: count }, () => {
    const [target] = left.splice(roll.below(left.length), 1)
    return { target: target ?? 'store', act: roll.of(acts) }
  })
}

async function filesOf(folder: string, target: Target): Promise<string[]> {
  const list = (at: string) => readdir(join(folder, at)).catch(() => [])
  switch (target) {
    case 'store':
      return ['store.db']
    case 'wal':
      return ['store.db-wal']
    case 'witness':
      return ['witness.log']
    case 'custody':
      return ['custody.json']
    case 'journal':
      return (await list('journal')).filter(name => name.endsWith('.log')).map(name => join('journal', name))
    case 'beacon':
      return (await list('copies')).filter(name => name.startsWith('head-')).map(name => join('copies', name))
    case 'copy':
      return (await list('copies'))
        .filter(name => /^\d{4}-/.test(name))
        .flatMap(name => [join('copies', name, 'store.db'), join('copies', name, 'about.json')])
    default:
      return target satisfies never
  }
}

/** Gives what was really done: a file that is not there cannot be damaged. */
export async function damage(folder: string, earlier: string, foreign: string, { target, act }: Damage, roll: Dice): Promise<number> {
  const files = await filesOf(folder, target)
  if (files.length === 0) return 0
  // All of the target when it goes, one of its files when it is hurt.
  const chosen = act === 'delete' || act === 'earlier' ? files : [roll.of(files)]
  let done = 0
  for (const name of chosen) done += (await hurt(join(folder, name), name, act)) ? 1 : 0
  return done

  async function hurt(path: string, name: string, how: Act): Promise<boolean> {
    const bytes = await readFile(path).catch(() => null)
    if (bytes === null || bytes.length === 0) return false
    if (how === 'flip') {
      const at = roll.below(bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << roll.below(8))
      await writeFile(path, bytes)
    } else if (how === 'cut') await truncate(path, roll.below(bytes.length))
    else if (how === 'delete') await rm(path)
    else if (how === 'earlier') {
      await rm(path)
      await copyFile(join(earlier, name), path).catch(() => undefined)
    } else {
      // Another branch's file of the same kind, or whatever of theirs there is.
      const theirs = (await filesOf(foreign, target))[0]
      if (theirs === undefined) return false
      await cp(join(foreign, theirs), path)
    }
    return true
  }
}
