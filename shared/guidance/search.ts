/** Finds the questions a customer may mean from text with typing errors, pinyin or initials. Pure: the pronunciation is passed in. */
import { folded } from '../entry/words.ts'
import { fillers } from '../strings/zh-CN/search-words.ts'
import type { Question } from './content.ts'
import { stepIds } from './path.ts'

/** The syllables of a text without tones, `huan zhao pian`; other characters stay as they are. */
export type Spell = (text: string) => readonly string[]

export type Hit = { readonly question: Question; readonly score: number }

type Phrase = { readonly text: string; readonly syllables: readonly string[] }
/** `parts`: of all its phrases together. */
type Entry = { readonly question: Question; readonly phrases: readonly Phrase[]; readonly parts: ReadonlySet<string> }
export type QuestionIndex = { readonly entries: readonly Entry[]; readonly weigh: (part: string) => number; readonly spell: Spell }

const plain = (text: string): string =>
  folded(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
/** What is left of a sentence without who speaks and how; all of it where nothing else is said. */
const gist = (text: string): string => text.replaceAll(fillers, '') || text
const isLatin = (text: string): boolean => /^[a-z0-9]+$/.test(text)

/** Single units and neighbouring pairs: pairs capture the order, singles tolerate a typing error. */
const partsOf = (units: readonly string[]): ReadonlySet<string> =>
  new Set([...units, ...units.slice(1).map((unit, at) => `${units[at] ?? ''} ${unit}`)])

const phraseOf =
  (spell: Spell) =>
  (text: string): Phrase => {
    const said = gist(plain(text))
    return { text: said, syllables: spell(said) }
  }

/** Weighs parts by rarity: text common to all questions, such as the name of the card, counts little. */
export function indexQuestions(questions: readonly Question[], spell: Spell): QuestionIndex {
  const entries = questions.map(question => {
    const phrases = [question.ask, ...question.words].map(phraseOf(spell))
    return { question, phrases, parts: new Set(phrases.flatMap(({ syllables }) => [...partsOf(syllables)])) }
  })
  const all = entries.flatMap(entry => entry.phrases).map(phrase => partsOf(phrase.syllables))
  const weights = new Map<string, number>()
  for (const part of new Set(all.flatMap(parts => [...parts]))) {
    const holding = all.filter(parts => parts.has(part)).length
    weights.set(part, Math.log(1 + all.length / holding))
  }
  const unheard = Math.log(1 + all.length)
  return { entries, weigh: part => weights.get(part) ?? unheard, spell }
}

/** The weighted overlap of two sets of parts, 0 to 1. */
function overlap(mine: ReadonlySet<string>, theirs: ReadonlySet<string>, weigh: (part: string) => number): number {
  const sum = (parts: Iterable<string>): number => [...parts].reduce((total, part) => total + weigh(part), 0)
  const shared = sum([...mine].filter(part => theirs.has(part)))
  return shared === 0 ? 0 : (2 * shared) / (sum(mine) + sum(theirs))
}

/** The edit distance of the typed text to its closest substring of the other (Sellers 1980). */
function slips(typed: string, within: string): number {
  let row: readonly number[] = Array.from({ length: within.length + 1 }, () => 0)
  for (const [at, letter] of [...typed].entries()) {
    const next = [at + 1]
    for (let place = 1; place <= within.length; place += 1) {
      const same = (row[place - 1] ?? 0) + (within[place - 1] === letter ? 0 : 1)
      next.push(Math.min(same, (row[place] ?? 0) + 1, (next[place - 1] ?? 0) + 1))
    }
    row = next
  }
  return Math.min(...row)
}

/** Letters: initials must match exactly, full syllables may have one wrong letter in five. */
function scoreLetters(typed: string, { syllables }: Phrase): number {
  const initials = syllables.map(syllable => syllable.charAt(0)).join('')
  const share = (length: number): number => 0.5 + length / (2 * Math.max(1, length, syllables.join('').length))
  if (typed.length > 1 && initials.includes(typed)) return 0.5 + typed.length / (2 * Math.max(typed.length, initials.length))
  const wrong = slips(typed, syllables.join(''))
  return typed.length > 3 && wrong <= typed.length / 5 ? share(typed.length - wrong) * (1 - wrong / typed.length) : 0
}

const inCommon = (typed: Phrase, { syllables }: Phrase): number => new Set(typed.syllables.filter(one => syllables.includes(one))).size

/** Characters: the same sound counts nearly as much as the same character. */
function scoreWritten(typed: Phrase, phrase: Phrase, weigh: (part: string) => number): number {
  if (typed.text === phrase.text) return 1
  // One sound in common is chance, unless nothing more was said.
  if (inCommon(typed, phrase) < Math.min(2, new Set(typed.syllables).size, new Set(phrase.syllables).size)) return 0
  const sounds = overlap(partsOf(typed.syllables), partsOf(phrase.syllables), weigh)
  const written = overlap(partsOf([...typed.text]), partsOf([...phrase.text]), () => 1)
  const whole = phrase.text.length > 1 && (typed.text.includes(phrase.text) || phrase.text.includes(typed.text)) ? 0.15 : 0
  return Math.min(0.99, 0.7 * sounds + 0.3 * written + whole)
}

/** How much of what was typed the question knows in any of its phrases, 0 to 1: a long sentence says several things of one matter. */
function covered(typed: ReadonlySet<string>, { parts }: Entry, weigh: (part: string) => number): number {
  let [known, all] = [0, 0]
  for (const part of typed) {
    all += weigh(part)
    if (parts.has(part)) known += weigh(part)
  }
  return all === 0 ? 0 : known / all
}

/** Beside the best phrase. */
const coverShare = 0.5

/** Questions that score lower are not listed. */
const leastScore = 0.2

/** Best match first; ties keep the order of the question list. */
export function findQuestions({ entries, weigh, spell }: QuestionIndex, typed: string, limit: number): readonly Hit[] {
  const text = gist(plain(typed))
  if (text === '') return entries.slice(0, limit).map(({ question }) => ({ question, score: 0 }))
  const asked = { text, syllables: spell(text) }
  const latin = isLatin(text)
  const parts = partsOf(asked.syllables)
  const score = (phrase: Phrase): number => (latin ? scoreLetters(text, phrase) : scoreWritten(asked, phrase, weigh))
  return entries
    .map(entry => ({ entry, best: Math.max(...entry.phrases.map(score)), cover: latin ? 1 : covered(parts, entry, weigh) }))
    .filter(({ best }) => best > 0)
    .map(({ entry, best, cover }) => {
      const share = latin || best === 1 ? 0 : coverShare
      return { question: entry.question, score: best * (1 - share) + share * cover }
    })
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
}

/** Keeps only the first of several questions that lead to the same answer. */
export const apart = (hits: readonly Hit[]): readonly Hit[] =>
  hits.filter((hit, at) => hits.findIndex(other => sameAnswer(other.question, hit.question)) === at)

/** Ignores the picked card: within one topic the trouble already implies everything the card would decide. */
const sameAnswer = (a: Question, b: Question): boolean =>
  a.topic === b.topic && stepIds.every(step => step === 'card' || a.picked[step] === b.picked[step])
