/** Texts of the serials that the card system and the bank give to acts. */
import type { SerialDifference, SerialSide } from '../../serial/sides.ts'

export const serialSideText = { 'card-system': '卡管系统', bank: '银行' } as const satisfies Record<SerialSide, string>

/** How the other side heads the columns of its list. */
export const serialHeadings = {
  serial: ['业务流水号', '交易流水号', '流水号', '业务编号', '受理流水号'],
  number: ['证件号码', '身份证号', '身份证号码', '社会保障号码', '公民身份号码'],
} as const

export const serialText = {
  key: '对方流水号',
  title: '登记对方流水号',
  ask: '卡管系统或银行办完后给出的流水号，日终与对方清单核对时用。录错了再登记一次，以最后一次为准。',
  side: '哪一方',
  serial: '流水号',
  wrong: '请录入 4 至 40 位字母、数字或短横',
  save: '登记',
  missing: (side: string): string => `${side}流水号未登记`,
  noted: (side: string, serial: string): string => `${side}流水号 ${serial}`,

  room: '流水核对',
  listOf: (side: string): string => `${side}：本网点当日办结`,
  none: '这一天没有须登记流水号的业务',
  number: '受理编号',
  item: '业务',
  name: '姓名',
  at: '办结时间',
  unnoted: '未登记',
  switchSide: (side: string): string => `改看${side}`,
  day: '日期',
  compare: '与对方清单核对',
  agreed: (count: number): string => `相符 ${count} 笔`,
  allEven: '没有差异',
  kind: '差异',
  kinds: {
    'only-theirs': '对方有、这里没有',
    'only-ours': '这里有、对方没有',
    'no-serial': '这里没有登记流水号',
    person: '流水号相同、人不同',
  } satisfies Record<SerialDifference['kind'], string>,
  row: '清单行',
  docNumber: '证件号码',
} as const
