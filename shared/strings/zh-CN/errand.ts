/** Chinese for visits at home and for holders of another province's card. */
import type { ErrandEvent, ErrandKind, ErrandState, HomeReason } from '../../errand/errand.ts'

export const errandKindText = { home: '上门', away: '跨省' } as const satisfies Record<ErrandKind, string>

export const errandStateText = {
  asked: '待安排',
  planned: '已约好',
  done: '已上门办结',
  sent: '已转发卡地',
  accepted: '发卡地同意',
  refused: '发卡地不办',
  told: '已答复',
  dropped: '不办了',
} as const satisfies Record<ErrandState, string>
/** A request for another province waits to be passed on, not to be arranged. */
export const errandStateOf = (kind: ErrandKind, state: ErrandState): string =>
  kind === 'away' && state === 'asked' ? '待转出' : errandStateText[state]

export const errandEventText = {
  plan: '约定上门',
  missed: '没有见到人',
  done: '上门办结',
  send: '转给发卡地',
  accept: '发卡地同意办理',
  refuse: '发卡地不办',
  tell: '答复客户',
  drop: '客户不办了',
} as const satisfies Record<ErrandEvent, string>

export const homeReasonText = {
  old: '年老走不动',
  ill: '生病住院',
  disabled: '残疾',
  other: '其他来不了',
} as const satisfies Record<HomeReason, string>

export const errandText = {
  open: '上门与跨省',
  title: '上门与跨省',
  summary: (open: number, late: number): string => (late === 0 ? `${open} 件未办结` : `${open} 件未办结，其中 ${late} 件过了日期`),
  empty: '没有登记。有人来不了要上门，或者拿外省的卡来办，在这里登记。',
  back: '返回',
  askHome: '登记上门',
  askAway: '登记跨省',
  contact: '联系人',
  contactNote: '查看已记入日志。',
  columns: {
    number: '编号',
    kind: '种类',
    name: '姓名',
    item: '业务',
    where: '原因或发卡地',
    due: '日期',
    state: '现在',
  },
  late: '已过',
  homeTitle: '登记上门服务',
  homeExplain: '老人、病人、残疾人来不了的，由两人上门办理。先问清要办什么、带什么设备，再约日期。',
  awayTitle: '登记跨省业务',
  awayExplain: '卡由发卡地管，收费、时间、旧卡按发卡地的规定。本网点在全国社保卡平台代为提交，等发卡地答复后告诉客户。',
  fields: {
    name: '持卡人姓名',
    phone: '联系电话',
    address: '上门地址',
    why: '为什么来不了',
    issuedIn: '发卡地',
    item: '要办什么',
    note: '说明',
    day: '上门日期',
    goers: '上门的两个人',
    reference: '平台受理编号',
  },
  wrong: {
    name: '请填写姓名',
    phone: '请填写手机或带区号的座机',
    address: '请写到门牌号',
    why: '请选择',
    issuedIn: '请选择发卡的省或市',
    item: '请选择',
    note: '请写明，至少两个字',
    day: '请填写今天或以后的日期',
    goers: '请填写上门的人',
    reference: '请填写平台给的编号',
  },
  noItems: '本地规定里没有可以跨省办的业务，请主管先在规则里填上。',
  keep: '登记',
  asks: {
    plan: '约好日期和上门的两个人。请客户备好身份证和社保卡。',
    missed: '没有见到人的，另约日期。',
    done: '写明办了什么、受理编号。上门办的业务同样要在系统里录入、复核。',
    send: '在全国社保卡平台提交以后，填平台给的受理编号。',
    accept: '发卡地同意办理的，写明收费、时间和怎样拿卡。',
    refuse: '发卡地不办的，写明理由。',
    tell: '打电话把结果告诉客户，写明告诉了谁。',
    drop: '写明客户为什么不办了。',
  } satisfies Record<ErrandEvent, string>,
  steps: '经过',
  noSteps: '还没有进展。',
  step: (at: string, what: string, by: string): string => `${at} ${what}（${by}登记）`,
  facts: {
    asked: (at: string, by: string): string => `${at} 登记（${by}）`,
    visit: (day: string, goers: string): string => `${day} 上门：${goers}`,
    reference: (number: string): string => `平台受理编号 ${number}`,
  },
} as const
