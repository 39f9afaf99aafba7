/** The schema of raw bytes, typed as every process types them. */
import { z } from './zod.ts'

export const Bytes = z.custom<Uint8Array>(value => value instanceof Uint8Array)
