/** Words as a person wrote them, without what is unseen and without the space around them. */
import { z } from '../zod.ts'
import { withoutUnseen } from './marks.ts'

/** One line: a line end becomes a space, several spaces one. */
export const tidyLine = (text: string): string => withoutUnseen(text).replaceAll(/\s+/gu, ' ').trim()

/** Several lines: each in order, and no empty ones at the ends. */
export const tidyLines = (text: string): string =>
  withoutUnseen(text)
    .split('\n')
    .map(line => line.replaceAll(/\s+/gu, ' ').trim())
    .join('\n')
    .trim()

/** Whether nothing can be seen of it. */
export const isBlank = (text: string): boolean => tidyLine(text) === ''

/** The schemas of what a person types; their length is judged after the tidying. */
export const typedLine = (): z.ZodString => z.string().overwrite(tidyLine)
export const typedLines = (): z.ZodString => z.string().overwrite(tidyLines)
