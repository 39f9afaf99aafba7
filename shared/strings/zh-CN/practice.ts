/** The made-up branch and people of practice mode. */
import type { Role } from '../../access/roles.ts'

export const practicePlace = { code: 'YL01', name: '演练网点', address: '演练市示范区练习路1号', phone: '12333', bank: '102' } as const

export const practicePeople = [
  { login: 'dating', name: '郝引导', roles: ['lobby'] },
  { login: 'jingban', name: '王敏', roles: ['teller'] },
  { login: 'fuhe', name: '李慎', roles: ['reviewer'] },
  { login: 'kaguan', name: '赵卡', roles: ['cards'] },
  { login: 'zhuguan', name: '周明', roles: ['manager'] },
] as const satisfies readonly { readonly login: string; readonly name: string; readonly roles: readonly Role[] }[]

/** How the simulated camera is called in the list of cameras. */
export const practiceCamera = '演练相机（模拟）'
