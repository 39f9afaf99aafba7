/** Chinese for the documents of all answers, one a place. */

import type { Verdict } from '../../guidance/answer.ts'
import type { Comer } from '../../guidance/path.ts'
import type { GuideLine } from '../../ipc/shapes/guidance.ts'

const comerText = { self: '本人', agent: '请人代办', child: '孩子', unit: '单位' } as const satisfies Record<Comer, string>

const under = (texts: readonly (string | null)[]): string =>
  texts
    .filter(text => text !== null)
    .map(text => `（${text}）`)
    .join('')

export const answersText = {
  title: (place: string, version: string, from: string): string => `${place}：办事问答（规则${version}版，${from}起）`,
  asked: (ask: string, comer: Comer): string => `${ask}（${comerText[comer]}）`,
  line: ({ name, parts, source, note }: GuideLine): string =>
    `${name}：${parts.map(part => [part.text, part.source].filter(text => text !== null).join(' · ')).join('；')}${under([note, source])}`,
  /** The short table of all answers. */
  table: {
    place: '地方',
    comers: ['self', 'agent', 'child', 'unit'] as const satisfies readonly Comer[],
    comer: comerText,
    can: { yes: '可以', ask: '先问', elsewhere: '发卡地办', no: '不能' } satisfies Record<Verdict, string>,
    fee: (yuan: string): string => `${yuan.replace(/\.00$/, '')}元`,
    free: '免费',
    feeOpen: '费用待问',
    /** Behind a fee or a time whose sources disagree. */
    doubted: '（说法不一）',
    /** Of a photo change: the answer goes on with the reasons for which it can be done. */
    reasonRefused: '只是不满意不能换；不像本人等别的理由可以',
    at: { instant: '当场', batch: (days: string): string => days },
    timeOpen: '时间待问',
    nothing: '—',
    all: '各地都一样',
    /** The first sentence of an answer. */
    first: (brief: string): string => brief.split('。')[0] ?? '',
    between: '，',
    and: '、',
  },
  /** What no citizen is told. */
  counterWords: /像素|dpi/,
} as const
