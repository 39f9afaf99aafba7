/** Finds the questions a customer may mean, from words typed with slips of the pen, in pinyin, or by initials. Pure: how a text sounds is handed in. */
import type { Question } from './content.ts'
import { stepIds } from './path.ts'

/** The syllables of a text without tones, `huan zhao pian`; what is no Chinese character stays as it is. */
export type Spell = (text: string) => readonly string[]

export type Hit = { readonly question: Question; readonly score: number }

type Phrase = { readonly text: string; readonly syllables: readonly string[] }
type Entry = { readonly question: Question; readonly phrases: readonly Phrase[] }
export type QuestionIndex = { readonly entries: readonly Entry[]; readonly weigh: (part: string) => number; readonly spell: Spell }

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
const isLatin = (text: string): boolean => /^[a-z0-9]+$/.test(text)

/** Single parts and pairs of neighbours: pairs know the order, singles forgive a slip. */
const partsOf = (units: readonly string[]): ReadonlySet<string> =>
  new Set([...units, ...units.slice(1).map((unit, at) => `${units[at] ?? ''} ${unit}`)])

const phraseOf =
  (spell: Spell) =>
  (text: string): Phrase => ({ text: plain(text), syllables: spell(plain(text)) })

/** What every question says, such as the name of the card, weighs little. */
export function indexQuestions(questions: readonly Question[], spell: Spell): QuestionIndex {
  const entries = questions.map(question => ({ question, phrases: [question.ask, ...question.words].map(phraseOf(spell)) }))
  const all = entries.flatMap(entry => entry.phrases).map(phrase => partsOf(phrase.syllables))
  const weights = new Map<string, number>()
  for (const part of new Set(all.flatMap(parts => [...parts]))) {
    const holding = all.filter(parts => parts.has(part)).length
    weights.set(part, Math.log(1 + all.length / holding))
  }
  const unheard = Math.log(1 + all.length)
  return { entries, weigh: part => weights.get(part) ?? unheard, spell }
}

/** How much of two sets of parts is the same, by weight, between 0 and 1. */
function overlap(mine: ReadonlySet<string>, theirs: ReadonlySet<string>, weigh: (part: string) => number): number {
  const sum = (parts: Iterable<string>): number => [...parts].reduce((total, part) => total + weigh(part), 0)
  const shared = sum([...mine].filter(part => theirs.has(part)))
  return shared === 0 ? 0 : (2 * shared) / (sum(mine) + sum(theirs))
}

/** How many letters must change for the typed text to stand somewhere in the other (Sellers 1980). */
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

/** Letters: initials must be right, whole syllables may be off by one letter in five. */
function scoreLetters(typed: string, { syllables }: Phrase): number {
  const initials = syllables.map(syllable => syllable.charAt(0)).join('')
  const share = (length: number): number => 0.5 + length / (2 * Math.max(1, length, syllables.join('').length))
  if (typed.length > 1 && initials.includes(typed)) return 0.5 + typed.length / (2 * Math.max(typed.length, initials.length))
  const wrong = slips(typed, syllables.join(''))
  return typed.length > 3 && wrong <= typed.length / 5 ? share(typed.length - wrong) * (1 - wrong / typed.length) : 0
}

/** Characters: what sounds alike counts nearly as much as what is written alike. */
function scoreWritten(typed: Phrase, phrase: Phrase, weigh: (part: string) => number): number {
  if (typed.text === phrase.text) return 1
  const sounds = overlap(partsOf(typed.syllables), partsOf(phrase.syllables), weigh)
  const written = overlap(partsOf([...typed.text]), partsOf([...phrase.text]), () => 1)
  const whole = phrase.text.length > 1 && (typed.text.includes(phrase.text) || phrase.text.includes(typed.text)) ? 0.15 : 0
  return Math.min(0.99, 0.7 * sounds + 0.3 * written + whole)
}

/** The least a question must have in common with what was typed. */
const leastScore = 0.2

/** The likeliest first; of questions equally likely the one asked for first. */
export function findQuestions({ entries, weigh, spell }: QuestionIndex, typed: string, limit: number): readonly Hit[] {
  const text = plain(typed)
  if (text === '') return entries.slice(0, limit).map(({ question }) => ({ question, score: 0 }))
  const asked = { text, syllables: spell(text) }
  const score = (phrase: Phrase): number => (isLatin(text) ? scoreLetters(text, phrase) : scoreWritten(asked, phrase, weigh))
  return entries
    .map(({ question, phrases }) => ({ question, score: Math.max(...phrases.map(score)) }))
    .filter(hit => hit.score >= leastScore)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
}

/** Of questions that lead to the same answer only the first is worth a line of the list. */
export const apart = (hits: readonly Hit[]): readonly Hit[] =>
  hits.filter((hit, at) => hits.findIndex(other => sameAnswer(other.question, hit.question)) === at)

/** The card in the hand makes no other answer of the same topic: what it decides, the trouble says already. */
const sameAnswer = (a: Question, b: Question): boolean =>
  a.topic === b.topic && stepIds.every(step => step === 'card' || a.picked[step] === b.picked[step])
