/** Searches a code table of the core for a field. */
import type { CodeTable } from '../../shared/form/fields.ts'
import { call } from '../ipc.ts'
import type { CodeOption } from '../kit/code-field.tsx'

/** A table that cannot be read offers nothing, and the check of the form says so. */
export const codesIn =
  (table: CodeTable) =>
  async (typed: string): Promise<readonly CodeOption[]> => {
    const reply = await call('codes.find', { table, text: typed.slice(0, 40) })
    return reply.ok ? reply.value.map(({ code, label, note }) => ({ code, label, note })) : []
  }
