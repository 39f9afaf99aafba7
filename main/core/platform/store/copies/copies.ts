/** Finds the rolling copies of a store, and decides which of them stay. */
import { createHmac } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from '../../../../../shared/zod.ts'
import type { CopyHead } from '../witness/judge.ts'
import { copiesFolder } from './places.ts'

// The last hour in steps of five minutes, and the last copy of each of the last fourteen days.
const keptNewest = 12
const keptDays = 14

/** A copy is a folder: the database, what is in it, and the names of the pictures it needs, which all copies share. */
export const copyFolder = (dataFolder: string, at: string): string =>
  join(copiesFolder(dataFolder), at.replaceAll(':', '').replace('.', ''))
export const databaseIn = (copy: string): string => join(copy, 'store.db')
export const aboutIn = (copy: string): string => join(copy, 'about.json')
/** 32 bytes a picture, sorted: readable without the key, as it says nothing of the pictures. */
export const neededIn = (copy: string): string => join(copy, 'needed')
const namePattern = /^(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z$/

/** What a copy holds, known without opening it. */
export const AboutCopy = z.object({
  /** Of the schema. */
  version: z.number().int(),
  /** Entries of the audit log, and the hash of the last one. */
  entries: z.number().int(),
  head: z.string(),
  pictures: z.number().int(),
  /** Pictures whose file the store had lost already. */
  missing: z.number().int(),
  /** Which store this is a copy of, how many commits it holds, and when the last of them was. */
  identity: z.string().default(''),
  n: z.number().int().default(0),
  last: z.string().default(''),
  /** Over all of the above under the store's key: nobody else can say what a copy holds. */
  seal: z.string().default(''),
})
export type AboutCopy = z.infer<typeof AboutCopy>
/** `version` is 0 where the copy does not say what it holds. `n`: the commits it holds, which orders copies; the clock does not. */
export type Copy = { readonly at: string; readonly version: number; readonly n: number }

export function sealOf({ seal: _, ...about }: AboutCopy, key: Uint8Array): string {
  return createHmac('sha256', key)
    .update(`ssc-counter copy ${JSON.stringify(Object.entries(about).sort())}`)
    .digest('base64')
}

/** What the copies say of themselves that was sealed under this key. */
export async function headsOfCopies(dataFolder: string, key: Uint8Array): Promise<CopyHead[]> {
  const heads: CopyHead[] = []
  for (const { at } of await allCopies(dataFolder)) {
    const about = await aboutCopy(copyFolder(dataFolder, at))
    if (about !== null && about.seal === sealOf(about, key))
      heads.push({ identity: about.identity, n: about.n, seq: about.entries, hash: about.head, at: about.last })
  }
  return heads
}

/** By what they hold, the most first; of copies that hold the same or do not say, the one of the later name. */
export async function allCopies(dataFolder: string): Promise<Copy[]> {
  const names = await readdir(copiesFolder(dataFolder)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const times = names
    .map(name => namePattern.exec(name))
    .filter(parts => parts !== null)
    .map(([, day, hour, minute, second, ms]) => `${day}T${hour}:${minute}:${second}.${ms}Z`)
    .sort()
    .reverse()
  const copies = await Promise.all(
    times.map(async at => {
      const about = await aboutCopy(copyFolder(dataFolder, at))
      return { at, version: about?.version ?? 0, n: about?.n ?? 0 }
    }),
  )
  return copies.sort((one, other) => other.n - one.n)
}

export async function aboutCopy(copy: string): Promise<AboutCopy | null> {
  const text = await readFile(aboutIn(copy), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'EISDIR') return ''
    throw error
  })
  // Torn by a bad disk: the copy may still be sound, and it is offered without saying what it holds.
  const about = AboutCopy.safeParse(parsed(text))
  return about.success ? about.data : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Times of the copies that a program whose schema is `newest` can open, those that hold most first. */
export async function copiesOf(dataFolder: string, newest = Number.POSITIVE_INFINITY): Promise<string[]> {
  return (await allCopies(dataFolder)).filter(({ version }) => version <= newest).map(({ at }) => at)
}

/**
 * Which copies stay, of copies that hold most first; their days are read from their names, but no copy goes because of its time. Beside the rolling ones the last copy of an older schema stays: it is the way
 * back to the program that was here before. Pure.
 */
export function copiesToKeep(copies: readonly Pick<Copy, 'at' | 'version'>[]): readonly string[] {
  const times = copies.map(({ at }) => at)
  const lastOfDays = [...new Map([...times].reverse().map(at => [at.slice(0, 10), at])).values()].reverse().slice(0, keptDays)
  const wayBack = copies.find(({ version }) => version > 0 && version < (copies[0]?.version ?? 0))?.at
  return times.filter((at, place) => place < keptNewest || lastOfDays.includes(at) || at === wayBack)
}

/** The commit of the oldest copy a journal is kept for: of the newest ones each can be brought up to the last commit. */
export const journalNeededFrom = (copies: readonly Copy[]): number => copies.slice(0, keptNewest).at(-1)?.n ?? 0
