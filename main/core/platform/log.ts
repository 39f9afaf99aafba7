/** Types the log: an event code with ids and figures, never a name, a document number or a picture. */
export type LogFields = Readonly<Record<string, string | number | boolean>>
export type Log = (code: string, fields?: LogFields) => void
