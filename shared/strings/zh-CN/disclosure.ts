/** Texts of what is given out to people without the program: to whom, why, and the names of the files. */
import type { Audience, DisclosureKind } from '../../disclosure/audiences.ts'

export const audienceText = {
  branch: '本网点留用',
  citizen: '客户本人',
  archive: '档案部门',
  court: '法院、仲裁或公安机关',
  authority: '上级主管部门',
  auditor: '审计人员',
} as const satisfies Record<Audience, string>

export const audienceNote = {
  branch: '不出网点，姓名和证件号码遮蔽，不用写理由',
  citizen: '只含本人资料：同来的人遮蔽，工作人员只写工号，内部备注不出',
  archive: '全部内容，不遮蔽',
  court: '全部内容，不遮蔽；请写明文书编号',
  authority: '姓名和证件号码不遮蔽，没有联系方式',
  auditor: '姓名和证件号码遮蔽，没有联系方式',
} as const satisfies Record<Audience, string>

const usual: Readonly<Record<Audience, readonly string[]>> = {
  branch: [],
  citizen: ['本人书面申请查阅', '本人申请复制留存'],
  archive: ['年度归档移交', '业务办结归档'],
  court: ['依调查令提供', '依协助查询通知提供'],
  authority: ['按月报送', '上级检查要求报送'],
  auditor: ['年度审计', '专项审计'],
}
export const usualReasons = (audience: Audience): readonly string[] => usual[audience]

export const disclosureText = {
  title: {
    'case-file': '出具整件资料',
    register: '导出台账',
    statistics: '填报统计表',
    'audit-log': '导出签名日志',
  } satisfies Record<DisclosureKind, string>,
  ask: '给谁、为什么、由谁出具，都记入审计日志。',
  audience: '给谁',
  common: '常用理由',
  reason: '理由',
  short: '请写至少四个字',
  give: '出具',
  done: '完成',
  from: '日期起',
  to: '日期止',
  badSpan: '起止日期不对，最长一年',
  saved: '已保存。出具记录在审计日志中。',
  notSaved: '没有保存文件。已准备出具的记录仍在审计日志中。',
} as const

export const auditFileText = {
  key: '本网点签名指纹',
  noKey: '第一次导出签名日志时生成',
  note: '收件人用单独的核验程序核对文件，并把显示的指纹与这里的比对。',
} as const

export const auditFileName = (code: string, from: string, to: string): string => `审计日志 ${code} ${from} 至 ${to}.jsonl`
