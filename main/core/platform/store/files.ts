/** Names the files of a data folder. */
import { join } from 'node:path'

export const storeFile = (folder: string): string => join(folder, 'store.db')
