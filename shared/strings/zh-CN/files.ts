/** Chinese for files that are not taken: what is wrong, and what to do. */
import type { FileFault } from '../../files/file-fault.ts'

export const fileFaultText = {
  missing: '文件或文件夹已不在原处，请重新选择',
  'not-a-zip': '文件不是完整的 zip 压缩包，请重新打包',
  damaged: '压缩包已损坏，请重新打包',
  encrypted: '压缩包加了密码，请不加密重新打包',
  'unsafe-name': '压缩包里的文件名指向包外，不能打开，请重新打包',
  'same-name': '压缩包里有同名文件，请改名后重新打包',
  link: '文件夹里有指向别处的链接，不能打开，请放入文件本身',
  'too-many': '压缩包里的文件太多，请分批打包',
  'too-large': '文件解压后过大，请压缩照片或分批打包',
  'unknown-packing': '压缩方式不支持，请用系统自带的 zip 压缩',
  'not-a-workbook': '文件不是能读的表格（.xlsx、.xls 或 CSV），请用 Excel 或 WPS 另存为 .xlsx 后再试',
  'workbook-damaged': '表格文件不完整或已损坏，请用 Excel 或 WPS 打开后另存为 .xlsx 再试',
  'workbook-locked': '表格有打开密码，请去掉密码后另存再试',
  'workbook-too-large': '表格太大，请删去多余的行和工作表，或分表后再试',
  'only-xlsx': '这张表要按原样填好，只能用 .xlsx，请用 Excel 或 WPS 另存为 .xlsx 后再试',
  'no-heading': '没有找到表头。请用本程序的空白表，保留表头一行',
  'no-rows': '表内没有人员，请填写后再试',
  'too-many-rows': '表内人数太多，一次最多 2000 人，请分表',
} as const satisfies Record<FileFault, string>
