/** Answers what a customer wants to know from the rules that hold at this branch today. */
import { type Answer, answer, answerQuestion } from '../../../../shared/guidance/answer.ts'
import { itemFor } from '../../../../shared/guidance/path.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { GuideAsk } from '../../../../shared/ipc/shapes/guidance.ts'
import type { Here } from '../../../../shared/profile/requirements.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { guideSheet } from '../../../../shared/strings/zh-CN/guidance.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { calendarOf } from '../../rules/calendar/book.ts'
import { profileOf } from '../../rules/profile/current.ts'

export async function answerGuidance(core: RecordsContext, _who: Who, asked: Parsed<'guidance.answer'>): Promise<Out<'guidance.answer'>> {
  return sheetFor(core, asked)
}

/** What the screen shows and the page prints. @throws Refusal NOT_FOUND for a question nobody wrote down. */
export function sheetFor(core: RecordsContext, { question: id, picked }: GuideAsk): Out<'guidance.answer'> {
  const { guidance, questions } = core.resources
  const here: Here = { profile: profileOf(core), calendar: calendarOf(core), today: core.clock.today() }
  const question = id === null ? null : questions.byId(id)
  if (id !== null && question === null) throw new Refusal('NOT_FOUND')
  const found: Answer | null = question ? answerQuestion(guidance, here, question, picked) : answer(guidance, here, picked)
  if (!found) throw new Error('the door let in a path that leads to no item')
  return guideSheet(found, here, question && found.item === itemFor(question.picked) ? question.ask : null, core.branch.phone)
}
