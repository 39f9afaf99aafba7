/** Names the folders of the ways by hand and by files. */
import { z } from '../zod.ts'

/** Pictures for the other system's form; batches; what the centre says of them. */
export const centreFolders = ['hand', 'batch', 'results'] as const
export const CentreFolder = z.enum(centreFolders)
export type CentreFolder = z.infer<typeof CentreFolder>
