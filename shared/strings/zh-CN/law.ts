/** Chinese for the law behind the papers that follow from a visit, and what may be shown instead of them. */
const regulation = (article: string): string => `社会保险经办条例（国务院令第765号）${article}`
const civilCode = (article: string): string => `民法典${article}`

export const lawText = {
  identity: regulation('第三十一条：可要求提供身份证件'),
  card: regulation('第七条：社会保障卡是凭证'),
  guardian: civilCode('第二十七条、第三十一条（监护人的确定）'),
  guardianNote: '户口簿上看得出监护关系的不另带',
  letter: civilCode('第一百六十五条（书面授权委托）'),
  letterNote: '可以当场写承诺书代替',
  death: regulation('第二十五条：亲属告知，经办机构核实'),
  deathNote: '第八条：公安、民政、卫生健康等部门的死亡信息能共享查到的，不用带',
} as const
