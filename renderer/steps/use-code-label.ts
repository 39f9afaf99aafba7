/** What a code table calls one code; the code itself until it is known. */
import type { CodeTable } from '../../shared/form/fields.ts'
import { useAsked } from '../parts/use-asked.ts'

export function useCodeLabel(table: CodeTable, code: string): string {
  const found = useAsked('codes.find', code === '' ? null : { table, text: code, limit: 20 })
  return found.value?.find(row => row.code === code)?.label ?? code
}
