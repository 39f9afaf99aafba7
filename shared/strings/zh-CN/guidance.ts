/** Chinese for the guidance desk: verdicts, causes, ways, and the lines of an answer, each with its source. */

import { ReasonCode } from '../../business/reasons.ts'
import type { Answer, Cause, Verdict, Way } from '../../guidance/answer.ts'
import type { Basis, Guidance } from '../../guidance/content.ts'
import type { StepId } from '../../guidance/path.ts'
import type { GuideLine, GuidePart, GuideSheet } from '../../ipc/shapes/guidance.ts'
import { type Fen, yuan } from '../../money.ts'
import type { PhotoSpec } from '../../photo/standard.ts'
import type { LeadTime, PlaceRuleKey, Profile } from '../../profile/profile.ts'
import type { Here, Ready, Required } from '../../profile/requirements.ts'
import type { Rule } from '../../profile/rule.ts'
import { type Day, weekday } from '../../time.ts'
import { itemText, meanwhileText, paperWords, reasonText } from './business.ts'
import { briefOf, stepsOf } from './plain-answer.ts'
import { dayText, printText } from './print.ts'
import { channelText, feeText, originText, placeRuleText, ruleText, spanText, uncoveredText, unknownText } from './profile.ts'

export const guidanceText = {
  title: '办事指南',
  can: '能不能办',
  before: '先办',
  reasons: '本地接受的理由',
  reasonsAnywhere: '各地一般接受的理由',
  ways: '在哪里办',
  papers: '带什么',
  fee: '多少钱',
  ready: '何时能领',
  meanwhile: '这期间看病用卡',
  unsaid: '本地没有写明',
  askFor: (phone: string) => `请问12333${phone === '' ? '' : `或本网点${phone}`}`,
  basis: '依据',
  steps: '怎么办',
  rules: (name: string, version: string, from: string) => `按${name}的规定（规则${version}版，${from}起）`,
  basisOf: (basis: string) => `依据：${basis}`,
  notHere: '本柜台暂不受理此项，请到所列渠道办理。',
  nothingToBring: '不需要另带材料',

  // the screen
  open: '办事指南',
  close: '回柜台',
  clear: '清空',
  back: '上一步',
  again: '下一位客户',
  large: '大字',
  normal: '普通字',
  search: '客户怎么说',
  searchHint: '错字、拼音、首字母都行；↑↓ 选，回车看；以数字开头的话先按空格',
  most: '常问的问题',
  found: '可能要问的',
  notFound: '没有找到相近的问题。换个说法，或按右边一步一步选。',
  way: '已经知道的',
  digits: '按数字键选择',
  more: '更多',
  page: (page: number, pages: number) => `第 ${page} / ${pages} 页`,
  closer: (ask: string) => `说得更准：${ask}`,
  answerNow: '先看答案',
  print: '打印一页',
  scroll: '往下看',
  takeFor: (item: string) => `取号：${item}`,
} as const

export const verdictText = {
  yes: '可以办',
  ask: '本地没有写明，办之前先问清楚',
  elsewhere: '要由发卡地办，请联系发卡地，或用所列渠道',
  no: '不能办',
} as const satisfies Record<Verdict, string>

export const causeText = {
  'not-offered': '本地没有开办这项业务。',
  'reason-refused': '本地不接受这个理由。',
  'reason-unsaid': '本地没有写明是否接受这个理由。',
  'reason-doubted': '只换照片本地受不受理，查到的说法不一致。',
  'holder-must-come': '须本人到场，不能代办。',
  'agent-unsaid': '本地没有写明可否代办。',
  'before-in-person': '先办的那一项须本人到场，办好后才能由他人代办这一项。',
  'other-place': '收费、时间和材料按发卡地的规定，本地的规定不适用。',
  'cross-province':
    '这一项全国通办：可以自己在网上办，也可以到本网点登记、由窗口代为提交；由发卡地审核、制卡；收费、时间和材料按发卡地的规定。',
} as const satisfies Record<Cause, string>

export const wayText = { here: '本柜台', ...channelText } as const satisfies Record<Way, string>

// Of a rule without a value only the note is worth reading: its source says that there is none.
const originOf = (rule: Rule<unknown> | null): Pick<GuideLine, 'source' | 'note' | 'unsure'> => ({
  source: rule === null || rule.value === null ? null : originText(rule),
  note: rule?.note ?? null,
  unsure: rule !== null && rule.value !== null && !rule.confirmed,
})

const unsaid = { basis: null, source: null, note: null, unsure: false } as const

const line = (id: GuideLine['id'], name: string, values: readonly string[], rule: Rule<unknown> | null = null): GuideLine => ({
  id,
  name,
  parts: values.map(text => ({ text, ...unsaid })),
  ...originOf(rule),
})

function dueText(due: Fen | null, { fee }: Answer): string {
  if (due === 0) return '不收费'
  if (fee?.value) return feeText(fee.value)
  return due === null ? unknownText : `${yuan(due)}元`
}

const dayWords = (day: Day): string => `${dayText(day)}（${printText.weekday(weekday(day))}）`

function readyText({ way, day, covered }: Ready, { batch }: LeadTime): string {
  if (way === 'instant') return '即时制卡网点：当场'
  const span = batch === null ? '' : `${spanText(batch)}，`
  return `普通制卡：${span}今天受理约${dayWords(day)}可领${covered ? '' : `（${uncoveredText}）`}`
}

const paperPart =
  ({ visit }: Answer, profile: Profile) =>
  (paper: Required): GuidePart => ({
    text: paperWords(paper, visit, profile),
    basis: paper.basis.text,
    source: originText(paper.origin),
    note: paper.origin.note,
    unsure: !paper.origin.confirmed,
  })

/** A source that all papers share is said once, under the last of them. */
function paperLine(answer: Answer, profile: Profile): GuideLine {
  const { papers } = answer
  if (papers.length === 0) return line('papers', guidanceText.papers, [guidanceText.nothingToBring])
  const parts = papers.map(paperPart(answer, profile))
  const [first, ...others] = parts.map(part => part.source)
  const shared = others.every(source => source === first) ? (first ?? null) : null
  return {
    ...line('papers', guidanceText.papers, []),
    parts: shared === null ? parts : parts.map(part => ({ ...part, source: null })),
    source: shared,
  }
}

export const basisText = ({ title, number, article, says }: Basis): string =>
  `《${title.replaceAll(/[《》]/g, '')}》（${number}）${article}：${says}`

const kilobytes = ([least, most]: PhotoSpec['bytes']): string => `${Math.round(least / 1024)}～${Math.round(most / 1000)}KB`
/** What to wear, how to sit, which file: pixels are the counter's business. */
const photoForCitizens = ({ bytes }: PhotoSpec): string =>
  `近期正面免冠照，白底，露出眉毛和耳朵，不穿白衣服；自带电子照片的，用JPG文件，${kilobytes(bytes)}`

/** What other places do is no answer where this one has said nothing. */
function ruleLine(key: PlaceRuleKey, profile: Profile): GuideLine {
  const said = line('rule', ruleText[key], [placeRuleText[key](profile)], profile[key])
  return profile[key].value === null ? { ...said, note: null } : said
}

const placeLines = (answer: Answer, profile: Profile): GuideLine[] =>
  answer.rules.map(key =>
    key === 'photo'
      ? { ...line('rule', ruleText.photo, [photoForCitizens(profile.photo.value)], profile.photo), note: null }
      : ruleLine(key, profile),
  )

function leadLines({ lead, ready }: Answer): GuideLine[] {
  if (lead === null) return []
  const { value } = lead
  const values = value === null || ready.length === 0 ? [unknownText] : ready.map(one => readyText(one, value))
  return [line('ready', guidanceText.ready, values, lead)]
}

function reasonLines({ reasons, reason, item }: Answer, profile: Profile): GuideLine[] {
  // A single reason that nobody asked about needs no list.
  if (reasons.length === 0 || (reasons.length === 1 && reason === null)) return []
  const lent = item === 'REPLACE_PHOTO' && profile.photoReasons.fromBase
  return [
    line(
      'reasons',
      lent ? guidanceText.reasonsAnywhere : guidanceText.reasons,
      reasons.map(one => reasonText[one]),
    ),
  ]
}

/** Fee, time and papers of this place; another place's answer has none of them. */
const localLines = (answer: Answer, profile: Profile): GuideLine[] => [
  ...reasonLines(answer, profile),
  paperLine(answer, profile),
  line('fee', guidanceText.fee, [dueText(answer.due, answer)], answer.fee),
  ...leadLines(answer),
  ...(answer.meanwhile === null ? [] : [line('meanwhile', guidanceText.meanwhile, [meanwhileText[answer.meanwhile]])]),
  ...placeLines(answer, profile),
]

function wayLines({ ways, channels }: Answer, local: boolean): GuideLine[] {
  if (ways.length === 0) return []
  const said = line(
    'ways',
    guidanceText.ways,
    ways.map(way => wayText[way]),
    channels,
  )
  const notHere = local && !ways.includes('here') ? guidanceText.notHere : ''
  return [{ ...said, note: `${notHere}${said.note ?? ''}` || null }]
}

const isUnsaid = ({ id, parts, note }: GuideLine): boolean =>
  ['fee', 'ready', 'rule'].includes(id) && note === null && parts.every(({ text }) => text === unknownText)

/** What nobody has said is listed once, with whom to ask. */
function withUnsaid(lines: readonly GuideLine[], phone: string): readonly GuideLine[] {
  const open = lines.filter(isUnsaid).map(({ name }) => name.replace(/（天）$/, ''))
  if (open.length === 0) return lines
  return [
    ...lines.filter(one => !isUnsaid(one)),
    { ...line('unsaid', guidanceText.unsaid, [open.join('、')]), note: guidanceText.askFor(phone) },
  ]
}

/** Everything a customer is told, in the order it is asked; also what is printed on one page. */
export function answerLines(answer: Answer, { profile }: Pick<Here, 'profile'>, phone = ''): readonly GuideLine[] {
  const { can, causes, before, basis, only } = answer
  // Whether the item can be done is not what was asked.
  const decides = !only || causes.includes('not-offered')
  const local = !['other-place', 'cross-province', 'not-offered'].some(cause => causes.some(found => found === cause))
  return [
    ...(decides ? [line('can', guidanceText.can, [verdictText[can], ...causes.map(cause => causeText[cause])])] : []),
    ...(before === null ? [] : [line('before', guidanceText.before, [itemText[before]])]),
    ...wayLines(answer, local),
    ...(local ? withUnsaid(localLines(answer, profile), phone) : []),
    line('basis', guidanceText.basis, basis.map(basisText)),
  ]
}

/** `phone`: of the branch, for what only it can say. */
export const guideSheet = (answer: Answer, here: Pick<Here, 'profile' | 'today'>, question: string | null, phone = ''): GuideSheet => ({
  brief: briefOf(answer, here, phone),
  steps: stepsOf(answer),
  question,
  item: answer.item,
  title: itemText[answer.item],
  rules: guidanceText.rules(here.profile.place.name, here.profile.version, here.profile.effectiveFrom),
  asOf: here.today,
  can: answer.can,
  text: answer.text,
  lines: answerLines(answer, here, phone),
  ticket: answer.ticket,
})

/** What a choice of the path is called. */
export function choiceText({ path }: Guidance, step: StepId, choice: string): string {
  if (step === 'why') return reasonText[ReasonCode.parse(choice)]
  const words: Readonly<Record<string, string>> = path[step]
  return words[choice] ?? choice
}
