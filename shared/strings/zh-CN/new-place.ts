/** Chinese for a place that a hall sets up itself, for its first week, and for the file that carries its rules to other branches. */
import type { WeekAsk } from '../../profile/first-week.ts'
import type { RuleKey } from '../../profile/profile.ts'

export const newPlaceSource = '新建地方，本地尚未确认'
export const lentFrom = (place: string, source: string): string => `参照${place}：${source}`
export const neighbourDoes = (place: string | null, value: string): string => `${place ?? '别处'}：${value}；本地是否相同须确认`
export const firstReason = '首次设置'

export const newPlaceText = {
  title: '新建地方规则',
  ask: '程序没有带来的地方，从全国通用或相邻的地方起草。收费、旧卡、领卡期限等不照抄，一律先写“待本地确认”。',
  name: '地方名称',
  nameHint: '如 三亚',
  id: '代号',
  idHint: '小写字母，如 sanya；以后不能改',
  areaCode: '行政区划代码',
  areaCodeHint: '6 位数字，如 460200',
  authority: '主管部门',
  authorityHint: '如 三亚市社会保险服务中心',
  phone: '主管部门电话',
  phoneHint: '不清楚可填 12333',
  from: '从哪里起草',
  bank: '服务银行代码',
  bankHint: '银行网点填 3 位代码，如 102；人社大厅留空',
  wrong: {
    name: '请填写地方名称，2 至 20 个字。',
    id: '请用小写字母开头，只用小写字母、数字和短横，2 至 31 位。',
    areaCode: '请填写 6 位行政区划代码。',
    authority: '请填写主管部门，至少两个字。',
    phone: '请填写电话号码。',
    from: '请选择从哪里起草。',
    bank: '请填 3 位数字，或留空。',
  },
  go: '起草并预览',
  begin: '用这份规则建立',
  atStart: '没有我的城市，新建',
  fromFile: '用别的网点给的规则文件',
  notOwn: '新建地方：先填写网点，下一步填写地方。',
} as const

export const rulesFileText = {
  name: (place: string, version: string): string => `本地规则-${place}-${version}.json`,
  export: '导出规则文件',
  import: '从文件导入',
  exported: (code: string): string => `已导出。请把核对码 ${code} 另行（电话、当面）告诉收文件的网点。`,
  notSaved: '没有保存。',
  title: '导入规则文件',
  file: '规则文件',
  pick: '选择文件',
  picked: (name: string): string => `已选：${name}`,
  unpicked: '还没有选文件。',
  of: '地方',
  by: '签发网点',
  signer: (name: string, code: string): string => `${name}（${code}）`,
  at: '签发时间',
  rules: '规则',
  counted: (known: number, unknown: number, confirmed: number): string =>
    `有值 ${known} 条，待确认 ${unknown} 条，签发网点已确认 ${confirmed} 条`,
  code: '核对码',
  codeHint: '向签发网点当面或打电话问，12 位',
  codeMissing: '请填写核对码。',
  go: '预览',
} as const

/** What is asked of each rule in the first week; the item stands behind it where the rule is one of an item. */
export const weekQuestion = {
  hours: '本网点几点开门，一个时段约几人？',
  items: '这里办哪些业务？',
  papers: '要带哪些材料，依据哪条规定？',
  channels: '还能在哪里办（银行、大厅、线上）？',
  fees: '收多少钱，哪些情形免收？',
  feeTime: '什么时候收费，单位能否转账？',
  leadTime: '多少天拿到卡，能否当场领？',
  photo: '照片要多少像素、多大的文件？',
  photoFromAge: '几岁起卡上须有照片？',
  photoReasons: '哪些理由可以换照片？',
  photoUpload: '收不收照相馆的相片回执号？',
  policePhoto: '能不能用公安的户籍相片？',
  childCard: '孩子满了年龄，没有照片的卡怎么办？',
  validity: '新卡多少年有效？',
  renewBeforeDays: '到期前多少天可以换卡？',
  adultByAgent: '成年人可否请人代办？',
  photoChangeByAgent: '换照片可否代办？',
  formalLossByAgent: '正式挂失可否代办？',
  guardianUnderAge: '多少岁以下由监护人办？',
  pickupByAgent: '可否代领？',
  pickupGrounds: '代领要不要理由？',
  pickupLimitDays: '新卡保留多少天？',
  pickupGraceDays: '到期后再宽限多少天？',
  unitPickup: '单位怎么统一领卡？',
  oldCardPolicy: '旧卡收回还是留给客户，什么时候停用？',
  sameNumber: '换卡后银行账号变不变？',
  bankChange: '换银行要不要先销户？',
  lossTemp: '临时挂失多久自动解除？',
  lossFormal: '正式挂失多久后注销？',
  lossCoversBank: '挂失一次，银行账户是否同时停用？',
  passwordTries: '社保密码错几次锁定？',
  mail: '可不可以邮寄，邮费多少？',
  signWays: '可以用哪些方式签名？',
  handover: '怎样把办好的资料交给制卡中心？',
  reviewApartDays: '自己建的账号多少天内不能复核自己的业务？',
  crossProvince: '外省的持卡人可以办哪些业务？',
  uncollectedDays: '卡多少天没人领，主管可以终止？',
  badRatingDays: '差评须在多少个工作日内办结？',
  keepClosedDays: '办结的照片和资料保存多少天？',
  keepEndedDays: '没办成的资料保存多少天？',
} as const satisfies Record<RuleKey, string>

export const weekAskText = { authority: '主管部门', bank: '服务银行', centre: '制卡中心', branch: '本网点' } as const satisfies Record<
  WeekAsk,
  string
>

export const weekText = {
  title: '首周清单',
  key: '首周清单',
  all: '全部规则',
  question: '要定的事',
  whom: '向谁确认',
  left: (left: number, all: number): string => (left === 0 ? `${all} 条都已定` : `还有 ${left} 条没有定，共 ${all} 条`),
  askAt: (authority: string, phone: string): string => `主管部门：${authority} ${phone}`,
  askAnyone: '主管部门电话没有登记，请打 12333',
  note: '逐条问清楚：知道了就按 Enter 填上并写明谁答复的，按空格记为已确认；问不到的留着“待本地确认”，单据和答复会照实写。',
} as const
