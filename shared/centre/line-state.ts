/** Names how the line to the card centre is. */
import { z } from '../zod.ts'

/**
 * `untried`: since the address was set nobody answered yet or was asked. `wrong-side`: a branch in practice reached a real centre, or a
 * live one a reference centre; nothing is sent. `not-admitted`: the token is wrong.
 */
export const lineStates = ['untried', 'up', 'down', 'wrong-side', 'not-admitted'] as const
export const LineState = z.enum(lineStates)
export type LineState = z.infer<typeof LineState>
