/** Texts of the review desk. */
import type { RefusalCode } from '../../refusal.ts'
import type { FaultPart, faultFinders } from '../../review/fault.ts'
import type { State } from '../../workflow/table.ts'

/** What the teller will have to mend, said beside each part. */
export const mendText = {
  form: '经办从“填单”改起',
  identity: '身份不能改，经办作废后重新受理',
  photo: '经办重拍照片',
  papers: '经办从“办理事项”补齐材料',
  other: '写明要改什么',
} as const satisfies Record<FaultPart, string>

/** What is written down when nothing more is typed. */
export const returnWords = {
  form: '填单有误，请核对后更正',
  identity: '身份信息与证件不一致，请核对',
  photo: '照片不合格，请重拍',
  papers: '材料不全或看不清，请补齐',
  other: '',
} as const satisfies Record<FaultPart, string>

/** A part of the case as a whole, where no single line of it is named. */
export const faultPartText = {
  identity: '身份信息',
  papers: '材料',
  form: '申请表',
  photo: '照片',
  other: '其他',
} as const satisfies Record<FaultPart, string>

export const finderText = { review: '复核退回', 'card-centre': '制卡中心退回' } as const satisfies Record<
  (typeof faultFinders)[number],
  string
>

/** Why a case of a list was left, in a few words; the rest is a fault of the program. */
const leftBecause: Partial<Record<RefusalCode, string>> = {
  STALE: '内容已变化，请重新查看',
  WRONG_STATE: '已由他人处理',
  UNDER_REVIEW: '正由他人复核',
  NOT_SEEN: '还没有看过',
  SAME_PERSON: '本人经办',
}
export const leftText = (code: RefusalCode): string => leftBecause[code] ?? '没有办成，请单件办理'

/** What a decision made of the case, by the state it led to. */
const decidedText = {
  approved: (number: string): string => `${number} 已通过，转收费。`,
  paid: (number: string): string => `${number} 已通过。`,
  closed: (number: string): string => `${number} 已通过。`,
  returned: (number: string): string => `${number} 已退回经办。`,
  rejected: (number: string): string => `${number} 复核不通过，已结束。`,
} as const satisfies { readonly [S in State]?: (number: string) => string }

export const reviewText = {
  mend: (number: string): string => `更正或终止 ${number}`,
  title: '待复核',
  empty: '没有待复核的业务',
  emptyHint: '经办提交后会出现在这里，按先后排列。',
  own: '本人经办',
  waited: (age: string): string => `等了 ${age}`,
  loading: '正在读取业务',

  approvalOf: (number: string): string => `${number} 的通过`,
  takenBack: (number: string): string => `${number} 的通过已撤回，仍待复核。`,
  approve: '通过',
  return: '退回',
  reject: '不通过',
  next: '下一件',
  lines: '辅助线',
  loupe: '放大镜',
  raw: '原图',
  figures: '数值',
  decided: decidedText,
  notice: {
    returned: (number: string): string => `补正通知 ${number.slice(-4)}`,
    rejected: (number: string): string => `不予办理告知 ${number.slice(-4)}`,
  },
  byOther: '这件刚由其他同事处理，您没有重复复核。',
  ownCase: '这笔业务由您经办，须由另一位同事复核（经办条例第三十七条）。',
  done: (state: string): string => `这笔业务现在是“${state}”，不需要复核。`,

  taken: (name: string): string => `复核中：${name}`,
  takenNote: (name: string): string => `${name}正在复核这一件。十分钟没有动作会自动放开。`,
  batch: '批量复核',
  batchTitle: (place: number, count: number): string => `批量复核 ${place}/${count}`,
  batchHint: '逐件看过照片和资料，无误按空格勾选；有问题的跳过，回到单件复核再退回。',
  batchNone: '没有可以由您复核的业务。',
  tick: '无误，勾选',
  untick: '取消勾选',
  skip: '跳过',
  previous: '上一件',
  approveTicked: (count: number): string => `通过勾选的 ${count} 件`,
  approvedMany: (count: number): string => `已通过 ${count} 件。`,
  left: (number: string, why: string): string => `${number}：${why}，没有通过。`,
  endBatch: '结束批量',
  ticked: '已勾选',
  tickedCount: (count: number): string => `已勾选 ${count} 件`,
  seeing: '正在载入照片',

  returnTitle: '退回补正',
  returnAsk: '勾出要改的地方，经办会直接落在第一处；改正后再次提交复核。',
  faultsForm: '填单',
  faultsPhoto: '照片检查',
  faultsPapers: '材料',
  faultsPart: '部分',
  faultWhole: (part: string): string => `${part}（整体）`,
  returnReason: '退回原因',
  returnPick: '请至少勾选一处',
  returnNote: '给经办的话',
  rejectTitle: '复核不通过',
  rejectAsk: '不通过即结束这笔业务，不能恢复。可以改正的请用“退回”。',
  rejectReason: '不通过的理由',
  rejectCommon: '常见理由',
  rejectReasons: ['冒用他人身份', '不符合本地办理条件', '与本人意愿不符', '其他'],
  short: '请写明，至少 2 个字',

  page: {
    identity: '身份',
    number: '证件号码',
    name: '姓名',
    sex: '性别',
    birth: '出生日期',
    age: (age: number): string => `${age} 周岁`,
    period: (from: string, to: string): string => `${from} 至 ${to}`,
    business: '办理事项',
    reason: '原因',
    papers: '材料',
    notices: '告知',
    noticesGiven: (count: number): string => `已逐项告知 ${count} 项`,
    consents: '单独同意',
    consentAt: (names: string, at: string): string => `${names}\n${at}`,
    none: '无',
    noPeriod: '不载有效期',
    list: (words: readonly string[]): string => words.join('；'),
    form: '申请表',
    fee: '费用',
    yuan: (amount: string): string => `${amount} 元`,
    feeUnknown: '待本地确认',
    feeFree: '不收费',
    maker: '经办',
    unit: '单位',
    unitWith: (unit: string, person: string): string => `${unit}\n经办人 ${person}`,
    makerAt: (name: string, counter: string, at: string): string => `${name}，${counter}号窗口\n${at} 受理`,
    signature: '客户签名',
    signedAt: (at: string): string => `${at} 签名`,
    unsigned: '没有签名',
    finished: '新照片 真实大小',
    rawPicture: '原图',
    oldCard: '旧卡照片',
    previous: '上次照片',
    noOld: '没有旧照片可比，左边是原图。',
    noPicture: '照片读不出来',
    noPhoto: '没有照片',
    verdicts: '照片检查',
    passed: (count: number): string => `${count} 项通过`,
    decided: (reason: string): string => `经办：${reason}`,
    undecided: '经办没有说明',
    override: (by: string, reason: string): string => `${by}同意使用：${reason}`,
    looked: (count: number): string => `经办已目视核对 ${count} 项`,
    before: '以前的复核',
    history: (by: string, at: string, note: string): string => (note === '' ? `${by}\n${at}` : `${by}：${note}\n${at}`),
    decision: { approved: '通过', returned: '退回', rejected: '不通过' },
    measured: (value: string, limit: string): string => `${value}（${limit}）`,
  },
} as const
