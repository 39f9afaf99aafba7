/** Chinese for units: the teller's room. What the sheet says stands in `unit-sheet.ts`. */
import type { photoNames, unitPapers } from '../../ipc/shapes/unit.ts'
import type { UnitReason, UnitRowState, UnitState } from '../../unit/row.ts'

export const unitStateText = {
  opened: '等待交表',
  checking: '检查中',
  checked: '检查完毕',
  making: '建立业务中',
  done: '已完成',
  dropped: '已撤销',
} as const satisfies Record<UnitState, string>

export const unitRowStateText = { read: '待检查', bad: '不合格', good: '合格', made: '已受理' } as const satisfies Record<
  UnitRowState,
  string
>

export const unitPaperText = {
  UNIT_LETTER: '单位介绍信（授权经办人办理，盖章）',
  SHEET_STAMPED: '登记表已盖单位章',
  EACH_SIGNED: '登记表每人本人已签字，单独同意采集和使用照片',
  NOTICES_GIVEN: '已向经办人告知制新卡、费用、领卡时间和期限，由单位转告本人',
  CARDS_LOOKED_UP: '已在卡管系统逐人查询：首次申领的没有社保卡，换领的原卡状态正常',
  GUARDIANS_SHOWN: '未满16周岁人员的监护人身份证件、监护关系证明和监护人签字已逐人核对（没有此类人员的不勾）',
} as const satisfies Record<(typeof unitPapers)[number], string>

export const unitReasonText = {
  FIRST_CARD: '首次申领',
  SECOND_GENERATION: '二代换三代',
  FIRST_GENERATION: '一代换三代',
} as const satisfies Record<UnitReason, string>

export const photoNamesText = { auto: '两种都可', number: '身份证号', 'number-name': '身份证号+姓名' } as const satisfies Record<
  (typeof photoNames)[number],
  string
>

export const unitText = {
  open: '单位批量',
  title: '单位批量申领',
  leave: '返回经办台',
  back: '返回批次列表',
  empty: '没有单位批次',
  emptyHint: '按 F6 保存空白表交给单位填写；单位带表和照片来时按 F2 登记。',
  newBatch: '登记单位',
  template: '保存空白表',
  saved: '已保存。',
  openBatch: '打开批次',
  columns: {
    number: '批次号',
    unit: '单位',
    reason: '业务',
    state: '状态',
    people: '人数',
    good: '合格',
    bad: '不合格',
    made: '已受理',
    maker: '经办',
    opened: '登记时间',
  },
  stopped: '已停下',

  form: {
    title: '登记单位',
    unit: '单位',
    unitName: '单位名称',
    unitCode: '统一社会信用代码',
    reason: '全表办理',
    agent: '单位经办人',
    agentMobile: '经办人手机',
    defaults: '表内没有填写时使用',
    bank: '服务银行',
    mailAddr: '单位地址',
    occupation: '职业',
    photoNames: '照片文件名',
    papers: '核对原件并勾选',
    next: '登记并交表',
    missing: '请填写',
    tick: '请逐件核对并勾选',
    cancel: '取消',
  },

  batch: {
    agent: (name: string) => `经办人 ${name}`,
    takeSheet: '交表',
    takeFolder: '照片文件夹',
    takeZip: '照片压缩包',
    needSheet: '请按 F2 选择单位交来的登记表（.xlsx、.xls 或 CSV）。',
    needPhotos: '登记表已读入。请按 F3 选择照片文件夹，或按 F6 选择 zip 压缩包，随即逐人检查。',
    photosAgain: '照片不在原处时，请重新选择照片文件夹或压缩包，然后继续。',
    hidden: (count: number) => `表内有 ${count} 人在隐藏或被筛选掉的行里，也已读入。不办理的请在表内删除后重新选择`,
    leftOut: (rows: readonly number[]) => `表尾第 ${rows.join('、')} 行不是人员，没有读入`,
    spare: (words: readonly string[]) => `表内有不认识的栏目，没有读入：${words.join('、')}`,
    pause: '暂停',
    resume: '继续',
    look: '目视照片',
    make: '为合格人员建立业务',
    save: '保存处理结果',
    drop: '撤销批次',
    dropTitle: '撤销这个批次',
    dropAsk: '已建立的业务不受影响，其余人员不再办理。',
    dropReason: '撤销理由',
    dropUsual: '常见理由',
    dropShort: '请写明理由，至少 2 个字',
    dropCommon: ['单位要求撤回', '登记表有误，重新交表'],
    progress: (done: number, all: number) => `${done} / ${all}`,
    checking: '正在逐人检查资料和照片，柜台拍照优先',
    making: '正在为合格人员建立业务',
    stopped: '已停下，已完成的部分保存在本机。按 F9 从停下的地方继续。',
    unseen: (count: number) => `${count} 张合格照片还没有目视。请按 F5 逐页看过，再建立业务。`,
    ready: (count: number) => `可以为 ${count} 人建立业务并提交复核。`,
    nobody: '没有可以建立业务的人员。请按 F8 把处理结果交给单位更正。',
    done: (made: number, bad: number) => `已为 ${made} 人建立业务，等待复核；${bad} 人不合格，请按 F8 把处理结果交给单位更正。`,
    dropped: (reason: string) => `批次已撤销：${reason}`,
    which: { all: '全部', bad: '不合格', unseen: '未目视', made: '已受理' },
    more: '还有更多，按 PageDown 到底后自动读入',
    at: '行',
    name: '姓名',
    number: '证件号码',
    state: '状态',
    words: '说明',
    none: '没有这一类人员',
    seen: '已目视',
    noPicture: '年龄未到须有照片，制无照片卡',
    filter: (next: string) => `看${next}`,
    loadMore: '下一页',
    firstPage: '第一页',
    openCase: '打开业务',
    loading: '正在读取批次',
  },

  look: {
    title: '目视照片',
    hint: '看是否本人、有无帽子墨镜口罩、双耳眉毛是否露出、有无遮挡和阴影。不合格的按数字键或点一下划去。',
    bad: '不合格',
    next: '此页看过，下一页',
    last: '看完了',
    back: '返回批次',
    count: (left: number) => `还有 ${left} 张`,
    flagged: (names: readonly string[]) => `请留意 ${names.join('、')}`,
    reason: '批量照片已逐张目视',
  },
} as const

/** The sheet a unit's person signs when collecting the cards. */
export const transferText = {
  print: '交接清单',
  batch: '批次号',
  unit: '单位',
  unitWith: (name: string, code: string): string => `${name}（${code}）`,
  agent: '单位经办人',
  person: (name: string, document: string, number: string): string => `${name}，${document} ${number}`,
  branch: '交付网点',
  count: '交接张数',
  cards: (here: number, later: number): string => (later === 0 ? `${here} 张` : `${here} 张；本批另有 ${later} 张未到网点`),
  handed: '已交付',
  note: '备注',
  yes: '是',
  statement: '以上社会保障卡当面点清，卡面信息与清单一致。单位负责转交本人，并告知本人启用社保功能和激活银行账户。',
  givenBy: '网点交付人（签字）：',
  takenBy: '单位经办人（签字、单位章）：',
  takenBySecond: '单位第二人（签字）：',
} as const
