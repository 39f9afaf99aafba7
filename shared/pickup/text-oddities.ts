/** Names what can be wrong with a line a gateway wrote about a text. */

/** `unreadable`: no number or no result in it. `unknown`: no text of this branch. `not-sent`: one that never went out. */
export const oddities = ['unreadable', 'unknown', 'not-sent'] as const
export type Oddity = (typeof oddities)[number]
