/** Searches the frequent questions by the customer's words, by sound or by initials. */
import { pinyin } from 'pinyin-pro'
import type { Question } from '../../../../shared/guidance/content.ts'
import { apart, findQuestions, indexQuestions, type QuestionIndex, type Spell } from '../../../../shared/guidance/search.ts'

export type QuestionBook = {
  /** Best match first; empty text returns the most frequent questions. */
  find(typed: string): readonly Question[]
  byId(id: string): Question | null
}

const spell: Spell = text => pinyin(text, { toneType: 'none', type: 'array', v: true })

/** Fits next to the path without scrolling. */
const shownAtMost = 9

/** Indexed on first use, so that opening the core does not wait for it. */
export function openQuestions(questions: readonly Question[]): QuestionBook {
  let index: QuestionIndex | null = null
  return {
    find: typed => {
      index ??= indexQuestions(questions, spell)
      const hits = findQuestions(index, typed, questions.length)
      return apart(hits)
        .slice(0, shownAtMost)
        .map(hit => hit.question)
    },
    byId: id => questions.find(question => question.id === id) ?? null,
  }
}
