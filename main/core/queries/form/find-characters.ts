/** Answers the dialog that enters a character no input method offers. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { Core, Who } from '../../platform/core.ts'

export async function findCharacters(core: Core, _who: Who, { text }: Parsed<'characters.find'>): Promise<Out<'characters.find'>> {
  return (await core.resources.characters()).find(text)
}
