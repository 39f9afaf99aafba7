/** Chinese for the way to the card centre and back. */
import type { CentreRefusalCode } from '../../centre/refusals.ts'

export const referenceCentreName = '演练制卡中心'

export const centreRefusalText = {
  PHOTO_MISSING: '未收到照片文件',
  PHOTO_FILE: '照片文件损坏或不是 JPEG',
  PHOTO_SIZE: '照片字节数不在规定范围内',
  PHOTO_PIXELS: '照片像素或分辨率不符合规定',
  PHOTO_BACKGROUND: '照片背景不是白色',
  PHOTO_FACE: '照片人像不符合规定',
  PERSON_UNKNOWN: '人员基础信息不存在，请先办理参保登记',
  PERSON_DIFFERS: '姓名或证件号码与人员基础信息不一致',
  CARD_UNDER_WAY: '该人员已有在途制卡业务',
  FIELD_WRONG: '申请表项目缺失或填写有误',
  BANK_UNKNOWN: '所选银行未与本地区签约',
  NOT_ADMITTED: '接入口令不对或网点未登记',
  MESSAGE_WRONG: '报文不符合接口规定',
  KEY_REUSED: '同一业务流水对应了不同内容',
  OTHER: '制卡中心退回',
} as const satisfies Record<CentreRefusalCode, string>

/** The centre's own words in an example of a failure. */
export const chipFailed = '芯片写入失败'
