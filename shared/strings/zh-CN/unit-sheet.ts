/** Chinese for a unit's sheet: its headings and their help, what is wrong with a row. */
import type { GuardianProof } from '../../identity/companion.ts'
import type { UnitColumn } from '../../unit/columns.ts'
import type { UnitFault, UnitFaultCode } from '../../unit/row.ts'
import { unfitText } from './card.ts'
import { formProblemText } from './form.ts'
import { companionProblemText, companionProofText } from './identity.ts'
import { checkText } from './photo.ts'
import { refusalText } from './refusal.ts'

/** The heading first, then other words a unit may have for it. */
export const unitHeadings = {
  order: ['序号', '编号'],
  number: ['身份证号', '身份证号码', '证件号码', '公民身份号码', '社会保障号码'],
  name: ['姓名'],
  birth: ['出生日期', '出生日期YYYYMMDD'],
  ethnic: ['民族'],
  mobile: ['联系电话', '手机号码', '手机', '手机号'],
  validFrom: ['证件有效期起始日', '证件有效期起始日YYYYMMDD', '证件有效期起'],
  validTo: ['证件有效期截止日', '证件有效期截止日YYYYMMDD', '证件有效期止'],
  occupation: ['职业'],
  mailAddr: ['通讯地址', '居住地址', '联系地址'],
  unitName: ['单位名称', '单位'],
  remark: ['备注'],
  sex: ['性别'],
  nationality: ['国籍/地区', '国籍', '国籍地区'],
  socialNumber: ['个人社保编号', '外籍人员社会保障号码', '港澳台人员社会保障号码'],
  guardianName: ['监护人姓名', '家长姓名'],
  guardianNumber: ['监护人身份证号', '监护人身份证号码', '监护人证件号码', '家长身份证号'],
  guardianRelation: ['监护人与本人关系', '监护人是本人的', '监护关系'],
  guardianFrom: ['监护人证件有效期起始日', '监护人证件有效期起'],
  guardianTo: ['监护人证件有效期截止日', '监护人证件有效期止'],
  guardianProof: ['监护关系证明'],
  guardianConsent: ['监护人同意', '监护人是否同意'],
  oldNumber: ['原社保卡卡号', '原卡号'],
  oldBank: ['原卡银行'],
  oldAccount: ['原卡银行账户已激活', '原卡金融功能已激活'],
} as const satisfies Record<UnitColumn, readonly [string, ...string[]]>

/** What a person reads under the heading of the blank sheet's help. */
export const unitColumnHelp = {
  order: '可不填',
  number: '必填。身份证、港澳台居民居住证或外国人永久居留身份证的号码，单元格设为文本格式，否则 Excel 会改掉末几位',
  name: '必填。与身份证一致，少数民族姓名用间隔点“·”',
  birth: '8 位数字，如 19900131；可不填，填写的要与身份证号一致',
  ethnic: '必填。写名称或代码，如 汉 或 01；港澳台居民和外国人不填',
  mobile: '必填。11 位手机号码，不加横线；未满16周岁的填监护人手机',
  validFrom: '必填。8 位数字，如 20160501；未满16周岁、没有身份证而用户口簿的，起止日都不填',
  validTo: '必填。8 位数字，长期有效的写“长期”',
  occupation: '可不填，不填时用单位统一填报的职业；写代码或名称',
  mailAddr: '可不填，不填时用单位地址',
  unitName: '可不填',
  remark: '可不填',
  sex: '写“男”或“女”。号码为三个字母开头的外国人永久居留身份证必填，其余可不填',
  nationality: '写名称或三位字母代码，如 法国 或 FRA。外国人必填，其余可不填',
  socialNumber: '港澳台居民和外国人填参保地给的社会保障号码，还没有的不填；其余不填',
  guardianName: '未满16周岁必填，满16周岁不填',
  guardianNumber: '未满16周岁必填。18 位，单元格设为文本格式',
  guardianRelation: '未满16周岁必填。监护人是本人的什么人，如 父亲、母亲、祖父、外祖母',
  guardianFrom: '未满16周岁必填。8 位数字',
  guardianTo: '未满16周岁必填。8 位数字，长期有效的写“长期”',
  guardianProof: '写 户口簿、出生医学证明 或 其他监护证明；不填视为户口簿',
  guardianConsent: '未满16周岁必填“是”。监护人单独同意为制卡处理未成年人的个人信息和照片；写“否”的不办理',
  oldNumber: '换三代时填，卡面 9 位；可不填',
  oldBank: '换三代时填卡面银行，如 工商银行；网点已登记此人的卡时可不填',
  oldAccount: '换三代时填“是”或“否”；网点已登记此人的卡时可不填',
} as const satisfies Record<UnitColumn, string>

export const unitSheetText = {
  sheet: '登记表',
  help: '填表说明',
  rows: [
    '一、每人一行，最多 2000 人；不要改动或删除表头。',
    '二、照片每人一张，JPG 格式，文件名为“身份证号.jpg”或“身份证号姓名.jpg”，放在一个文件夹内，或打成一个不加密的 zip 压缩包。',
    '三、本表打印后由单位盖章，每人在本人一行签字，签字即单独同意为制卡采集和使用照片。',
    '四、未满 16 周岁的人员须填监护人各栏并由监护人签字，附监护人身份证件和监护关系证明复印件；没有身份证的用户口簿。',
    '五、一张表只办一种业务：首次申领，或原卡换第三代卡；两种业务请分开填表。',
    '六、退回的表在最右边多一列“处理结果”，红色的请更正后放在新表里再报，其余内容不变。',
  ],
  result: '处理结果',
  waiting: '待检查',
  good: '合格，尚未建立业务',
  made: (number: string) => `已受理，受理编号 ${number}`,
  failed: (number: string, reason: string) => `已受理，受理编号 ${number}，但没有办成${reason === '' ? '' : `：${reason}`}`,
  bad: (words: string) => `不合格：${words}`,
  /** With these a line below the people begins that is none of them. */
  footerWords: [
    '填表人',
    '制表人',
    '制表',
    '经办人',
    '审核人',
    '复核人',
    '负责人',
    '单位负责人',
    '填表日期',
    '填报日期',
    '联系人',
    '合计',
    '共计',
    '总计',
    '说明',
    '备注',
    '注',
  ],
  yesWords: ['是', '同意', '已同意'],
  noWords: ['否', '不同意', '未同意'],
  proofWords: {
    register: [companionProofText.register, '户口本'],
    'birth-certificate': [companionProofText['birth-certificate'], '出生证明', '出生证'],
    other: [companionProofText.other, '其他'],
  } satisfies Record<GuardianProof, readonly string[]>,
} as const

const sheetFaults = {
  CELL_EMPTY: '未填写',
  CELL_FIGURE: '单元格是数字格式，末几位已被 Excel 改掉，请设为文本格式后重新填写',
  CELL_DAY: '日期不对，请写 8 位数字，如 19900131',
  BIRTH_OTHER: '与身份证号中的出生日期不一致',
  SEX_OTHER: '与身份证号中的性别不一致',
  CELL_YES_NO: '请写“是”或“否”',
  CELL_WORD: '内容不认识，请按填表说明填写',
  MINOR: '未满16周岁，监护人的材料没有核对，不能列入本批办理',
  GUARDIAN_NO: '监护人没有同意，不能办理',
  TWICE: '与表内另一行是同一人',
  CASE_OPEN: '此人已有一笔业务正在办理',
  HAS_CARD: '此人已有社保卡，不能首次申领，请列入换领的表',
  NO_CARD: '没有登记过此人的卡，请填写原卡银行和银行账户是否已激活',
  PHOTO_NONE: '没有找到照片，文件名应为“身份证号.jpg”或“身份证号姓名.jpg”',
  PHOTO_TWICE: '同一个证件号码有多个照片文件，请只留一张',
  PHOTO_SAME: '与表内另一人的照片是同一张，请核对后分别提供本人照片',
  PHOTO_NAME: '照片文件名中的姓名与表内不一致',
  PHOTO_LOOK: '照片目视不合格，请重新拍摄',
  PHOTO_FAILED: '照片检查时程序出错或超时，请换一张 JPG 原图',
  REFUSED: '没有建立业务',
} as const satisfies Record<UnitFaultCode, string>

const columnNames: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(unitHeadings).map(([key, words]) => [key, words[0]])),
  photo: '照片',
}
const rules: Readonly<Record<string, string>> = { ...formProblemText, ...companionProblemText, ...unfitText, ...sheetFaults }
const checks: Readonly<Record<string, { readonly name: string; readonly customer: string }>> = checkText
const refusals: Readonly<Record<string, (detail: Readonly<Record<string, never>>) => string>> = refusalText

/** What is wrong and where, in one clause. */
export function unitFaultSaid({ about, code }: UnitFault): string {
  const check = checks[code]
  if (check) return `照片“${check.name}”不合格，${check.customer}`
  if (code === 'REFUSED' && about !== null) return refusals[about]?.({}) ?? sheetFaults.REFUSED
  const words = rules[code] ?? refusals[code]?.({}) ?? code
  const name = about === null || about === 'photo' ? '' : `${columnNames[about] ?? about}：`
  return name + words
}
export const unitFaultsSaid = (faults: readonly UnitFault[]): string => faults.map(unitFaultSaid).join('；')

/** What stands beside number and name in the name of a picture's file, the longer before the shorter. */
export const photoNameWords = [
  ...['身份证号码', '身份证号', '身份证', '证件号码', '证件照片', '证件照', '登记照', '大头照', '照片', '相片'],
  ...['一寸照', '二寸照', '一寸', '二寸', '姓名', '副本', 'photo', 'copy'],
] as const
