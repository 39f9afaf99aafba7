/** Names the places of copies beside a store. */
import { join } from 'node:path'

export const copiesFolder = (dataFolder: string): string => join(dataFolder, 'copies')
