/** Offers the questions a customer may mean. */
import { itemFor } from '../../../../shared/guidance/path.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { RecordsContext, Who } from '../../records/context.ts'

export async function searchGuidance(
  core: RecordsContext,
  _who: Who,
  { text }: Parsed<'guidance.search'>,
): Promise<Out<'guidance.search'>> {
  const found = core.resources.questions.find(text)
  return {
    hits: found.flatMap(({ id, ask, picked }) => {
      const item = itemFor(picked)
      return item === null ? [] : [{ id, ask, picked, item }]
    }),
  }
}
