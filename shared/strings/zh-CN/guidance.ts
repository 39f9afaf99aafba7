/** Chinese for the guidance desk: verdicts, causes, ways, and the lines of an answer, each with its source. */

import { ReasonCode } from '../../business/reasons.ts'
import type { Answer, Cause, Here, Ready, Verdict, Way } from '../../guidance/answer.ts'
import type { Basis, Guidance } from '../../guidance/content.ts'
import type { StepId } from '../../guidance/path.ts'
import { type Fen, yuan } from '../../money.ts'
import type { LeadTime, Paper, Profile } from '../../profile/profile.ts'
import type { Origin, Rule } from '../../profile/rule.ts'
import { itemText, materialText, reasonText } from './business.ts'
import { channelText, feeText, originText, placeRuleText, ruleText, spanText, uncoveredText, unknownText } from './profile.ts'

export const guidanceText = {
  title: '办事指南',
  can: '能不能办',
  causes: '说明',
  before: '先办',
  reasons: '本地接受的理由',
  ways: '在哪里办',
  papers: '带什么',
  fee: '多少钱',
  ready: '何时能领',
  basis: '依据',
  ticket: '取号办理',
  place: (name: string) => `按${name}的规定`,
  notHere: '本柜台暂不受理此项，请到所列渠道办理。',
  nothingToBring: '不需要另带材料',
} as const

export const verdictText = {
  yes: '可以办',
  ask: `${unknownText}，请先向本地社保卡管理部门确认`,
  elsewhere: '本地不能办，请联系发卡地，或用所列渠道',
  no: '不能办',
} as const satisfies Record<Verdict, string>

export const causeText = {
  'not-offered': '本地没有开办这项业务。',
  'reason-refused': '本地不接受这个理由。',
  'reason-unsaid': '本地没有写明是否接受这个理由。',
  'holder-must-come': '须本人到场，不能代办。',
  'agent-unsaid': '本地没有写明可否代办。',
  'other-place': '收费、时间和材料按发卡地的规定，本地的规定不适用。',
} as const satisfies Record<Cause, string>

export const wayText = { here: '本柜台', ...channelText } as const satisfies Record<Way, string>

/** A line of the answer; `origin` and `note` stand under it where a rule of the place speaks. */
export type AnswerLine = {
  readonly name: string
  readonly values: readonly string[]
  readonly origin: Origin | null
  readonly note: string | null
}

// Of a rule without a value only the note is worth reading: its source says that there is none.
const line = (name: string, values: readonly string[], rule: Rule<unknown> | null = null): AnswerLine => ({
  name,
  values,
  origin: rule === null || rule.value === null ? null : rule,
  note: rule?.note ?? null,
})

function dueText(due: Fen | null, { fee }: Answer): string {
  if (due === 0) return '不收费'
  if (fee?.value) return feeText(fee.value)
  return due === null ? unknownText : `${yuan(due)}元`
}

function readyText({ way, day, covered }: Ready, { batch }: LeadTime): string {
  if (way === 'instant') return '即时制卡网点：当场'
  const span = batch === null ? '' : `${spanText(batch)}，`
  return `普通制卡：${span}今天受理约${day}可领${covered ? '' : `（${uncoveredText}）`}`
}

function paperText({ material, basis, origin }: Paper): string {
  const note = origin.note === null ? '' : `；${origin.note}`
  return `${materialText[material]}${note} · 依据：${basis.text}`
}

export const basisText = ({ title, number, article, says }: Basis): string =>
  `《${title.replaceAll(/[《》]/g, '')}》（${number}）${article}：${says}`

function placeLines(answer: Answer, profile: Profile): AnswerLine[] {
  return answer.rules.map(key => line(ruleText[key], [placeRuleText[key](profile)], profile[key]))
}

function leadLines({ lead, ready }: Answer): AnswerLine[] {
  if (lead === null) return []
  const { value } = lead
  return [line(guidanceText.ready, value === null || ready.length === 0 ? [unknownText] : ready.map(one => readyText(one, value)), lead)]
}

/** Fee, time and papers of this place; another place's answer has none of them. */
function localLines(answer: Answer): AnswerLine[] {
  const { papers, fee, due, reasons } = answer
  return [
    ...(reasons.length > 1 || (reasons.length > 0 && answer.reason !== null)
      ? [
          line(
            guidanceText.reasons,
            reasons.map(reason => reasonText[reason]),
          ),
        ]
      : []),
    line(guidanceText.papers, papers.length === 0 ? [guidanceText.nothingToBring] : papers.map(paperText)),
    line(guidanceText.fee, [dueText(due, answer)], fee),
    ...leadLines(answer),
  ]
}

/** Everything a customer is told, in the order it is asked; also what is printed on one page. */
export function answerLines(answer: Answer, { profile }: Pick<Here, 'profile'>): readonly AnswerLine[] {
  const { can, causes, before, ways, channels, basis } = answer
  const local = !causes.includes('other-place') && !causes.includes('not-offered')
  return [
    line(guidanceText.can, [verdictText[can], ...causes.map(cause => causeText[cause])]),
    ...(before === null ? [] : [line(guidanceText.before, [itemText[before]])]),
    ...(ways.length === 0
      ? []
      : [
          line(
            guidanceText.ways,
            [...ways.map(way => wayText[way]), ...(local && !ways.includes('here') ? [guidanceText.notHere] : [])],
            channels,
          ),
        ]),
    ...(local ? [...localLines(answer), ...placeLines(answer, profile)] : []),
    line(guidanceText.basis, basis.map(basisText)),
  ]
}

function printed({ name, values, origin, note }: AnswerLine): readonly string[] {
  const [first, ...others] = values
  const said = others.length === 0 ? [`${name}：${first ?? unknownText}`] : [`${name}：`, ...values.map(value => `· ${value}`)]
  return [...said, ...(origin === null ? [] : [`（${originText(origin)}）`]), ...(note === null ? [] : [`（${note}）`])]
}

/** The answer as plain lines of text. */
export const answerPage = (answer: Answer, here: Pick<Here, 'profile'>): readonly string[] => [
  itemText[answer.item],
  guidanceText.place(here.profile.place.name),
  ...answer.text,
  ...answerLines(answer, here).flatMap(printed),
]

/** What a choice of the path is called. */
export function choiceText({ path }: Guidance, step: StepId, choice: string): string {
  if (step === 'why') return reasonText[ReasonCode.parse(choice)]
  const words: Readonly<Record<string, string>> = path[step]
  return words[choice] ?? choice
}
