/** The schema of raw bytes, with a type that is the same in every process. */
import { z } from './zod.ts'

export const Bytes = z.custom<Uint8Array>(value => value instanceof Uint8Array)
