/** Names the states of a message to the outside, and who must act on one that was refused for good. */

/**
 * `behind`: something of the same lane goes first. `handed`: it lies where the other side takes it, and its receipt is awaited.
 * `dead`: refused for good; what stands behind it waits for a person.
 */
export const outboxStates = ['behind', 'due', 'leased', 'handed', 'done', 'dead', 'dropped'] as const
export type OutboxState = (typeof outboxStates)[number]

export const outboxActors = ['counter', 'cards', 'manager', 'centre', 'maintainer'] as const
export type OutboxActor = (typeof outboxActors)[number]
