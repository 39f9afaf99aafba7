/** Chinese for the photo checks: a short name, what the customer should do, and what the teller should know. */
import type { CheckId, Level, Outcome, TellerLook } from '../../photo/verdict.ts'

export type CheckText = { readonly name: string; readonly customer: string; readonly teller: string }

export const checkText = {
  'one-face': {
    name: '只有一人',
    customer: '请单独面对镜头，旁边的人请退到画面外',
    teller: '画面中须有且只有一张人脸；没找到人脸时请检查光线和镜头方向，背景里的海报也会被当作人脸',
  },
  'source-size': {
    name: '离镜头距离',
    customer: '请靠近镜头一点',
    teller: '人脸像素太少，放大后会模糊；请让客户靠近，或换用更清晰的摄像头、原图',
  },
  'source-detail': {
    name: '真实细节',
    customer: '请提供没有放大过的原图，或在这里现拍一张',
    teller: '图片像是由小图放大而来，细节比像素少，印在卡上会发糊；请换原图',
  },
  original: {
    name: '不是翻拍',
    customer: '请提供原来的电子照片，或在这里现拍一张',
    teller: '脸上有规则的网点或条纹，疑似翻拍屏幕或印刷品；请放大查看，条纹明显时换原图',
  },
  proportions: {
    name: '比例正常',
    customer: '请提供没有拉伸过的原图',
    teller: '脸的长宽比例少见，图片可能被横向或纵向拉伸过；请与本人对比',
  },
  frame: {
    name: '头肩完整',
    customer: '请坐到画面中间，让头顶和双肩都在框内',
    teller: '头顶、两侧或肩部被原图边缘切掉，缺的部分无法补出；请重新拍摄并在头顶上方留空',
  },
  'pose-yaw': {
    name: '正面朝前',
    customer: '请把脸转正，正对镜头',
    teller: '头部左右偏转过大；请让客户连同身体一起转正，不要只转头',
  },
  'pose-roll': {
    name: '头部端正',
    customer: '请把头摆正，不要歪向一侧',
    teller: '头部歪斜过大；小角度已自动扶正，超出范围须重拍',
  },
  'pose-pitch': {
    name: '不俯不仰',
    customer: '请让眼睛与镜头同高，下巴放平',
    teller: '低头或抬头过大；先把镜头调到与客户眼睛同高再拍。此项测量较粗，处于提示范围时以目视为准',
  },
  'tilt-left': {
    name: '双眼水平',
    customer: '请把头摆正后再拍一张',
    teller: '成品照上双眼仍不水平；请重拍',
  },
  'eyes-open': {
    name: '双眼睁开',
    customer: '请自然睁开双眼，拍摄时不要眨眼',
    teller: '疑似闭眼或半闭；眼睛细长或镜片反光也可能触发，确认双眼睁开即可通过',
  },
  'mouth-closed': {
    name: '嘴唇闭合',
    customer: '请自然闭上嘴，不要露齿',
    teller: '嘴部张开或露齿；请让客户放松、闭唇后重拍',
  },
  gaze: {
    name: '目视镜头',
    customer: '请看着镜头',
    teller: '目光偏离镜头；请提醒客户看镜头而不是看屏幕',
  },
  luminance: {
    name: '面部亮度',
    customer: '请坐正别动，我们调整一下灯光',
    teller: '面部整体过亮或过暗；请调整灯光或避开背后的窗户。肤色较深属正常，结合其他曝光项判断',
  },
  'luminance-variance': {
    name: '明暗反差',
    customer: '请坐正别动，我们调整一下灯光',
    teller: '面部明暗反差过小（发灰）或过大（光线过硬）；请调整灯光，避免强光直射或逆光',
  },
  'dynamic-range': {
    name: '层次',
    customer: '请坐正别动，我们调整一下灯光',
    teller: '面部缺少明暗层次，画面发灰；请擦净镜头、调整灯光，不要翻拍纸质照片',
  },
  'exposure-over': {
    name: '不过曝',
    customer: '请稍微离灯远一点，额头有油光请轻轻擦一下',
    teller: '面部有发白失去细节的区域；请减弱正面灯光，或让客户擦去油光',
  },
  'exposure-under': {
    name: '不欠曝',
    customer: '请面向灯光，把遮住脸的头发拨开',
    teller: '面部有发黑失去细节的区域；请增加正面灯光。浓密胡须也会触发，可目视确认',
  },
  'illumination-even': {
    name: '左右光线均匀',
    customer: '请正对灯光，不要让一侧脸在阴影里',
    teller: '左右脸颊明暗不一；请打开两侧灯光，或拉上侧面窗帘',
  },
  'natural-colour': {
    name: '颜色自然',
    customer: '请坐正别动，我们调整一下灯光',
    teller: '面部偏色，或为黑白、泛黄的单色图；请关闭有色灯光、校正白平衡，不得使用黑白照片或滤镜',
  },
  sharpness: {
    name: '清晰',
    customer: '请坐稳，拍摄时不要动',
    teller: '面部不够清晰；请擦净镜头、重新对焦，并提醒客户不要动',
  },
  matte: {
    name: '抠图边缘',
    customer: '请离背后的墙远一点，不要靠着椅背',
    teller: '头部边缘与背景难以分开，或旁边还有他人；请放大查看头发和肩膀边缘，必要时换用单色背景重拍',
  },
  background: {
    name: '背景纯白',
    customer: '请再拍一张',
    teller: '成品照背景不是纯白，或留下了人像以外的东西（已在照片上框出）；请看框内，必要时换用单色背景重拍',
  },
  geometry: {
    name: '人像位置',
    customer: '请坐正，再拍一张',
    teller: '成品照的脸宽、头顶、眼线或左右位置不合规格，制卡中心会退回；发髻过高时已按规定优先保证眼线，请确认',
  },
  compression: {
    name: '原图压缩',
    customer: '请提供没有压缩过的原图，或在这里现拍一张',
    teller: '上传的图片压缩过度，细节已丢失；请换原图，不要用聊天软件转发的缩略图',
  },
  file: {
    name: '文件规格',
    customer: '请再拍一张',
    teller: '成品文件的大小或格式达不到本地要求；请核对本地规则中的文件大小范围',
  },
  'lens-glare': {
    name: '镜片不反光',
    customer: '请把眼镜稍微往下压一点，或轻轻低头避开反光',
    teller: '眼部有白色亮斑，可能是镜片反光；请调整灯光角度或请客户暂时摘下眼镜，此项仅供提示',
  },
  'clothes-not-white': {
    name: '衣服不发白',
    customer: '请换一件深色上衣，或披上深色外套',
    teller: '衣服接近白色，会与白背景混在一起；请备一件深色外套，此项仅供提示',
  },
  print: {
    name: '印卡效果',
    customer: '请把长发拨到肩后，或换一件与头发颜色不同的上衣',
    teller: '印到卡上只有 26×32 毫米：深色头发会与深色衣服连成一片，或脸色过浅与白底分不开；请看右侧卡面预览',
  },
} as const satisfies Record<CheckId, CheckText>

export const levelText = { pass: '合格', flag: '请确认', refuse: '不合格' } as const satisfies Record<Level, string>

export const outcomeText = {
  accepted: '照片合格，可以使用',
  flagged: '照片有需要您确认的项目，请逐项查看',
  refused: '照片不合格，请按提示重拍',
} as const satisfies Record<Outcome, string>

/** What only the teller's eye can judge; each is a question to answer before the picture is used. */
export const tellerLookText = {
  'glasses-tinted': '没有戴墨镜、有色镜片或遮住眼睛的粗框眼镜',
  headwear: '没有戴帽子、头巾或大件发饰（因宗教或医疗不能摘下且面部完整可见的除外）',
  'hair-over-brows': '头发没有遮住眉毛和眼睛',
  'ears-hidden': '双耳露出',
  'hand-or-mask': '脸上没有手、口罩或其他遮挡',
  uniform: '没有穿制式服装',
  'cast-shadow': '脸上没有明显的阴影',
  likeness: '照片与本人相貌一致',
} as const satisfies Record<TellerLook, string>
