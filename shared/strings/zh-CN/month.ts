/** Names and words of the simulated month: everybody in it is made up. */
export const monthPeople = {
  families: [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华'],
  given: [...'安平和乐宁康泰祥瑞福寿禄喜庆丰裕盈满谦诚信义礼智仁勇恒'],
  /** The branch takes on two more tellers for the month. */
  tellers: [
    { login: 'jingban2', name: '林演' },
    { login: 'jingban3', name: '高练' },
  ],
} as const

export const monthWords = {
  override: '演练用照片，已核对',
  decided: '本人确认无误',
  returned: '填单有误，请核对后更正',
  rejected: '不属于本网点受理范围',
  voided: '客户改日再来',
  makeFailed: '整箱芯片不良，退回重做',
  remake: '制卡中心补做',
  wrongCard: '卡面姓名有误，退回重做',
  closure: '系统升级停领一天',
  absent: '病假',
  bankReversed: '银行冲正，款项退回',
  wrongWay: '选错收款方式',
  counted: '少 10 元，已查监控，待补',
  waived: '收费标准待本地确认',
  noted: '核对凭证发现录入有误',
  short: '盘点少一张，已查监控未见',
  ended: {
    dead: '持卡人去世，家属持证明办理',
    withdrawn: '本人书面撤回',
    'moved-away': '已转往外地参保',
    'refused-by-centre': '制卡中心回复拒制',
    duplicate: '与另一笔业务重复',
    uncollected: '多次联系没有结果',
  },
  unfinished: '次日继续',
  withdrawn: '本人书面撤回同意',
  otherBranch: { branch: '演练市城南支行', address: '演练市城南路5号', phone: '020-00000000' },
  nearer: '持卡人住处离该网点近',
  cameThere: '该网点王练电话确认收到',
  cameBack: '持卡人改回本网点领取',
  cutUp: '双人剪角销毁',
  supplier: '省卡中心',
  chip: '芯片读不出',
  reason: { auditor: '年度审计', authority: '按月报送上级', archive: '年度归档移交', citizen: '本人书面申请查阅' },
  address: '演练市示范区练习路2号',
} as const

/** The units that bring a sheet in the month. */
export const monthUnits = {
  names: ['演练制造有限公司', '练习物业管理有限公司'],
  address: '演练市示范区练习路8号',
  ethnic: '汉',
  long: '长期',
  waived: '收费标准待本地确认',
} as const

/** Names of the papers a month leaves. */
export const monthFileName = {
  register: '台账.xlsx',
  report: '业务报表.xlsx',
  audit: '审计日志.jsonl',
  statement: '收费月账.csv',
  ledger: '收费月账与流水.xlsx',
  figures: '统计.xlsx',
  caseFile: '整件资料.html',
  unit: (name: string): string => `单位回单 ${name}.xlsx`,
  statementHeads: ['日期', '笔数', '现金', '刷卡', '扫码', '转账', '减免笔数', '净额'],
} as const

/** A day as the texts say it. */
export const closedDayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
