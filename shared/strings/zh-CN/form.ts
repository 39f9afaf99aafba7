/** Chinese for the application form: labels, groups, short lists and what to do about each fault. */
import type { FieldCode } from '../../form/check-field.ts'
import type { AgentCode } from '../../form/complete.ts'
import type { FieldGroup, FieldKey, PersonKind, PhotoSource, PickupWay, TaxResidence } from '../../form/fields.ts'
import { companionProofText, identityProblemText } from './identity.ts'

export const fieldText = {
  businessType: '业务类型',
  applyReason: '办理原因',
  name: '姓名',
  docType: '证件类型',
  docNumber: '证件号码',
  socialNumber: '社会保障号码',
  docValidFrom: '证件有效期起',
  docValidTo: '证件有效期止',
  sex: '性别',
  birth: '出生日期',
  ethnic: '民族',
  nationality: '国籍/地区',
  mobile: '手机号码',
  phone: '固定电话',
  residenceAddr: '户籍地址',
  mailAddr: '居住/通讯地址',
  postcode: '邮政编码',
  occupation: '职业',
  personKind: '人员类别',
  employer: '工作单位',
  areaCode: '参保/发卡地区',
  bank: '服务银行',
  pickupWay: '领卡方式',
  recipient: '收件人',
  recipientPhone: '收件手机',
  parcelAddr: '收件地址',
  pickupBranch: '领卡网点',
  photoSource: '照片来源',
  photoReceiptNo: '相片回执号',
  taxResidence: '税收居民身份',
  electronicCard: '同时签发电子社保卡',
  remark: '备注',
  agentFlag: '是否代办',
  agentName: '代办人姓名',
  agentDocType: '代办人证件类型',
  agentDocNumber: '代办人证件号码',
  agentMobile: '代办人手机号码',
  agentRelation: '代办人是客户的',
  guardianProof: '监护关系材料',
  consent: '个人信息单独同意',
  customerSign: '客户签字',
} as const satisfies Record<FieldKey, string>

export const fieldGroupText = {
  business: '业务',
  identity: '身份',
  contact: '联系方式',
  address: '地址与职业',
  pickup: '领卡',
  agent: '代办',
} as const satisfies Record<FieldGroup, string>

export const pickupWayText = { instant: '当场领取', branch: '网点领取', mail: '邮寄', unit: '单位代领' } as const satisfies Record<
  PickupWay,
  string
>
export const personKindText = {
  employed: '在职',
  resident: '城乡居民',
  retired: '退休',
  student: '学生儿童',
  other: '其他',
} as const satisfies Record<PersonKind, string>
export const taxResidenceText = {
  china: '仅为中国税收居民',
  abroad: '仅为非居民',
  both: '既是中国税收居民又是其他国家（地区）税收居民',
} as const satisfies Record<TaxResidence, string>
export const photoSourceText = {
  camera: '现场采集',
  upload: '上传文件',
  receipt: '相片回执号',
  population: '公安人口库',
  'old-card': '原卡照片',
} as const satisfies Record<PhotoSource, string>
export const guardianProofText = companionProofText
/** What each choice of a form field is called. */
export const fieldChoiceText: Partial<Record<FieldKey, Readonly<Record<string, string>>>> = {
  pickupWay: pickupWayText,
  photoSource: photoSourceText,
  personKind: personKindText,
  taxResidence: taxResidenceText,
  guardianProof: guardianProofText,
}
export const boolText = { yes: '是', no: '否' } as const

const fieldCodeText = {
  FIELD_MISSING: '请填写此项',
  FIELD_LONG: '内容超过可填字数，请精简后录入',
  FIELD_CHARS: '内容里有看不见的控制字符，请删除后重新录入',
  FIELD_PRIVATE_USE: '内容里有自造字，制卡系统无法识别，请用生僻字录入重新选字',
  FIELD_CODE: '请从列表中选择一项',
  FIELD_DAY: '日期不存在，请录入8位数字，如20260131',
  MOBILE_ABROAD: '这是境外或港澳台的号码，卡管系统只能登记内地手机号码，请客户另留一个能联系到的',
  MOBILE_WRONG: '手机号码应为1开头的11位数字，请向客户核对',
  PHONE_WRONG: '固定电话请连区号录入，不加横线，如01012345678',
  POSTCODE_WRONG: '邮政编码应为6位数字',
} as const satisfies Record<FieldCode, string>

const agentCodeText = {
  AGENT_NOT_HERE: '本地规定此事项须本人到场，请改为本人办理',
  AGENT_IS_HOLDER: '代办人证件号码与客户相同，请核对；本人办理请取消代办',
  AGENT_RELATION_SELF: '代办人不能是客户本人，请重新选择关系',
  MINOR_NEEDS_GUARDIAN: '客户未满16周岁，须由监护人代办，请填写监护人信息',
  MAIL_NOT_OFFERED: '本地规定没有写明可以邮寄，请改选领卡方式；已向主管部门问清的，先由主管在规则里填上',
  SOCIAL_NUMBER_DIFFERS: '社会保障号码应与公民身份号码一致，请核对',
} as const satisfies Record<AgentCode, string>

/** Every fault `completeForm` can report, and the change of data that changes nothing. */
export const formProblemText = {
  ...identityProblemText,
  ...fieldCodeText,
  ...agentCodeText,
  NOTHING_CHANGED: '没有任何变更，请改动需要变更的栏目',
} as const
