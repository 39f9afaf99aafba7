/** What the tour types: a made-up citizen whose name has characters outside GB 2312, and a second person's word. */
export const tourText = {
  name: '李䶮璟',
  mailAddr: '广州市天河区演练路1号2栋301房',
  overrideReason: '演练照片，当面核对无误',
} as const
