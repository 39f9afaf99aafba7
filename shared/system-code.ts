/** Reads the machine word of an error of the system, of Node or of a library: `ENOENT`, `SQLITE_BUSY`. */

/** Empty where the error carries none. A message may quote a path or a person's data; a code never does. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
