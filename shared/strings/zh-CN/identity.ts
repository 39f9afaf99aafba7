/** Chinese for identity documents: what they are called and what to do about each fault. */

import type { DocumentCode, IdentityWarning, Sex } from '../../identity/check.ts'
import type { CompanionCode, CompanionLetter, CompanionRole, CompanionWarning, GuardianProof } from '../../identity/companion.ts'
import type { DocType } from '../../identity/documents.ts'
import type { NumberCode } from '../../identity/id-number.ts'
import type { NameCode } from '../../identity/person-name.ts'

export const docTypeText = {
  RIC: '居民身份证',
  TIC: '临时居民身份证',
  HKB: '户口簿',
  HMT: '港澳台居民居住证',
  HMP: '港澳居民来往内地通行证',
  TWP: '台湾居民来往大陆通行证',
  FPR: '外国人永久居留身份证',
  PPT: '护照',
} as const satisfies Record<DocType, string>

export const sexText = { '1': '男', '2': '女', '0': '未知的性别', '9': '未说明的性别' } as const satisfies Record<Sex, string>

export const longText = '长期'

export const numberText = {
  ID_LENGTH: '号码位数不对，请对照证件重新录入；居民身份证号为18位',
  ID_CHARS: '号码里有不该出现的字符，请对照证件重新录入；只有末位可以是字母X',
  ID_FIRST_DIGIT: '号码首位不会是0，请对照证件重新录入',
  ID_CHECK_DIGIT: '号码校验不符，多半有一位录错，请对照证件逐位核对',
  ID_DATE: '号码中的出生日期不存在，请对照证件重新录入',
  ID_FUTURE: '号码中的出生日期晚于今天，请对照证件重新录入',
  ID_TOO_EARLY: '号码中的出生日期早于1900年，请对照证件重新录入',
  ID_KIND: '这个号码不属于所选证件，请核对证件类型',
  PASS_NUMBER: '通行证号码格式不对，请对照证件重新录入',
  PASSPORT_NUMBER: '护照号码应为5至17位字母或数字，请对照护照重新录入',
} as const satisfies Record<NumberCode, string>

export const nameText = {
  NAME_EMPTY: '请录入姓名',
  NAME_LONG: '姓名超过该证件可容纳的字数，请按证件所载录入',
  NAME_PRIVATE_USE: '姓名中有自造字，制卡系统无法识别，请按 Ctrl+U 用生僻字录入找到真正的字',
  NAME_LOOK_ALIKE: '姓名中有样子相同的兼容字或部首，请按 Ctrl+U 用生僻字录入重新选字',
  NAME_CHARS: '姓名中有不能用于姓名的字符，请删除后按证件重新录入',
  NAME_DOT: '间隔点“·”只能在两个字之间且不能连用，请按证件修改',
} as const satisfies Record<NameCode, string>

export const documentText = {
  BIRTH_FUTURE: '出生日期晚于今天，请对照证件修改',
  BIRTH_TOO_EARLY: '出生日期早于1900年，请对照证件修改',
  DOC_AGE: '已满16周岁不能使用户口簿，请客户出示居民身份证',
  DOC_FROM_MISSING: '请录入证件有效期的起始日期',
  DOC_TO_MISSING: '请录入证件有效期的截止日期',
  DOC_LONG_NOT_POSSIBLE: '这种证件没有长期有效，请录入截止日期',
  DOC_DATES_REVERSED: '证件有效期的截止日期应晚于起始日期，请对照证件修改',
  DOC_NOT_YET_VALID: '证件有效期尚未开始，请对照证件核对起始日期',
  DOC_EXPIRED: '证件已过有效期，请客户换领证件后再来办理',
} as const satisfies Record<DocumentCode, string>

export const identityWarningText = {
  SEX_DIFFERS: '性别与证件号码不一致，请对照证件再核对一次',
  BIRTH_DIFFERS: '出生日期与证件号码不一致，请对照证件再核对一次',
  DOC_EXPIRES_SOON: '证件将在三个月内到期，请提醒客户尽早换领',
  DOC_TERM_UNUSUAL: '证件有效期的年限不常见，请对照证件再核对一次',
} as const satisfies Record<IdentityWarning, string>

export const companionRoleText = { agent: '代办人', guardian: '监护人' } as const satisfies Record<CompanionRole, string>
/** On a slip, where the name is masked. */
/** Words of the code table that say something else once they stand alone: 女 behind a name is read as a sex. */
const relationSaid: Readonly<Record<string, string>> = { 子: '儿子', 女: '女儿', 夫: '丈夫', 妻: '妻子', 兄: '哥哥', 弟: '弟弟' }

export const broughtByText = (role: string, name: string, relation: string): string =>
  `${role} ${name}（${relationSaid[relation] ?? relation}）`
export const companionLetterText = {
  none: '无',
  authority: '授权委托书',
  notarised: '公证委托书',
  promise: '承诺书',
} as const satisfies Record<CompanionLetter, string>
export const companionProofText = {
  register: '户口簿',
  'birth-certificate': '出生医学证明',
  other: '其他监护证明',
} as const satisfies Record<GuardianProof, string>

const companionText = {
  AGENT_NOT_HERE: '本地规定此事项须本人到场，不能代办',
  AGENT_IS_HOLDER: '与申请人是同一人，请核对；本人办理请选“本人”',
  AGENT_TOO_YOUNG: '代办人或监护人须年满18周岁',
  AGENT_RELATION_SELF: '关系不能是“本人”，请重新选择',
  RELATION_MISSING: '请选择与申请人的关系',
  MINOR_NEEDS_GUARDIAN: '申请人未满16周岁，须由监护人陪同',
  COMPANION_MOBILE_ABROAD: '这是境外或港澳台的号码，只能登记内地手机号码，请另留一个',
  COMPANION_MOBILE: '手机号码应为1开头的11位数字，请核对',
  LETTER_MISSING: '本地规定须有授权委托书，请核对原件后选择',
  LETTER_NOT_NOTARISED: '本地规定委托书须经公证',
  PROOF_MISSING: '请核对并选择监护关系材料',
} as const satisfies Record<CompanionCode, string>
export const companionWarningText = {
  ...identityWarningText,
  LETTER_PROMISED: '以承诺书代替委托书，请确认本地允许',
} as const satisfies Record<CompanionWarning | IdentityWarning, string>

/** Beside a character that no shipped font can draw. */
export const codePointText = {
  hint: (missing: readonly { readonly character: string; readonly code: string }[]) =>
    `本机字体没有：${missing.map(({ character, code }) => `${character} ${code}`).join('，')}；请按编码核对，照常保存和打印`,
} as const

const letterAsked = { none: '本地规定未要求委托书', authority: '本地规定须有授权委托书', notarised: '本地规定委托书须经公证' } as const

/** Who came: asked with the documents, before anything else. */
export const peopleText = {
  who: '谁来办理',
  self: '本人',
  whoHint: '代办人、监护人须带本人证件原件',
  other: '有人代办或陪同',
  minor: '未满16周岁，须由监护人陪同',
  agentNo: '本地规定此事项不能代办',
  same: (role: string, name: string) => `仍由${role}${name}`,
  before: (name: string) => `上一位${name}陪同`,
  next: (role: string) => `下一步：${role}证件`,
  title: (role: string) => `${role}证件`,
  relation: (role: string) => `${role}是申请人的`,
  mobile: '手机号码',
  letter: '委托手续',
  letterHint: (asked: keyof typeof letterAsked) => `${letterAsked[asked]}；代办人须年满18周岁、神志清楚`,
  proof: '监护关系材料',
  brought: (count: number) => `此人今天已代办或陪同办理 ${count} 笔`,
  checked: '证件信息核对无误',
  backToHolder: '返回申请人证件',
  holder: '申请人',
  change: '更改到场人',
  changeTitle: '谁来办理',
  changeNote: '更改后须重新核对材料、告知和签字。',
  keep: '保存到场人',
  alone: '本人到场',
  family: '为下一位家人办理',
  familyOf: (name: string) => `接着为${name}的家人办理：地址、电话和号票沿用`,
} as const

/** Every blocking fault of an identity in one map. */
export const identityProblemText = { ...numberText, ...nameText, ...documentText } as const

/** Every fault of an agent or a guardian. */
export const companionProblemText = { ...identityProblemText, ...companionText } as const
