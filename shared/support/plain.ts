/** Lets into a support bundle only what can name nobody: known fields, short words of machines, small numbers. Pure. */

/** A line of a log as it was written. */
export type LogLine = Readonly<Record<string, unknown>>

/** Fields of the logs that say what happened and where in the program; any other field is dropped, whatever it holds. */
const known: readonly string[] = [
  'at',
  'code',
  'command',
  'error',
  'name',
  'state',
  'reason',
  'job',
  'way',
  'ms',
  'signal',
  'exit',
  'where',
  'version',
  'count',
]

const isTime = (value: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(value)
/** Words of the program are ASCII without digits in a row; a telephone, a document or an account has many. */
const isWord = (value: string): boolean => /^[A-Za-z][A-Za-z0-9_.:-]{0,59}$/.test(value) && !/\d{4}/.test(value)
/** Above this a number may be one of a document. */
const mostNumber = 99_999

function isPlain(field: string, value: unknown): boolean {
  if (typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) <= mostNumber
  return typeof value === 'string' && (field === 'at' ? isTime(value) : isWord(value))
}

/** Null for a line of which nothing is left that says what happened. */
export function plainLine(line: LogLine): LogLine | null {
  const left = Object.entries(line).filter(([field, value]) => known.includes(field) && isPlain(field, value))
  return left.some(([field]) => field === 'code') ? Object.fromEntries(left) : null
}

/** Of a file of such lines; a torn or foreign line is left out. */
export function plainLines(text: string): LogLine[] {
  return text.split('\n').flatMap(line => {
    try {
      const read: unknown = JSON.parse(line)
      const plain = typeof read === 'object' && read !== null && !Array.isArray(read) ? plainLine(read as LogLine) : null
      return plain === null ? [] : [plain]
    } catch {
      return []
    }
  })
}
