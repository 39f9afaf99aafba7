/** Looks a code table up for a field. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { RecordsContext, Who } from '../../records/context.ts'

export async function codesUnder(core: RecordsContext, _who: Who, query: Parsed<'codes.under'>): Promise<Out<'codes.under'>> {
  return core.resources.codes.under(query)
}

export async function findCodesIn(core: RecordsContext, _who: Who, query: Parsed<'codes.find'>): Promise<Out<'codes.find'>> {
  return core.resources.codes.find(query)
}
