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

/** The simulated document camera: its lenses, and the made-up paper each looks at. */
export const practiceLooking = [
  { id: 'simulated-lens-1', name: '演练高拍仪主镜头（模拟）', file: 'letter.jpg' },
  { id: 'simulated-lens-2', name: '演练高拍仪副镜头（模拟）', file: 'card.jpg' },
] as const

/** How the simulated printer of slips is called in the list of printers. */
export const practicePrinting = '演练小票机（模拟）'

/** How each tray of the simulated A4 printer is called in the list of printers. */
export const practiceSheeting = (tray: string): string => `演练 A4 打印机（模拟）· 纸盒 ${tray}`

const noField = { latinName: '', ethnic: '', issuer: '', nationality: '', passNumber: '', issueCount: '' } as const

/** The simulated reader, and the made-up people whose documents it reads one after the other. */
export const practiceReading = {
  name: '演练读卡器（模拟）',
  cards: [
    {
      ...noField,
      layout: 'resident',
      number: '440106199205183020',
      name: '何演练',
      sex: '2',
      birth: '19920518',
      validFrom: '20200601',
      validTo: '20400601',
      ethnic: '01',
      address: '广东省广州市天河区练习路18号',
      issuer: '广州市公安局天河分局',
    },
    {
      ...noField,
      layout: 'resident',
      number: '440103195609031018',
      name: '梁演练',
      sex: '1',
      birth: '19560903',
      validFrom: '20060903',
      validTo: '长期',
      ethnic: '01',
      address: '广东省广州市荔湾区练习街2号',
      issuer: '广州市公安局荔湾分局',
    },
    {
      ...noField,
      layout: 'permit',
      number: '810000198811072049',
      name: '陈试读',
      sex: '2',
      birth: '19881107',
      validFrom: '20240301',
      validTo: '20290301',
      address: '广东省广州市越秀区练习巷5号',
      issuer: '广州市公安局',
      passNumber: 'H00000001',
      issueCount: '01',
    },
    {
      ...noField,
      layout: 'foreigner-2023',
      number: '911156197503200018',
      name: '',
      latinName: 'SAMPLE, PETER',
      sex: '1',
      birth: '19750320',
      validFrom: '20240501',
      validTo: '20340501',
      nationality: 'DEU',
      address: '',
    },
  ],
} as const
