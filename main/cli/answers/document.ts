/** Writes the answers of one place for a reader, and the table of what contradicts itself. */
import type { Profile } from '../../../shared/profile/profile.ts'
import { answersText as words } from '../../../shared/strings/zh-CN/answers.ts'
import { answerLines } from '../../../shared/strings/zh-CN/guidance.ts'
import { stepsOf } from '../../../shared/strings/zh-CN/plain-answer.ts'
import type { Contradiction, Told } from './contradictions.ts'

function oneAnswer({ question, comer, answer, here, brief }: Told): string {
  const lines = answerLines(answer, here).map(line => `- ${words.line(line)}`)
  const visit = stepsOf(answer)
  const steps = visit.length === 0 ? [] : ['', ...visit.map((step, at) => `${at + 1}. ${step}`)]
  return [`## ${words.asked(question.ask, comer)}`, '', brief, ...steps, '', ...answer.text, '', ...lines].join('\n')
}

export const placeDocument = ({ place, version, effectiveFrom }: Profile, told: readonly Told[]): string =>
  `${[`# ${words.title(place.name, version, effectiveFrom)}`, ...told.map(oneAnswer)].join('\n\n')}\n`

export const contradictionDocument = (found: readonly Contradiction[]): string =>
  `${[
    `# Contradictions: ${found.length}`,
    '',
    '| place | question | who comes | what |',
    '| --- | --- | --- | --- |',
    ...found.map(({ place, question, comer, what }) => `| ${place} | ${question} | ${comer} | ${what} |`),
  ].join('\n')}\n`
