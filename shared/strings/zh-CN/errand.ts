/** Chinese for visits at home and for holders of another province's card. */
import type { EndedErrand, ErrandEvent, ErrandKind, ErrandState, HomeReason } from '../../errand/errand.ts'

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
    caseId: '办的业务',
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
    caseId: '请选择这次上门录入的业务',
  },
  noItems: '本地规定里没有可以跨省办的业务，请主管先在规则里填上。',
  keep: '登记',
  asks: {
    plan: '约好日期和上门的两个人。请客户备好身份证和社保卡。',
    missed: '没有见到人的，另约日期。',
    done: '上门办的业务同样要在系统里录入、复核：先录入，再在这里选出来，两边就连上了。',
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
    made: (number: string, opens: boolean): string => `办的业务 ${number}${opens ? '（Enter 打开）' : ''}`,
  },
  print: '打印回执',
  /** One of the cases that may have come of a visit. */
  caseLine: (name: string, item: string): string => `${name} ${item}`,
  noCases: '登记以后还没有录入过这项业务。请先在经办台录入，再来登记办结。',
  caseOther: '姓名与登记的不同，请核对',
  /** In the whole file of the case. */
  fileLine: (number: string): string => `上门办理（登记编号 ${number}）`,

  /** The paper for whoever asked. */
  slip: {
    title: { home: '上门服务登记回执', away: '跨省业务登记回执' } satisfies Record<ErrandKind, string>,
    number: '登记编号',
    visitOn: '上门日期',
    callBy: '最迟这天打电话跟您约时间',
    answerBy: '最迟这天给您答复',
    ended: { done: '已上门办结', told: '已答复您', dropped: '已不办' } satisfies Record<EndedErrand, string>,
    name: '姓名',
    item: '要办的业务',
    why: '为什么上门',
    issuer: '发卡地',
    goers: '上门的人',
    reference: '平台受理编号',
    caseNumber: '受理编号',
    at: '登记时间',
    by: '登记人',
    branch: '网点',
    phone: '网点电话',
    readyTitle: '请提前备好',
    nextTitle: '接下来',
    home: (planned: boolean): readonly string[] => [
      planned
        ? '两名工作人员按约好的日期上门，会先出示证件；不放心的，打网点电话核实再开门。'
        : '网点会打电话跟您约日期，两名工作人员一起上门。',
      '密码由本人自己输入，不要告诉任何人。',
      '去不了、要改日期的，请早些打网点电话。',
    ],
    away: [
      '卡由发卡的地方管：要带什么、收不收费、几天能好，都按发卡地的规定。',
      '网点在全国社保卡平台代您提交，有了答复打电话告诉您。',
      '着急的可以打发卡地的12333，报平台受理编号（还没有编号的报姓名和证件号码）。',
    ] as readonly string[],
    askTitle: '有疑问',
    ask: (phone: string): string =>
      phone === '' || phone === '12333' ? '到网点问，报登记编号；也可以打12333。' : `打网点电话${phone}，报登记编号；打不通的打12333。`,
  },
} as const
