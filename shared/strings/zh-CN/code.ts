/** Chinese for rows of the code tables. */

export const codeText = {
  since: (day: string) => `${day} 起`,
  past: (until: string, now: readonly string[]) => (now.length === 0 ? `${until} 撤销` : `${until} 撤销，今${now.join('、')}`),
  add: {
    key: '添加行政区划',
    title: '添加行政区划',
    note: '新设的区划在随程序的表里还没有时，按公告在这里添加，此后可按名称、拼音和代码找到。旧代码仍可填写。',
    code: '代码',
    codeHint: '6 位数字，前两位为所属的省',
    codeWrong: '应为6位数字',
    name: '名称',
    nameWrong: '请写全称，如 和安县',
    since: '设立之日',
    sinceWrong: '请填写公告上的日期',
    source: '依据',
    sourceHint: '公告的名称或文号',
    sourceWrong: '请写明依据',
    go: '添加',
    added: (label: string) => `已添加：${label}`,
  },
} as const
