/** Puts every question to every place for holder, agent and child, and finds answers that contradict a rule or each other. Pure. */
import { type Answer, answerQuestion } from '../../../shared/guidance/answer.ts'
import type { Guidance, Question } from '../../../shared/guidance/content.ts'
import { type Comer, choicesAt } from '../../../shared/guidance/path.ts'
import { acceptsReason, offers } from '../../../shared/profile/ask.ts'
import { type Here, mayCome } from '../../../shared/profile/requirements.ts'
import { answersText } from '../../../shared/strings/zh-CN/answers.ts'
import { briefOf } from '../../../shared/strings/zh-CN/plain-answer.ts'

export type Told = {
  readonly here: Here
  readonly question: Question
  readonly comer: Comer
  readonly answer: Answer
  readonly brief: string
}

/** A unit is asked for only where the question is a unit's. */
const comersOf = ({ picked }: Question): readonly Comer[] => (picked.comer === 'unit' ? ['unit'] : ['self', 'agent', 'child'])

/** As long as a branch's telephone is: what is said with it must fit the minute as well. */
const aPhone = '020-12345678'

export const everyTold = (guidance: Guidance, here: Here): readonly Told[] =>
  guidance.questions.flatMap(question =>
    comersOf(question)
      .filter(comer => (question.picked.comer ?? comer) === comer && choicesAt('comer', question.picked).includes(comer))
      .map(comer => {
        const answer = answerQuestion(guidance, here, question, { ...question.picked, comer })
        return { here, question, comer, answer, brief: briefOf(answer, here, aPhone).join('') }
      }),
  )

export type Contradiction = { readonly place: string; readonly question: string; readonly comer: Comer; readonly what: string }

/** Four characters a second, sixty seconds. */
export const longestBrief = 240

/** What one answer says against the rules of its place. */
function faultsOf({ here: { profile }, comer, answer, brief }: Told): readonly string[] {
  const { item, reason, ticket, due, fee, ready, lead, papers, ways, can, picked } = answer
  const codes = papers.map(paper => paper.material)
  const isHere = picked.home !== 'elsewhere'
  const faults: readonly (readonly [boolean, string])[] = [
    [ticket !== null && !offers(profile, item), 'a ticket for what the counter does not offer'],
    [ticket !== null && reason !== null && !acceptsReason(profile, item, reason), 'a ticket for a reason the counter refuses'],
    [
      ticket !== null && comer === 'agent' && mayCome(profile, { ...answer.visit, item, reason }) === false,
      'a ticket for somebody who may not come',
    ],
    [ready.length > 0 && (lead?.value ?? null) === null, 'a day from an unknown'],
    [due === null && fee?.value?.fen === 0, 'free, and not known'],
    [isHere && can !== 'no' && comer === 'agent' && item !== 'BATCH' && !codes.includes('AGENT_ID'), 'an agent without a document'],
    [isHere && can !== 'no' && comer === 'child' && item !== 'BATCH' && !codes.includes('GUARDIAN_ID'), 'a child without its guardian'],
    [!isHere && papers.length > 0, 'papers of a place that does not decide'],
    [can === 'yes' && ways.length === 0, 'yes, and nowhere to go'],
    [can === 'no' && ticket !== null, 'no, and a ticket'],
    [[...brief].length > longestBrief, 'longer than a minute'],
    [answersText.counterWords.test(brief), 'pixels'],
  ]
  return faults.flatMap(([is, what]) => (is ? [what] : []))
}

/** Everything but the wording: whoever asks the same hears the same. */
const situation = ({ here, comer, question: { abroad, age }, answer: { item, reason, picked } }: Told): string =>
  JSON.stringify([here.profile.id, comer, item, reason, picked.home ?? 'here', abroad, age])
const outcome = ({ answer: { can, causes, ticket, ways, papers, due, ready, reasons } }: Told): string =>
  JSON.stringify([can, causes, ticket, ways, papers.map(paper => paper.material), due, ready, reasons])

export function contradictionsIn(told: readonly Told[]): readonly Contradiction[] {
  const first = new Map<string, Told>()
  return told.flatMap(one => {
    const at = { place: one.here.profile.id, question: one.question.id, comer: one.comer }
    const before = first.get(situation(one))
    if (before === undefined) first.set(situation(one), one)
    const differs = before !== undefined && outcome(before) !== outcome(one) ? [`not as ${before.question.id}`] : []
    return [...faultsOf(one), ...differs].map(what => ({ ...at, what }))
  })
}
