/** Texts of the copies of papers: taking them at the business step, looking at them at the review. */
import type { PageView } from '../../ipc/shapes/paper.ts'

export const paperText = {
  open: '材料拍照',
  title: '留存材料复印件',
  list: '材料和页',
  none: '还没有页',
  pages: (count: number) => `${count} 页`,
  page: (page: number) => `第 ${page} 页`,
  pageOf: (paper: string, page: number) => `${paper}第 ${page} 页`,
  take: '拍这一页',
  fromFile: '从文件',
  retake: '重拍此页',
  remove: '删去此页',
  turn: (degrees: number) => (degrees === 0 ? '转正' : `转正（${degrees}°）`),
  lens: '换镜头',
  file: '选择扫描文件',
  dropHere: '松开鼠标，收下这一页',
  givenUnfit: '拖入或粘贴的不是一张图片。请一次拖入或粘贴一个 JPEG 或 PNG 文件。',
  making: '正在找纸边、拉正',
  live: '高拍仪实时画面',
  noLens: '本窗口没有选定高拍仪',
  noLensDo: '按 F8 选镜头；没有高拍仪的，按 F7 选扫描件，或把图片拖进来。',
  still: (name: string) => `${name}：没有实时画面，按 F9 拍`,
  trouble: {
    missing: ['没有找到选定的高拍仪', '请检查连接线后按 F8 重选；也可以按 F7 选扫描件。'],
    denied: ['系统不允许使用高拍仪', '请在系统设置中允许本程序使用摄像头；也可以按 F7 选扫描件。'],
    busy: ['高拍仪正被其他程序占用', '请关闭那个程序后按 F8 重选；也可以按 F7 选扫描件。'],
    lost: ['高拍仪断开了', '请重新插好；也可以按 F7 选扫描件。'],
    off: ['实时画面已暂停', '按 F8 重选镜头。'],
  },
  starting: '正在打开高拍仪',
  empty: '把材料平放在深色底板上，按 F9 拍。',
  close: '回到办理事项',
  pickFirst: '请先选办理原因，再拍材料。',
  checks: {
    whole: '没有找到纸的四边，整幅留存。请放在深色底板上，四边留空，再重拍。',
    cut: '纸没有拍全，有一角在画面外。请挪正后重拍。',
    coarse: '像素偏低，小字可能看不清。请换高像素镜头或改用扫描件。',
    good: '纸边已找到并拉正。',
  },
  lenses: {
    title: '选高拍仪镜头',
    note: '选定后本窗口一直用它，直到再换。人像用的摄像头请不要选。',
    none: '没有找到镜头。请检查连接线，或从文件选择扫描件。',
    choose: '用这个镜头',
    chosen: (name: string) => `${name}（已选定）`,
    virtual: '虚拟相机，会如实记录',
    unknown: '认不出的相机，会如实记录',
  },
  look: {
    title: '材料复印件',
    open: '看材料',
    none: '没有留存',
    close: '关闭',
    row: '复印件',
    counted: (papers: readonly string[]) => papers.join('、'),
    ofPaper: (paper: string, count: number) => `${paper} ${count} 页`,
    masked: '这里看不到复印件。',
  },
} as const

/** What the log calls what becomes of pictures and copies beside the steps of a case. */
export const evidenceEvents = {
  'photo.oldCard': '拍旧卡照片',
  'photo.override': '同意使用照片',
  'paper.add': '留存材料复印件',
  'paper.remove': '删去材料复印件',
} as const

/** The worst that is known of a page, in one sentence. */
export function pageSaid({ found, cut, coarse }: Pick<PageView, 'found' | 'cut' | 'coarse'>): {
  readonly level: 'flag' | 'pass'
  readonly say: string
} {
  const { checks } = paperText
  if (cut) return { level: 'flag', say: checks.cut }
  if (!found) return { level: 'flag', say: checks.whole }
  return coarse ? { level: 'flag', say: checks.coarse } : { level: 'pass', say: checks.good }
}
