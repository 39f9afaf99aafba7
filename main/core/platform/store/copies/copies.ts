/** Finds the rolling copies of a store, and decides which of them stay. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from '../../../../../shared/zod.ts'

export const copiesFolder = (dataFolder: string): string => join(dataFolder, 'copies')
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
})
export type AboutCopy = z.infer<typeof AboutCopy>
/** `version` is 0 where the copy does not say what it holds. */
export type Copy = { readonly at: string; readonly version: number }

/** Newest first. */
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
  return Promise.all(times.map(async at => ({ at, version: (await aboutCopy(copyFolder(dataFolder, at)))?.version ?? 0 })))
}

async function aboutCopy(copy: string): Promise<AboutCopy | null> {
  const text = await readFile(aboutIn(copy), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
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

/** Times of the copies that a program whose schema is `newest` can open, newest first. */
export async function copiesOf(dataFolder: string, newest = Number.POSITIVE_INFINITY): Promise<string[]> {
  return (await allCopies(dataFolder)).filter(({ version }) => version <= newest).map(({ at }) => at)
}

/** The hash of the last audit entry the newest copy holds; null where there is no copy, or it does not say. */
export async function newestHead(dataFolder: string): Promise<string | null> {
  const [newest] = await allCopies(dataFolder)
  return newest ? ((await aboutCopy(copyFolder(dataFolder, newest.at)))?.head ?? null) : null
}

/**
 * Which copies stay, of copies newest first. Beside the rolling ones the last copy of an older schema stays: it is the way
 * back to the program that was here before. Pure.
 */
export function copiesToKeep(copies: readonly Copy[]): readonly string[] {
  const times = copies.map(({ at }) => at)
  const lastOfDays = [...new Map([...times].reverse().map(at => [at.slice(0, 10), at])).values()].reverse().slice(0, keptDays)
  const wayBack = copies.find(({ version }) => version > 0 && version < (copies[0]?.version ?? 0))?.at
  return times.filter((at, place) => place < keptNewest || lastOfDays.includes(at) || at === wayBack)
}
