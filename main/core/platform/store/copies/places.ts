/** Names the places of copies, beside a store and in a second place. */
import { join } from 'node:path'

export const copiesFolder = (dataFolder: string): string => join(dataFolder, 'copies')

/** Where a copy is made, before it is whole and takes its name. */
export const unfinishedIn = (copies: string): string => join(copies, 'unfinished')

/** Where the copies of a store lie in a second place, laid out as beside the store; one share takes those of many branches. */
export const awayFolder = (place: string, identity: string): string => join(place, `ssc-counter-${identity.slice(0, 12)}`)
