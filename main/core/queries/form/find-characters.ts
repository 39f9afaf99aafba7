/** Answers the dialog that enters a character no input method offers. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { RecordsContext, Who } from '../../records/context.ts'

export async function findCharacters(
  core: RecordsContext,
  _who: Who,
  { text }: Parsed<'characters.find'>,
): Promise<Out<'characters.find'>> {
  return (await core.resources.characters()).find(text)
}
