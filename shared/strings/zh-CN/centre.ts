/** Chinese for the way to the card centre and back. */
import type { CallBackProof } from '../../centre/call-back.ts'
import type { Contradiction } from '../../centre/contradiction.ts'
import type { LineState } from '../../centre/line-state.ts'
import type { CentreAnswerCode, CentreStatus } from '../../centre/messages.ts'
import type { CentreRefusalCode } from '../../centre/refusals.ts'
import type { Likeness } from '../../centre/reject.ts'
import type { Standing, StandingCode } from '../../centre/standing.ts'
import type { OutboxActor } from '../../outbox.ts'

/** Signs what the centre told. */
export const centreOperatorName = '制卡中心'
export const centreSaidNothing = '制卡中心没有说明原因'
/** Noted at the case when the centre gave it back. */
export const centreCalledBack = '已按网点要求撤回'
export const referenceCentreName = '演练制卡中心'

export const centreRefusalText = {
  PHOTO_MISSING: '未收到照片文件',
  PHOTO_FILE: '照片文件损坏或不是 JPEG',
  PHOTO_SIZE: '照片字节数不在规定范围内',
  PHOTO_PIXELS: '照片像素或分辨率不符合规定',
  PHOTO_BACKGROUND: '照片背景不是白色',
  PHOTO_FACE: '照片人像位置或大小不符合规定',
  PHOTO_EYES: '照片中双眼未睁开或被遮挡',
  PHOTO_LIGHT: '照片面部光线不均匀',
  PHOTO_BLURRED: '照片模糊',
  PHOTO_CLOTHES: '照片中衣服与白色背景不分',
  PERSON_UNKNOWN: '人员基础信息不存在，请先办理参保登记',
  PERSON_DIFFERS: '姓名或证件号码与人员基础信息不一致',
  CARD_UNDER_WAY: '该人员已有在途制卡业务',
  FIELD_WRONG: '申请表项目缺失或填写有误',
  BANK_UNKNOWN: '所选银行未与本地区签约',
  NOT_ADMITTED: '接入口令不对或网点未登记',
  MESSAGE_WRONG: '报文不符合接口规定',
  KEY_REUSED: '同一业务流水对应了不同内容',
  OTHER: '制卡中心退回',
} as const satisfies Record<CentreRefusalCode, string>

/** What a reference centre says to a change or a withdrawal. */
export const centreAnswerText = {
  accepted: '已照办',
  'too-late': '已经制卡，不能更改或撤回',
  unknown: '没有收到过这笔业务',
} as const satisfies Record<CentreAnswerCode, string>

/** The centre's own words in an example of a failure. */
export const chipFailed = '芯片写入失败'

export const lineStateText = {
  untried: '尚未联系',
  up: '畅通',
  down: '不通，程序会自己再试',
  'wrong-side': '对方不符：演练网点只能连演练制卡中心，正式网点不能连演练制卡中心。没有递交任何业务。',
  'not-admitted': '对方拒绝接入：请核对接入口令',
} as const satisfies Record<LineState, string>

export const centreActorText = {
  counter: '柜台',
  cards: '卡管人员',
  manager: '主管',
  centre: '制卡中心',
  maintainer: '维护人员',
} as const satisfies Record<OutboxActor, string>

const errorText = {
  ...centreRefusalText,
  LINE_DOWN: '线路不通',
  CENTRE_TROUBLE: '制卡中心系统异常',
  CENTRE_BUSY: '制卡中心繁忙',
  CASE_ENDED: '业务已终止',
  CASE_UNPAID: '收费已冲正，尚未缴费',
  CASE_BACK: '业务已退回柜台',
  INTERNAL: '程序内部出错',
  PICTURE_BAND: '照片字节数不在对方接收的范围内',
  CODE_UNMAPPED: '申请表的某项代码在本地规则的代码对照里没有',
  CHARACTER_UNSENDABLE: '有的字 GBK 编码写不出',
  FOLDER_AWAY: '文件夹不在或不能写',
  FOLDER_UNSET: '没有设置文件夹',
  FOLDER_FULL: '磁盘没有空间',
  FOLDER_READ_ONLY: '文件夹只能读、不能写',
  FOLDER_WRONG_SIDE: '演练网点只能写入演练制卡中心的文件夹，正式网点不能写入',
} as const
export const centreErrors = [
  ...['LINE_DOWN', 'CENTRE_TROUBLE', 'CENTRE_BUSY', 'CASE_ENDED', 'CASE_UNPAID', 'CASE_BACK', 'PICTURE_BAND', 'CODE_UNMAPPED'],
  ...['CHARACTER_UNSENDABLE', 'FOLDER_AWAY', 'FOLDER_FULL', 'FOLDER_READ_ONLY', 'FOLDER_WRONG_SIDE'],
] as const
/** One phrase for a machine word. */
export const centreErrorText = (code: string): string => (errorText as Readonly<Record<string, string>>)[code] ?? `错误 ${code}`

const toDo = {
  counter: '请卡管人员退回柜台，由柜台更正后重新送审',
  cards: '请卡管人员与制卡中心核对',
  manager: '请主管核对本地规则和递交设置',
  centre: '请制卡中心处理',
  maintainer: '请联系维护人员',
} as const satisfies Record<OutboxActor, string>

/** `since` is a time of day as the screen writes it. */
export const standingText = {
  'no-card': () => '本业务不制卡，无须递交制卡中心。',
  undecided: () => '尚未审核通过，没有递交制卡中心。',
  unpaid: () => '尚未缴费，没有递交制卡中心。请收费或免收。',
  ended: () => '业务已终止，没有递交制卡中心。',
  'by-desk': () => '本地没有设定递交方式，制卡中心没有收到。请卡管人员送制卡并登记。',
  'made-here': () => '当场制卡，无须递交制卡中心。',
  'not-handed': () => '没有随审核递交，制卡中心没有收到。请卡管人员送制卡并登记。',
  waiting: ({ since }) => `待递交制卡中心，自 ${since} 起。程序会自动递交。`,
  going: ({ since }) => `正在递交制卡中心，自 ${since} 起。`,
  'line-down': ({ since }) => `没有递交到制卡中心，自 ${since} 起：线路不通，程序会自动再试。请主管检查线路。`,
  resting: ({ since, error }) => `没有递交到制卡中心，自 ${since} 起：${centreErrorText(error ?? '')}，程序会自动再试。`,
  'for-batch': ({ since }) => `待编入批量文件，自 ${since} 起。到了设定的时间程序会自动编批。`,
  'for-batch-key': ({ since }) => `待编入批量文件，自 ${since} 起。本地没有设定编批时间，请卡管人员或主管编批。`,
  'in-batch': ({ since }) => `已编入批量文件，自 ${since} 起，制卡中心还没有回执。程序会自动读取结果文件。`,
  'batch-unwritten': ({ since, error }) =>
    `批量文件没有写出，自 ${since} 起：${centreErrorText(error ?? '')}。程序会自动再写，请主管检查文件夹。`,
  'for-hand': ({ since }) => `待人工录入制卡系统，自 ${since} 起。请卡管人员录入。`,
  'at-hand': ({ since }) => `照片已放入递交文件夹，自 ${since} 起，还没有回执号。请卡管人员录入后登记回执号。`,
  held: ({ since, error, acts }) => `没有递交制卡中心，自 ${since} 起：${centreErrorText(error ?? '')}。${toDo[acts ?? 'cards']}。`,
  refused: ({ since, error, acts }) => `制卡中心于 ${since} 退回：${centreErrorText(error ?? '')}。${toDo[acts ?? 'cards']}。`,
  'refused-back': ({ since, error }) => `制卡中心于 ${since} 退回：${centreErrorText(error ?? '')}。业务已回到柜台，请柜台更正后重新送审。`,
  dropped: ({ since }) => `已于 ${since} 放下，不再递交。请卡管人员另行送制卡并登记。`,
  received: ({ since }) => `制卡中心已于 ${since} 收到。`,
  withdrawing: ({ since }) => `已于 ${since} 要求制卡中心撤回，等待答复。程序会自动递送。`,
  'withdraw-stuck': ({ since, error }) =>
    `自 ${since} 起要求撤回，没有送到制卡中心${error === null ? '' : `：${centreErrorText(error)}`}。请卡管人员电话告知制卡中心。`,
  withdrawn: ({ since, acts }) => `制卡中心已于 ${since} 撤回，不会制卡。${acts === null ? '' : '请卡管人员退回柜台更正，或重新递交。'}`,
  'withdraw-late': ({ since }) => `制卡中心于 ${since} 答复：已经制卡，不能撤回。请卡管人员等卡到后按错卡或作废处理。`,
  'withdraw-unknown': ({ since, acts }) =>
    `制卡中心于 ${since} 答复：没有收到过这笔业务，不会制卡。${acts === null ? '' : '请卡管人员退回柜台更正，或重新递交。'}`,
  changing: ({ since }) => `更正后的内容自 ${since} 起待制卡中心接收，对方手里仍是更正前的内容。程序会自动递送。`,
  changed: ({ since }) => `制卡中心已于 ${since} 改用更正后的内容。`,
  'change-late': ({ since }) => `制卡中心于 ${since} 答复：已按更正前的内容制卡，不能更改。请卡管人员等卡到后按错卡处理。`,
} as const satisfies Record<StandingCode, (standing: Standing) => string>

export const standingSaid = (standing: Standing): string => standingText[standing.code](standing)

export const centreStatusText = {
  'in-production': '制卡中',
  failed: '制卡失败',
  'with-bank': '市银行签收',
  'with-branch': '网点签收',
} as const satisfies Record<CentreStatus, string>

const likeText = {
  picture: '同一张照片',
  measure: '照片的这一项与被退回的一样',
  value: '填写的内容与被退回的一样',
  identity: '同一姓名和证件号码',
} as const satisfies Record<Likeness, string>

export const contradictionText = {
  'not-there': '制卡中心还没有确认收到这笔业务',
  'said-failed': '制卡中心说这张卡制卡失败',
  'said-made': '制卡中心没有说这张卡制卡失败',
} as const satisfies Record<Contradiction, string>

type Kept = { readonly status: CentreStatus; readonly at: string; readonly reason: string | null; readonly state: string }

/** `at` is a time as the screen writes it, `state` the case as it stands. */
export const keptSaid = ({ status, at, reason, state }: Kept): string =>
  `制卡中心 ${at} 说“${centreStatusText[status]}”${reason === null ? '' : `（${reason}）`}，与本业务“${state}”不符，程序没有改动业务。请与制卡中心核对：对方说得对的，按实际登记；核对后写明结果。`

type Reject = {
  readonly code: CentreRefusalCode
  readonly like: Likeness
  readonly words: string
  readonly times: number
  readonly last: string
}

/** `last` is a time as the screen writes it. */
export const rejectSaid = ({ code, like, words, times, last }: Reject): string =>
  `制卡中心退回过：${centreErrorText(code)}（${likeText[like]}，共 ${times} 次，最近 ${last}${words && words !== centreErrorText(code) ? `，原话“${words}”` : ''}）。递交前请先核对。`

export const callBackProofText = { 'hmac-sha256': '约定密钥（HMAC-SHA-256）', ed25519: '公钥（Ed25519）' } as const satisfies Record<
  CallBackProof,
  string
>

export const centreText = {
  title: '制卡中心',
  way: '递交方式',
  line: '线路',
  badAddress: '请填写以 https:// 开头的地址。',
  barLight: '制卡线路',
  barUp: (waiting: number): string => (waiting === 0 ? '畅通' : `畅通，待传 ${waiting}`),
  barDown: (waiting: number): string => (waiting === 0 ? '不通' : `不通，待传 ${waiting}`),
  barWaiting: (waiting: number): string => `待传 ${waiting}`,
  barStuck: (stuck: number): string => `退回 ${stuck}`,
  state: '情况',
  since: '自',
  waiting: '待传',
  stuck: '退回',
  unset: '没有设置地址，什么也不会递交。',
  address: '地址',
  token: '接入口令',
  tokenHint: '留空表示没有口令',
  certificate: { certFile: '本网点证书', keyFile: '证书私钥', caFile: '制卡中心的根证书' },
  certificateHint: {
    certFile: 'PEM 文件的完整路径；三项都留空表示不改',
    keyFile: '与证书配套、不带口令的 PEM 私钥，读入后存放在加密的数据库里',
    caFile: '对方证书不是公认机构签发时填写',
  },
  noCertificate: '没有',
  holdsUntil: (time: string): string => `有效期至 ${time}`,
  callBack: '制卡中心回调',
  callBackOn: (port: number): string => `已开启，端口 ${port}。只接受签名无误、五分钟以内、没有收到过的消息。`,
  callBackOff: '没有开启，由程序定时询问进度。',
  callBackHost: '监听地址',
  callBackPort: '监听端口',
  callBackPortHint: '留空并保存表示不开启',
  callBackProof: '验签方式',
  callBackSecret: '约定的密钥，或制卡中心的公钥（PEM）',
  callBackSave: '保存回调',
  save: '保存地址',
  saved: '已保存，程序会马上联系。',
  kept: '对不上的消息',
  keptHint: '制卡中心说的与本网点的业务状态不符。程序没有改动业务，请核对。',
  keptColumns: { number: '受理编号', status: '制卡中心说', at: '时间', reason: '原因', now: '业务现在' },
  noCase: '本网点没有这笔业务',
  seen: '已核对',
  sentence: '递交',
  recall: '撤回制卡',
  recallTitle: '撤回制卡',
  recallAsk: '还没有递交的不再递交；已经递交的，请制卡中心不要制卡。对方答复后再更正或重新递交。',
  usualLabel: '常用原因',
  usualRecall: ['信息有误，更正后再递交', '照片需要重拍', '持卡人要求暂缓', '其他'],
  words: '原因',
  short: '请写明原因。',
  next: { again: '再递一次', anew: '重新递交' },
  nextAsk: { again: '把同样的内容再递交一次。', anew: '按业务现在的内容重新递交。' },
  giveUp: '放下不递',
  giveUpAsk: '这笔业务不再由程序递交。请写明由谁、怎样送制卡。',
  usual: {
    again: ['已与制卡中心核对，可以受理', '线路已恢复', '人员信息已登记'],
    anew: ['撤回后核对无误', '由程序递交'],
    giveUp: ['改由人工送制卡', '已电话告知制卡中心'],
  },
  settle: '写明核对结果',
  settleTitle: '核对制卡中心的消息',
  settleAsk: '请写明与制卡中心核对的结果。写明后不再提示，业务仍按现在的登记办理。',
  usualSettle: ['以本网点登记为准', '已按制卡中心所说登记', '制卡中心报错，已请其更正', '其他'],
  overTitle: '与制卡中心所说不符',
  usualOver: ['已电话与制卡中心核对', '已另行送制卡', '卡已实际收到', '其他'],
  stuckColumns: { number: '受理编号', sentence: '情况' },
} as const
