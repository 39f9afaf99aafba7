/** Names the files of a data folder. */
import { join } from 'node:path'

export const storeFile = (folder: string): string => join(folder, 'store.db')

/** What is kept in files of its own: pictures and printed documents, each sealed. A copy of the store has such a folder too. */
export const picturesFolder = (folder: string): string => join(folder, 'pictures')

/** `name` is the SHA-256 of the sealed file; 256 folders keep each of them short to list. */
export const pictureFile = (folder: string, name: string): string => join(picturesFolder(folder), name.slice(0, 2), name.slice(2))
