/** Says what to ask next on the guided path. */
import { itemFor, nextStep, settled, stepIds } from '../../../../shared/guidance/path.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { choiceText } from '../../../../shared/strings/zh-CN/guidance.ts'
import type { RecordsContext, Who } from '../../records/context.ts'

export async function walkGuidance(core: RecordsContext, _who: Who, input: Parsed<'guidance.walk'>): Promise<Out<'guidance.walk'>> {
  const { guidance } = core.resources
  const picked = settled(input.picked)
  const open = nextStep(picked)
  return {
    picked,
    trail: stepIds.flatMap(step => {
      const value = picked[step]
      return value === undefined ? [] : [{ step, words: choiceText(guidance, step, value) }]
    }),
    next: open && {
      step: open.step,
      ask: guidance.path.asks[open.step],
      choices: open.choices.map(value => ({ value, words: choiceText(guidance, open.step, value) })),
    },
    item: itemFor(picked),
  }
}
