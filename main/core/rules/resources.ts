/** Loads and validates the shipped data: profiles, code tables, calendar, guidance. A damaged file aborts the start and is named. */
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type CodeTable, codeTables } from '../../../shared/form/fields.ts'
import { BasisFile, Guidance, ItemFile, PathWords, QuestionFile, TopicFile } from '../../../shared/guidance/content.ts'
import { CalendarYear } from '../../../shared/pickup/calendar.ts'
import { Profile, ProfileFile } from '../../../shared/profile/profile.ts'
import { resolveProfile } from '../../../shared/profile/resolve.ts'
import { z } from '../../../shared/zod.ts'
import { type CharacterBook, CharacterFile, openCharacters, ReadingFile } from './form/characters.ts'
import { CodeFile, PastCodeFile } from './form/code-file.ts'
import { type CodeBook, openCodes } from './form/codes.ts'
import { openQuestions, type QuestionBook } from './guidance/questions.ts'

export type Resources = {
  /** Loaded on first use: half a megabyte that most days do not need. */
  readonly characters: () => Promise<CharacterBook>
  readonly profiles: ReadonlyMap<string, Profile>
  readonly codes: CodeBook
  readonly isCode: CodeBook['isCode']
  readonly calendarYears: readonly CalendarYear[]
  readonly guidance: Guidance
  readonly questions: QuestionBook
}

function sound<S extends z.ZodType>(name: string, schema: S, value: unknown): z.infer<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new Error(`damaged resource ${name}: ${z.prettifyError(parsed.error)}`)
}

const readJson = async <S extends z.ZodType>(path: string, schema: S): Promise<z.infer<S>> =>
  sound(basename(path), schema, JSON.parse(await readFile(path, 'utf8')))

async function readFolder<S extends z.ZodType>(folder: string, schema: S): Promise<z.infer<S>[]> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.json')).sort()
  return Promise.all(names.map(name => readJson(join(folder, name), schema)))
}

async function loadProfiles(folder: string): Promise<ReadonlyMap<string, Profile>> {
  const base = await readJson(join(folder, 'base.json'), Profile)
  const files = await readFolder(folder, ProfileFile)
  return new Map(files.map(file => [file.id, resolveProfile(base, file)]))
}

export async function loadCodes(folder: string): Promise<Readonly<Record<CodeTable, CodeFile>>> {
  const files = await readFolder(folder, CodeFile)
  const found = (table: CodeTable): CodeFile => {
    const file = files.find(candidate => candidate.table === table)
    if (!file) throw new Error(`missing code table: ${table}`)
    return file
  }
  return Object.fromEntries(codeTables.map(table => [table, found(table)])) as Record<CodeTable, CodeFile>
}

/** Validates each file, then the references between them. */
export async function loadGuidance(folder: string): Promise<Guidance> {
  const [path, questions, topics, items, basis] = await Promise.all([
    readJson(join(folder, 'path.json'), PathWords),
    readJson(join(folder, 'questions.json'), QuestionFile),
    readJson(join(folder, 'topics.json'), TopicFile),
    readJson(join(folder, 'items.json'), ItemFile),
    readJson(join(folder, 'basis.json'), BasisFile),
  ])
  return sound(basename(folder), Guidance, { path, ...questions, ...topics, ...items, ...basis })
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | null = null
  return () => {
    reading ??= read()
    return reading
  }
}

type Shipped = Pick<Resources, 'profiles' | 'characters' | 'calendarYears' | 'guidance' | 'questions'> & {
  readonly codes: Readonly<Record<CodeTable, CodeFile>>
  readonly past: PastCodeFile
}

async function readShipped(folder: string): Promise<Shipped> {
  const [profiles, codes, past, calendarYears, guidance] = await Promise.all([
    loadProfiles(join(folder, 'profiles')),
    loadCodes(join(folder, 'codes')),
    readJson(join(folder, 'codes/past/area.json'), PastCodeFile),
    readFolder(join(folder, 'calendar'), CalendarYear),
    loadGuidance(join(folder, 'guidance')),
  ])
  const characters = once(async () =>
    openCharacters(
      await readJson(join(folder, 'codes/characters/characters.json'), CharacterFile),
      await readJson(join(folder, 'codes/characters/readings.json'), ReadingFile),
    ),
  )
  return { profiles, characters, codes, past, calendarYears, guidance, questions: openQuestions(guidance.questions) }
}

const shipped = new Map<string, Promise<Shipped>>()

/**
 * What a folder ships never changes while a program runs, so it is read once a process, and every core shares it.
 * What a branch adds (divisions) is kept by each core for itself. @throws Error naming the damaged file
 */
export async function loadResources(folder: string): Promise<Resources> {
  const reading = shipped.get(folder) ?? readShipped(folder)
  shipped.set(folder, reading)
  const { past, ...read } = await reading.catch(error => {
    // The next try reads anew: the file may have been put right.
    shipped.delete(folder)
    throw error
  })
  const codes = openCodes(read.codes, past)
  return { ...read, codes, isCode: codes.isCode }
}

/** One profile of a resources folder, for the photo command, which needs nothing else. */
export async function loadProfile(folder: string, id: string): Promise<Profile | null> {
  const profiles = await loadProfiles(join(folder, 'profiles'))
  return profiles.get(id) ?? null
}
