/** What the tour types: a made-up citizen whose name has characters outside GB 2312, and a second person's word. */
export const tourText = {
  name: '李䶮璟',
  mailAddr: '广州市天河区演练路1号2栋301房',
  handover: { http: '制卡中心已开通联机接口', batch: '制卡中心收批量文件', hand: '制卡中心的系统由卡务人员录入' },
  overrideReason: '演练照片，当面核对无误',
} as const
