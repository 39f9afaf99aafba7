/** The choices a digit reaches now, and the zero that turns to the next ones. */
import { useState } from 'react'
import type { GuideStep } from '../../shared/ipc/shapes/guidance.ts'
import type { Guide } from './use-guide.ts'

export type Next = NonNullable<GuideStep['next']>
export type Choice = Next['choices'][number]

/** A digit each. */
const choicesShown = 9

const pagesOf = (choices: readonly Choice[]): readonly (readonly Choice[])[] =>
  Array.from({ length: Math.ceil(choices.length / choicesShown) }, (_, page) =>
    choices.slice(page * choicesShown, (page + 1) * choicesShown),
  )

export function useChoices({ step, choose }: Guide) {
  const [turned, setTurned] = useState<{ readonly of: GuideStep | null; readonly page: number }>({ of: null, page: 0 })
  const next = step?.next ?? null
  const pages = pagesOf(next?.choices ?? [])
  const page = turned.of === step ? turned.page : 0
  const choices = pages[page] ?? []
  /** Says whether the digit chose something. */
  const digit = (pressed: string): boolean => {
    const choice = choices[Number(pressed) - 1]
    if (pressed === '0' && pages.length > 1) setTurned({ of: step, page: (page + 1) % pages.length })
    else if (choice) choose(choice.value)
    else return false
    return true
  }
  return { next, choices, digit, page, pages: pages.length, choose }
}
export type Choices = ReturnType<typeof useChoices>
