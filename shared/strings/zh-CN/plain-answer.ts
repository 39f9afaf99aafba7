/** Says an answer in a few short sentences without jargon, as they are read aloud at the door, and the steps of the visit in their order. */
import { itemOf } from '../../business/items.ts'
import type { MaterialCode } from '../../business/materials.ts'
import type { ReasonCode } from '../../business/reasons.ts'
import type { Answer, Cause, Way } from '../../guidance/answer.ts'
import type { Subject } from '../../guidance/content.ts'
import type { Comer } from '../../guidance/path.ts'
import { yuan } from '../../money.ts'
import { takesPolicePhoto } from '../../profile/ask.ts'
import type { Profile } from '../../profile/profile.ts'
import { type Here, isMinor, type Ready } from '../../profile/requirements.ts'
import type { Day } from '../../time.ts'
import { itemText, paperWords, reasonText } from './business.ts'
import { dayText } from './print.ts'
import { bankChangeText, postageText } from './profile.ts'

type Place = Pick<Here, 'profile' | 'today'>

const sentence = (words: string): string => `${words}。`
const joined = (words: readonly string[]): string => words.join('、')

/** The reasons for a new picture as people say them. */
const plainReason: { readonly [R in ReasonCode]?: string } = {
  NO_PHOTO: '卡上没有照片',
  LOOKS_CHANGED: '样子变了，和照片不像',
  FACE_CHECK_FAILS: '照片太旧，刷脸通不过',
  PERSONAL_WISH: '自己想换',
  CAPTURE_FAULT: '照片拍错、印错了',
}
const reasonWords = (reason: ReasonCode): string => plainReason[reason] ?? reasonText[reason]
const forReason = (reason: ReasonCode | null): string =>
  reason === 'PERSONAL_WISH' || reason === null ? '只是不满意照片' : `“${reasonWords(reason)}”`

/** Said as it is; what nobody has said is asked for in one sentence, see `askWords`. */
const whyNot: { readonly [C in Cause]?: (answer: Answer) => string } = {
  'not-offered': () => '不能办：本地没有开办这项业务',
  'reason-refused': ({ reason }) => `${forReason(reason)}，本地不给换`,
  'holder-must-come': () => '不能请人代办，要本人来',
  'before-in-person': ({ before }) => `可以请人代办，${before === null ? '' : itemText[before]}要本人先办好`,
  'other-place': () => '要由发卡的地方办，请打发卡地的12333问清楚',
  'cross-province': () =>
    '可以办：自己用手机申请，或者到本网点登记、由窗口代交。要带什么、收不收费、几天能好，由发卡的地方定，打那里的12333问',
}

const unsaid: { readonly [C in Cause]?: (answer: Answer) => string } = {
  'reason-unsaid': ({ reason }) => `${forReason(reason)}能不能换`,
  'reason-doubted': () => '只换照片能不能办',
  'agent-unsaid': () => '能不能请人代办',
}

type Said = { readonly said: readonly string[]; readonly open: readonly string[] }
const told = (words: string): Said => ({ said: [words], open: [] })
const open = (words: string): Said => ({ said: [], open: [words] })

const needsLoss = '可以办，先正式挂失，同一次来就能接着办'

/** What is decisive comes first; a plain yes needs no cause. */
function canSentence(answer: Answer): Said {
  const { causes } = answer
  const said = causes.flatMap(cause => whyNot[cause]?.(answer) ?? [])
  const asks = causes.flatMap(cause => unsaid[cause]?.(answer) ?? [])
  if (causes.length === 0) said.push(answer.before === 'LOSS_FORMAL' ? needsLoss : '可以办')
  return { said: said.length === 0 ? [] : [said.join('；')], open: asks }
}

const wayWords = {
  here: '本网点',
  bank: '发卡银行网点',
  hall: '社保大厅',
  'same-bank': '卡面银行的网点',
  online: '用手机在网上办',
  phone: '打12333或卡面银行的客服电话',
} as const satisfies Record<Way, string>
const afar: readonly Way[] = ['online', 'phone']

/** Online somebody applies for themselves: who comes for another hears that, and of a child no page says it. */
const onlineFor = {
  self: `也可以${wayWords.online}`,
  agent: `本人也可以自己${wayWords.online}`,
  child: null,
  unit: null,
} as const satisfies Record<Comer, string | null>

function waySentence({ ways, causes, item, picked }: Answer): readonly string[] {
  // What is said of another province's card names its ways already.
  if (causes.includes('cross-province')) return []
  if (item === 'PICKUP') return ['到申请时选的网点领']
  // Only a branch of the card's own bank does what that bank does.
  if (ways.includes('same-bank')) return ['到卡面上那家银行的网点办；本网点就是这家银行的，在这里办']
  const near = ways.filter(way => !afar.includes(way)).map(way => wayWords[way])
  const far = ways.filter(way => afar.includes(way)).map(way => wayWords[way])
  if (near.length === 0) return far.length === 0 ? [] : [far.join('，或者')]
  const byPhone = ways.includes('phone')
  const said = ways.includes('online') ? onlineFor[picked.comer ?? 'self'] : null
  const online = said === null ? [] : [said]
  const there = [`到${joined(near)}办`, ...online].join('，')
  // A telephone is nearer than any window.
  return [byPhone ? `${wayWords.phone}最快；${there}` : there]
}

/** A paper by the name people use for it. */
const bare = (words: string): string =>
  words
    .replaceAll(/（(?!未满)[^（）]*?(?:；(未满[^）]*))?）/g, (_all, young: string | undefined) =>
      young === undefined ? '' : `（${young}）`,
    )
    .replace('有效身份证件原件', '身份证件')
    .replace(
      /^(本人|孩子)的(护照、居住证、通行证或永久居留身份证)原件$/,
      (_all, whose: string, kinds: string) => `${whose}的证件（${kinds}）`,
    )
    .replace('原社保卡', '社保卡')
    .replace('授权委托书', '委托书')
    .replace('领卡凭证或受理回执', '回执')
    .replace('办理的亲属身份证件', '来办的亲属的身份证件')
    .replace(/^本人的(?!证件)/, '')
    .replace(/原件$/, '')

const unbrought: readonly MaterialCode[] = ['GUARDIAN_PROOF', 'NEW_PHOTO']

/** A picture is taken at the counter, so nobody needs to bring one. */
function photoWords(papers: Answer['papers'], visit: Answer['visit'], { photoFromAge }: Profile): readonly string[] {
  if (!papers.some(({ material }) => material === 'NEW_PHOTO')) return []
  const mayGoWithout = visit.age === null && isMinor(visit) && visit.item !== 'REPLACE_PHOTO'
  return [mayGoWithout ? `照片可以当场拍，未满${photoFromAge.value}周岁的可以不要照片` : '照片可以当场拍']
}

function bringSentence({ papers, visit }: Answer, { profile }: Place): readonly string[] {
  if (papers.length === 0) return []
  // The register or the identity cards mostly show it already.
  const apart = papers.some(({ material }) => material === 'GUARDIAN_PROOF') ? '；证件上看不出监护关系的，再带出生证' : ''
  const bring = papers.filter(({ material }) => !unbrought.includes(material)).map(paper => bare(paperWords(paper, visit, profile)))
  return [[`请带${joined(bring)}${apart}`, ...photoWords(papers, visit, profile)].join('；')]
}

/** The year is said only where it is another one. */
const dayWords = (day: Day, today: Day): string =>
  day.slice(0, 4) === today.slice(0, 4) ? dayText(day).replace(/^\d+年/, '') : dayText(day)

function timeOf({ lead, ready }: Answer, { today }: Place): Said {
  const instant = ready.some(({ way }) => way === 'instant')
  const later = ready.find(({ way }: Ready) => way === 'batch')
  const disputed = lead?.confidence === 'D' && !lead.confirmed ? '（说法不一，请问清楚）' : ''
  const days = later === undefined ? [] : [`${instant ? '不能当场拿的，' : ''}一般${dayWords(later.day, today)}前后能领${disputed}`]
  const said = [...(instant ? ['有的网点当场就能拿卡'] : []), ...days]
  if (said.length > 0) return told(said.join('；'))
  return lead === null ? { said: [], open: [] } : open('几天能领')
}

function feeOf({ due, fee, item }: Answer): Said {
  // Whoever comes for a card pays what its application said.
  if (item === 'PICKUP') return { said: [], open: [] }
  if (due === null) return open('收不收费')
  const words = due === 0 ? '不收费' : `收${yuan(due).replace(/\.00$/, '')}元`
  return told(fee?.confidence === 'D' && !fee.confirmed ? `${words}（说法不一，交钱前请问清楚）` : words)
}

const subjectWords: { readonly [S in Subject]: (answer: Answer, place: Place, phone: string) => Said } = {
  // Our own number is known here only; the hotline asks for the document.
  progress: (_answer, _place, phone) =>
    told(`${phone === '' || phone === '12333' ? '到网点' : `打网点电话${phone}，`}报回执上的受理编号；也可以打12333，报身份证号码`),
  fee: feeOf,
  time: timeOf,
  agent: ({ agent, causes }) => (agent === true && causes.length === 0 ? told('可以请人代办') : { said: [], open: [] }),
  photoUpload: (_answer, { profile: { photoUpload } }) => {
    if (photoUpload.value === null) return open('能不能自己先传照片')
    return told(
      photoUpload.value.receipt === true
        ? '可以自己上传照片或到照相点拍，通过后会给相片回执号，来办时报这个号'
        : '可以在线上申请时自己上传照片，审核通过后再办',
    )
  },
  policePhoto: ({ visit }, { profile }) => {
    const { policePhoto } = profile
    if (policePhoto.value === null) return open('能不能用身份证上的照片')
    if (!policePhoto.value) return told('不能用身份证上的照片，要另外拍')
    if (isMinor(visit)) return told('孩子不能用身份证上的照片，要另外拍')
    return told(!takesPolicePhoto(profile, visit) ? '不能用身份证上的照片，要另外拍' : '可以：本人同意后，用公安存的身份证照片，不用再拍')
  },
  sameNumber: (_answer, { profile: { sameNumber } }) =>
    told({ same: '银行账号不变', changes: '银行账号会变', unknown: '银行账号可能会变' }[sameNumber.value ?? 'unknown']),
  bankChange: (_answer, { profile: { bankChange } }) => {
    if (bankChange.value === null) return open('换银行要不要先销原来的账户')
    const disputed = bankChange.confidence === 'D' && !bankChange.confirmed ? '（各地做法不一样，先问清楚）' : ''
    return told(`${bankChange.value === 'close-first' ? '可以换，' : ''}${bankChangeText[bankChange.value]}${disputed}`)
  },
  mail: (_answer, { profile: { mail } }) => {
    if (mail.value === null) return open('能不能邮寄')
    const { offered, fen, most } = mail.value
    if (!offered) return told('不邮寄，要来网点领')
    const cost =
      fen === null ? '邮费多少请先问清楚' : fen === 0 ? '不收邮费' : `邮费${postageText(fen, most)}元${most === null ? '' : '，看寄多远'}`
    return told(`可以寄，${cost}；申请时告诉窗口收件人和地址`)
  },
}

const askWords = (asked: readonly string[], doubted: boolean, phone: string): string =>
  `${joined(asked)}，${doubted ? '查到的说法不一样或没有写明' : '本地没有写明'}，${askAt(phone)}问清楚`
const askAt = (phone: string): string => `请打12333${phone === '' ? '' : `或本网点电话${phone}`}`

/** What can be done instead of what was refused. */
function insteadOf({ causes, reasons }: Answer, phone: string, isAsked: boolean): readonly string[] {
  if (causes.includes('reason-refused'))
    return [
      ...(reasons.length === 0 ? [] : [`这些情况可以换：${reasons.map(reasonWords).join('；')}`]),
      `是不是这些情况，${askAt(phone)}或到窗口问`,
    ]
  if (!causes.includes('holder-must-come')) return [`有疑问${askAt(phone)}`]
  // Whom to ask is said once.
  return [isAsked ? '老人、病人来不了的，也问一下能不能上门' : `老人、病人来不了的，${askAt(phone)}问能不能上门`]
}

const many = (parts: readonly Said[]): Said => ({ said: parts.flatMap(one => one.said), open: parts.flatMap(one => one.open) })

/** Whether, where, with what, for how much and by when, in at most five sentences; what nobody has said is named once, with whom to ask. */
export function briefOf(answer: Answer, here: Place, phone: string): readonly string[] {
  const { causes, opening, tells, only, can } = answer
  const asked = many(tells.map(subject => subjectWords[subject](answer, here, phone)))
  const doubted = causes.includes('reason-doubted')
  const ask = (words: readonly string[], twoWays = doubted) => (words.length === 0 ? [] : [askWords([...new Set(words)], twoWays, phone)])
  if (only && !causes.includes('not-offered')) return [...asked.said, ...ask(asked.open, false), ...opening].map(sentence)
  const decided = canSentence(answer)
  if (can === 'no' && !causes.includes('holder-must-come'))
    return [...opening, ...decided.said, ...insteadOf(answer, phone, false)].map(sentence)
  if (answer.papers.length === 0) return [...opening, ...decided.said, ...waySentence(answer), ...ask(decided.open)].map(sentence)
  const facts = many([...(tells.includes('fee') ? [] : [feeOf(answer)]), ...(tells.includes('time') ? [] : [timeOf(answer, here)])])
  // A question that was answered in so many words needs no plain yes before it.
  const first = (tells.length === 0 && opening.length === 0) || causes.length > 0 ? decided.said : []
  const unknown = ask([...asked.open, ...decided.open, ...facts.open])
  // What was asked for, and whether it can be done at all, is never said last.
  const early = asked.open.length > 0 || decided.open.length > 0
  const lead = [[...asked.said, ...first].join('；')].filter(words => words !== '')
  return [
    ...opening,
    ...lead,
    ...(early ? unknown : []),
    ...waySentence(answer),
    ...bringSentence(answer, here),
    ...(facts.said.length === 0 ? [] : [facts.said.join('；')]),
    ...(early ? [] : unknown),
    ...(can === 'no' ? insteadOf(answer, phone, unknown.length > 0) : []),
  ].map(sentence)
}

const arrive = '取号，到窗口出示证件'
const sign = '核对信息，听明白了再签名，拿好回执'
const steps = {
  card: [
    arrive,
    '说明原因，问清费用、旧卡怎么办、几时领',
    '照片：有现成能用的不用拍，没有的当场拍',
    sign,
    '等短信，带回执和证件来领卡',
    '领卡后启用社保功能，到卡面银行激活银行账户',
  ],
  batch: ['单位把登记表和照片交到窗口', '窗口逐人核对，有错的退回改', '等通知，单位派人来领卡', '每个人自己启用、激活'],
  record: [arrive, '填好新的电话、地址', sign, '另一位工作人员核对后生效'],
  act: [arrive, '窗口核对卡和证件', '核对信息，签名', '另一位工作人员核对后生效'],
  'act-alone': [arrive, '核对信息，签名', '当场生效'],
  handover: ['取号，带证件和回执到窗口', '核对卡上的照片、姓名、号码', '签名领卡', '启用社保功能，到卡面银行激活银行账户'],
} as const satisfies Record<ReturnType<typeof itemOf>['makes'], readonly string[]>

/** The visit from the door to the end; none where nothing can be done here, or where nobody asked for a visit. */
export const stepsOf = ({ item, ways, only }: Pick<Answer, 'item' | 'ways' | 'only'>): readonly string[] =>
  ways.length === 0 || only ? [] : steps[itemOf(item).makes]
