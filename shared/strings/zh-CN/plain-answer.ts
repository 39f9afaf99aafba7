/** Says an answer in a few short sentences without jargon, as they are read aloud at the door, and the steps of the visit in their order. */
import { type ItemCode, itemOf } from '../../business/items.ts'
import type { Answer, Cause, Way } from '../../guidance/answer.ts'
import { yuan } from '../../money.ts'
import type { Here, Ready } from '../../profile/requirements.ts'
import { paperWords, reasonText } from './business.ts'
import { dayText } from './print.ts'

const sentence = (words: string): string => `${words}。`

const whyNot = {
  'not-offered': '本地没有开办这项业务',
  'reason-refused': '因为这个原因，本地不给换',
  'reason-unsaid': '因为这个原因能不能换，本地没有写明',
  'reason-doubted': '只换照片本地办不办，查到的说法不一样',
  'holder-must-come': '要本人来，不能请人代办',
  'agent-unsaid': '能不能请人代办，本地没有写明',
  'other-place': '要由发卡的地方办，请打发卡地的12333问清楚',
  'cross-province': '可以办：人在外地也能在线上申请，由发卡的地方审核、制卡',
} as const satisfies Record<Cause, string>

/** What is decisive comes first; a plain yes needs no cause, and none where the question was another. */
function canSentence({ causes, can, opening }: Answer): string {
  if (causes.length === 0) return opening ?? '可以办'
  const said = causes.map(cause => whyNot[cause]).join('；')
  return can === 'no' ? `不能办：${said}` : said
}

const wayWords = {
  here: '本网点',
  bank: '发卡银行网点',
  hall: '社保大厅',
  online: '手机或网上',
  phone: '打电话',
  'same-bank': '卡面银行的网点',
} as const satisfies Record<Way, string>

/** A paper by the name people use for it. */
const bare = (words: string): string =>
  words
    .replaceAll(/（[^）]*）/g, '')
    .replace('有效身份证件原件', '身份证件')
    .replace(/^本人的/, '')
    .replace(/原件$/, '')

function bringSentence({ papers, visit }: Answer, { profile }: Pick<Here, 'profile'>): string | null {
  return papers.length === 0 ? null : `请带${papers.map(paper => bare(paperWords(paper, visit, profile))).join('、')}`
}

const readyWords = ({ way, day }: Ready): string => (way === 'instant' ? '有的网点当场就能拿卡' : `一般${dayText(day)}前后能领`)

type Known = { readonly said: readonly string[]; readonly open: readonly string[] }
/** What it costs and when it is ready; what nobody knows is named once, with whom to ask. */
function moneyAndTime({ due, lead, ready }: Answer): Known {
  const days = ready.map(readyWords)
  return {
    said: [...(due === null ? [] : [due === 0 ? '不收费' : `收${yuan(due).replace(/\.00$/, '')}元`]), ...days],
    open: [...(due === null ? ['收不收费'] : []), ...(lead !== null && days.length === 0 ? ['几天能领'] : [])],
  }
}

const askWords = (open: readonly string[], phone: string): string =>
  `${open.join('、')}，本地没有写明，请打12333${phone === '' ? '' : `或本网点电话${phone}`}问清楚`

const otherReasons = ({ causes, reasons }: Answer): readonly string[] =>
  causes.includes('reason-refused') && reasons.length > 0 ? [`能换的情形：${reasons.map(one => reasonText[one]).join('、')}`] : []

const unsure: readonly Cause[] = ['reason-unsaid', 'reason-doubted', 'agent-unsaid']

/** Whether, where, with what, for how much and by when: at most five sentences. */
export function briefOf(answer: Answer, here: Pick<Here, 'profile'>, phone: string): readonly string[] {
  const { can, causes, ways } = answer
  const asked = answer.opening !== null && causes.length > 0 ? [answer.opening] : []
  if (can === 'no')
    return [...asked, canSentence(answer), ...otherReasons(answer), `有疑问请打12333${phone === '' ? '' : `或本网点电话${phone}`}`].map(
      sentence,
    )
  const { said, open } = answer.papers.length === 0 ? { said: [], open: [] } : moneyAndTime(answer)
  const asks = [...causes.filter(cause => unsure.includes(cause)).map(() => '能不能办'), ...open]
  return [
    ...asked,
    canSentence(answer),
    ...(ways.length === 0 || asked.length > 0 ? [] : [`到${ways.map(way => wayWords[way]).join('、')}办`]),
    ...[bringSentence(answer, here)].filter(words => words !== null),
    ...(said.length === 0 ? [] : [said.join('，')]),
    ...(asks.length === 0 ? [] : [askWords([...new Set(asks)], phone)]),
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

/** The visit from the door to the end. */
export const stepsOf = (item: ItemCode): readonly string[] => steps[itemOf(item).makes]
