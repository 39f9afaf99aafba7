/** The content of the guidance desk as data: wording of the path, frequent questions, answer texts and their legal basis. */
import { ItemCode } from '../business/items.ts'
import { z } from '../zod.ts'
import { Card, Comer, Home, SoundPicked, Trouble } from './path.ts'

const Text = z.string().min(1)
const Texts = z.array(Text).readonly()
const Id = z.string().regex(/^[a-z0-9-]+$/)
const Ids = z.array(Id).readonly()

/** Wording of the path, except the reasons, which are worded with the business items. */
export const PathWords = z
  .object({
    asks: z.object({ card: Text, trouble: Text, why: Text, comer: Text, home: Text }).readonly(),
    card: z.record(Card, Text),
    trouble: z.record(Trouble, Text),
    comer: z.record(Comer, Text),
    home: z.record(Home, Text),
  })
  .readonly()

export const Question = z
  .object({
    id: Id,
    ask: Text,
    /** Other wordings customers use. */
    words: Texts,
    topic: Id.nullable(),
    picked: SoundPicked.refine(({ trouble }) => trouble !== undefined, 'leads to no item'),
    /** Asked by somebody with a foreign document. */
    abroad: z.boolean().default(false),
    /** Of the holder, where the question tells it. */
    age: z.int().min(0).nullable().default(null),
  })
  .readonly()
export type Question = z.infer<typeof Question>

/** What of the place's rules the question asks for; it is said before everything else. */
export const subjects = ['progress', 'fee', 'time', 'agent', 'photoUpload', 'policePhoto', 'sameNumber', 'bankChange', 'mail'] as const
export const Subject = z.enum(subjects)
export type Subject = z.infer<typeof Subject>

/** An answer text. It must not contain a place's fee, time, age or size: those come from the profile. */
export const Topic = z
  .object({
    id: Id,
    title: Text,
    /** What answers the question itself, sentence by sentence, where it asks for more than whether an item can be done. */
    brief: Texts.default([]),
    tells: z.array(Subject).readonly().default([]),
    /** The question asks for nothing else: where, what to bring and what it costs are not read aloud. */
    only: z.boolean().default(false),
    text: Texts,
    basis: Ids,
    sources: z.array(z.url()).readonly(),
  })
  .readonly()

export const ItemGuide = z.object({ text: Texts, before: ItemCode.nullable(), basis: Ids }).readonly()

/** When a provision applies to an answer regardless of the item. */
export const basisCases = ['papers', 'online', 'agent', 'child', 'photo'] as const
export const BasisCase = z.enum(basisCases)
export type BasisCase = z.infer<typeof BasisCase>

export const Basis = z
  .object({ id: Id, title: Text, number: Text, article: Text, says: Text, when: z.array(BasisCase).readonly(), url: z.url() })
  .readonly()
export type Basis = z.infer<typeof Basis>

export const QuestionFile = z.object({ questions: z.array(Question).min(1).readonly() }).readonly()
export const TopicFile = z.object({ topics: z.array(Topic).min(1).readonly() }).readonly()
export const ItemFile = z.object({ items: z.record(ItemCode, ItemGuide) }).readonly()
export const BasisFile = z.object({ basis: z.array(Basis).min(1).readonly() }).readonly()

/** All files joined; a dangling or duplicate id is refused. */
export const Guidance = z
  .object({
    path: PathWords,
    ...QuestionFile.unwrap().shape,
    ...TopicFile.unwrap().shape,
    ...ItemFile.unwrap().shape,
    ...BasisFile.unwrap().shape,
  })
  .readonly()
  .superRefine((guidance, context) => {
    for (const message of loose(guidance)) context.addIssue({ code: 'custom', message })
  })
export type Guidance = z.infer<typeof Guidance>

type Parts = {
  readonly questions: readonly Question[]
  readonly topics: readonly z.infer<typeof Topic>[]
  readonly items: Readonly<Record<ItemCode, z.infer<typeof ItemGuide>>>
  readonly basis: readonly Basis[]
}

function loose({ questions, topics, items, basis }: Parts): string[] {
  const known = new Set(basis.map(one => one.id))
  const cited = [...topics, ...Object.values(items)].flatMap(one => one.basis)
  return [
    ...cited.filter(id => !known.has(id)).map(id => `no such basis: ${id}`),
    ...questions.filter(one => one.topic !== null && !topics.some(topic => topic.id === one.topic)).map(one => `no topic for ${one.id}`),
    ...[questions, topics, basis].flatMap(twice).map(id => `given twice: ${id}`),
  ]
}

const twice = (rows: readonly { readonly id: string }[]): string[] =>
  rows.filter((row, at) => rows.findIndex(other => other.id === row.id) !== at).map(row => row.id)
