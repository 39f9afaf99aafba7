/** Texts of the places (格口) in which finished cards lie. */
import type { MissingEnd } from '../../card/place.ts'

export const missingEndText = { found: '已找到', gone: '已另行处理' } as const satisfies Record<MissingEnd, string>

export const placesText = {
  title: '格口',
  place: '格口',
  none: '没有格口',
  summary: (here: number, unplaced: number, missing: number): string =>
    [`在网点 ${here} 张`, ...(unplaced > 0 ? [`没有格口 ${unplaced} 张`] : []), ...(missing > 0 ? [`没有找到 ${missing} 张`] : [])].join(
      '，',
    ),
  empty: '网点没有待领的卡。卡到网点时程序按顺序给出格口。',
  noMatch: '没有相符的卡。',
  find: '查找或扫码',
  findHint: '格口、受理编号或卡号后四位',
  columns: { place: '格口', number: '受理编号', name: '姓名', tail: '卡号后四位', state: '状态', missing: '清点' },
  ended: '业务已终止，待处置',
  missingSince: (time: string): string => `${time} 清点没有找到`,
  lost: (time: string): string => `这张卡 ${time} 清点时没有找到。找到后在“格口”登记；确实没有的，登记错卡重制。`,
  back: '返回',

  move: '换格口',
  moveTitle: '放进另一个格口',
  moveAsk: (number: string, place: string | null): string => `业务 ${number} 的卡，现在${place === null ? '没有格口' : `在 ${place}`}。`,
  typed: '新格口',
  typedHint: '录入或扫描，如 A-07；空着就放进下一个空格',
  put: '登记',

  found: '找到了',
  foundTitle: '登记卡片找到',
  foundAsk: (number: string): string => `业务 ${number} 的卡。放回格口后登记。`,
  foundNote: '在哪里找到',
  foundPlace: '放进格口',
  foundHint: '空着就放进下一个空格',
  short: '请写明，至少两个字',

  count: '清点交接',
  countTitle: '清点和交接待领卡',
  countAsk: '交接时由两人当面逐柜点数，接班人用自己的密码确认。没有找到的卡逐张写明，程序报主管，日终前须有下落。',
  counted: (rack: string, book: number): string => `${rack}，账面 ${book} 张，实点`,
  rack: (rack: string): string => (rack === '' ? '没有格口的卡' : `${rack} 柜`),
  missing: '没有找到的卡',
  missingHint: '每行一张：格口，或受理编号、卡号后四位',
  unknown: (typed: readonly string[]): string => `认不出：${typed.join('、')}`,
  note: '说明',
  noteHint: '多出来的卡写明是什么卡',
  digits: '请录入张数',
  countSave: '登记清点',
  countDone: (number: string, book: number, counted: number, missing: number): string =>
    missing === 0
      ? `${number}：账面 ${book} 张，实点 ${counted} 张。`
      : `${number}：账面 ${book} 张，实点 ${counted} 张，${missing} 张没有找到，已报主管。`,

  counts: '清点记录',
  countColumns: { at: '时间', number: '编号', book: '账面', counted: '实点', missing: '没有找到', people: '交班、接班', note: '说明' },
  people: (one: string, other: string): string => `${one}、${other}`,
  missingOne: (number: string, end: MissingEnd | null): string => `${number}（${end === null ? '在找' : missingEndText[end]}）`,

  racks: '卡柜',
  racksTitle: '卡柜和格口',
  racksAsk: '程序按柜号、格号的顺序给空格。格数填 0 就去掉这个柜。',
  rackName: '柜号',
  rackNameHint: '一到三个字母',
  rackNameWrong: '请录入一到三个字母',
  rackPlaces: '格数',
  rackHolds: '每格放几张',
  rackLine: (rack: string, places: number, holds: number, used: number): string =>
    `${rack} 柜：${places} 格，每格 ${holds} 张，已放 ${used} 张`,
  noRacks: '还没有卡柜，卡到网点时不给格口。',
  rackSave: '保存',

  given: (place: string, number: string, name: string): string => `${place}　${number}　${name}`,
  givenTitle: '请放进格口',
  notGiven: '格口已满，请放好后在“格口”登记：',
} as const
