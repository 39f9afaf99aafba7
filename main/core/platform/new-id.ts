/** Makes the ids of rows: ULIDs that grow within a millisecond too, so that rows of one instant keep the order they were written in. */
import { monotonicFactory } from 'ulid'

const next = monotonicFactory()

/** Call it only inside this process: two processes never write to one store. */
export const newId = (): string => next()
