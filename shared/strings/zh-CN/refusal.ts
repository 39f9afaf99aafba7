/** Says for every refusal what happened, what is safe and what to do. */

import type { Contradiction } from '../../centre/contradiction.ts'
import type { RefusalCode, RefusalDetail } from '../../refusal.ts'
import type { Failure } from '../../result.ts'
import { type Need, needNames } from '../../workflow/guards.ts'
import { type State, stateNames } from '../../workflow/table.ts'
import { grantText, termsCodeText } from './access.ts'
import { unfitText } from './card.ts'
import { centreErrorText, contradictionText } from './centre.ts'
import { fileFaultText } from './files.ts'
import { shownCodeText, takerCodeText } from './handover.ts'
import { companionProblemText } from './identity.ts'
import { noPrinter } from './printing.ts'
import { readerTrouble } from './reader.ts'
import { dayLineText } from './report.ts'
import { startTrouble } from './shell.ts'
import { signCodeText } from './signing.ts'
import { needText, stateText } from './workflow.ts'

const isNeed = (text: string): text is Need => (needNames as readonly string[]).includes(text)

function unmetOf(detail: RefusalDetail): string {
  const unmet = Array.isArray(detail.unmet) ? detail.unmet : []
  return unmet.map(need => (typeof need === 'string' && isNeed(need) ? needText[need] : String(need))).join('；')
}

const lineNames: Readonly<Record<string, { readonly name: string }>> = dayLineText
const dayLinesOf = ({ lines }: RefusalDetail): string =>
  Array.isArray(lines) ? lines.map(line => lineNames[String(line)]?.name ?? String(line)).join('、') : ''

const companionSays: Readonly<Record<string, string>> = companionProblemText
const companionWords = ({ codes }: RefusalDetail): string =>
  Array.isArray(codes) ? codes.map(code => `${companionSays[String(code)] ?? String(code)}。`).join('') : ''

const unfitSays: Readonly<Record<string, string>> = unfitText
const unfitWords = ({ why }: RefusalDetail): string =>
  unfitSays[String(why)] ?? '持卡情况不符合这项业务的条件，未作任何改动。请核对后再办。'

const lateWords = ({ state }: RefusalDetail): string =>
  `${stateNames.find(name => name === state) === undefined ? '这笔业务' : `这笔业务已是“${stateText[state as State]}”，`}到了这一步，这一项不能再更正，未作任何改动。请主管按实际情况处理。`

const rackWords = (rack: unknown): string => (rack === '' ? '没有格口的卡' : `${String(rack ?? '')} 柜`)

const takerSays: Readonly<Record<string, string>> = takerCodeText
const takerWords = ({ codes }: RefusalDetail): string =>
  Array.isArray(codes) ? codes.map(code => `${takerSays[String(code)] ?? String(code)}。`).join('') : ''

const shownSays: Readonly<Record<string, string>> = shownCodeText
const shownWords = ({ problem }: RefusalDetail): string => shownSays[String(problem)] ?? ''

const signSays: Readonly<Record<string, string>> = signCodeText
const signWords = ({ problem }: RefusalDetail): string => signSays[String(problem)] ?? ''

const termsSays: Readonly<Record<string, string>> = termsCodeText
const termsWords = ({ problem }: RefusalDetail): string => termsSays[String(problem)] ?? ''

const grantSays: Readonly<Record<string, string>> = grantText
const grantWords = ({ kind }: RefusalDetail): string => grantSays[String(kind)] ?? '经手'

const fileSays: Readonly<Record<string, string>> = fileFaultText
const fileWords = ({ why }: RefusalDetail): string => `${fileSays[String(why)] ?? fileFaultText.damaged}，未作任何改动。`

// Details are machine figures from the core; a figure that is missing leaves its sentence without it.
const wait = (detail: RefusalDetail): string => (typeof detail.seconds === 'number' ? `${Math.ceil(detail.seconds)} 秒` : '一会儿')

/** Why the address of a database was not taken. */
const storeAddressText: Readonly<Record<string, string>> = {
  'not-an-address': '数据库地址不能用：要写成 postgres://用户@主机/数据库。没有打开数据。',
  incomplete: '数据库地址不全：用户、主机、数据库都要写。没有打开数据。',
  'unknown-option': '数据库地址里有不认识的选项，只能用 schema、sslmode、sslrootcert。没有打开数据。',
  schema: '数据库地址里的 schema 只能用小写字母、数字和下划线，以字母开头。没有打开数据。',
  'open-line': '到数据库的线路没有加密核对，没有打开数据。请用 sslmode=verify-full 或 verify-ca。',
  authority: '数据库地址里 sslrootcert 的证书文件读不到，没有打开数据。请核对文件。',
  'not-let-in': '数据库不让进：用户、密码、数据库名或权限不对。没有打开数据。',
}

const moveText: Readonly<Record<string, string>> = {
  'not-empty': '要搬去的地方已有内容，没有搬。请换一个空的数据库 schema 或空文件夹。',
  older: '数据是旧版本的程序写的，没有搬。请先用本版本打开一次，关闭后再搬。',
  unsettled: '数据恢复后还没有打开过，没有搬。请先打开一次，关闭后再搬。',
  'other-tables': '两边的数据结构不一样，没有搬，原来的数据没有改动。请联系维护人员。',
  unequal: '搬过去的数据与原来的核对不符，已作废，原来的数据没有改动。请重试；仍不行请联系维护人员。',
}

export const refusalText = {
  CERTIFICATE_WRONG: () => '证书文件读不出，或与私钥不相符，未作任何改动。请检查标红的栏目；私钥不能带口令。',
  BAD_INPUT: () => '填写的内容不符合要求，未作任何改动。请检查标红的栏目。',
  INPUT_TOO_LARGE: () => '一次提交的内容太多，未作任何改动。请减少内容，图片每张不超过 64 MB。',
  TOO_MANY_CALLS: () => '这个窗口还有很多操作没有完成，这一项没有开始。请稍候再试。',
  UNKNOWN_COMMAND: () => '本程序不支持这项操作。请重新启动程序后再试。',
  WRONG_WINDOW: () => '此操作不能在这个窗口进行。请回到柜台窗口办理。',
  NOT_SIGNED_IN: () => '登录已失效，已录入的内容保存在本机。请重新登录。',
  SCREEN_LOCKED: () => '屏幕已锁定，已录入的内容保存在本机。请输入密码解锁。',
  NOT_ALLOWED: () => '您的岗位不能进行此操作，未作任何改动。请由有权限的同事办理。',

  KEY_TAKEN: d =>
    `${d.place ? `${d.place} 上已有 ${d.key} 和 ${d.other}` : '那里已有别的键'}，一个键位只能放一个键，未作改动。请先移开其中一个，或两键对调。`,
  BAD_LOGIN: () => '用户名或密码不正确，请重新输入。',
  LOGIN_WAIT: d => `连续输错次数较多，请等待 ${wait(d)}后再试。`,
  LOGIN_TAKEN: () => '这个用户名已被使用，请换一个。',
  WEAK_PASSWORD: () => '密码太简单。请用至少 8 位，并混用字母和数字。',
  PASSWORD_OLD: () => '密码还没有更改。请先用它登录，换成只有本人知道的新密码。',
  RIGHTS_ENDED: () => '这个账号的使用期限已过，不能再登录。如需继续使用，请主管延长期限。',
  TERMS_WRONG: d => `这样设置人员不行。${termsWords(d)}`,
  TRAINEE_ALONE: () => '学员提交业务须有同事在场确认。请同事输入本人的用户名和密码。',
  NOT_ABSENT: () => '这件业务的经办人没有被标记为缺勤，不能接手。请主管先标记，或由主管转交。',
  PLACE_TAKEN: d => `代号${d.place ? `属于${String(d.place)}，` : ''}已经有规则，没有新建。请换一个代号，或直接改用那个地方。`,
  PLACE_AREA: () => '区划代码不在代码表里，没有新建。请核对代码，新设的区划请先在网点中添加。',
  RULES_FILE_UNREADABLE: () => '这不是规则文件，或内容不完整，没有导入。请向签发网点重新要一份。',
  RULES_FILE_CHANGED: () => '规则文件签发以后被改动过，没有导入。请向签发网点重新要一份。',
  RULES_FILE_NEWER: () => '规则文件是更新版本的程序写的，没有导入。请先升级程序。',
  RULES_FILE_CODE: () => '核对码与文件不符，没有导入。请再向签发网点问一遍，仍不符就不要用这份文件。',
  RULES_FILE_PRACTICE: () => '这是演练数据导出的规则文件，正式办理不能用。请向正式网点要一份。',
  DIVISION_KNOWN: () => '这个区划代码已经在表里，没有再添加。请核对代码。',
  CODE_DRAWN: () => '已经有编号用了这个网点编号，不能再改。以后的编号须与以前的连在一起。',
  SELF_ROLES: () => '不能去掉自己的主管岗位，也不能重置自己的密码。请由另一位主管办理。',
  SELF_DISABLE: () => '不能停用自己的账号。请由另一位主管办理。',
  LAST_MANAGER: () => '这样就没有长期有效的主管了，未作任何改动。请先让另一位同事担任主管。',

  CORE_STARTING: () => '程序正在启动，请稍候。',
  CORE_RESTARTED: () => '后台刚刚重新启动，这一步可能没有完成。请核对后重试。',
  CORE_DOWN: () => '后台没有运行，已保存的业务不受影响。请重新启动程序。',
  LINE_GONE: () => '与网点服务器的线路断开，这一步没有做。已填的内容还在，线路恢复后请再按一次。',
  EMERGENCY_PAUSED: () => '应急模式下这一步暂停，网点恢复后再办。现在可以受理新业务到提交为止。',
  EMERGENCY_EARLY: () => '线路断开还没有到主管定的时间，请稍等。',
  EMERGENCY_NOT_HERE: () => '本柜台没有这位同事的应急登录资料：十四天内在本柜台登录过、不是学员的人员才能使用应急模式。',
  EMERGENCY_ON: () => '这时不能这样做：请看顶部的应急状态。',
  DONE_BEFORE: () => '这一步在线路中断前已经做成，没有重复去做。请看最新的情况。',
  DESK_BARRED: () => '本柜台已被主管停用，不能再办业务。需要恢复时请主管重新开放加入。',
  NO_HALL: () => '本网点只有这一台电脑，没有供其他柜台加入的服务器。请先在服务器上启动网点服务。',
  HALL_NO_REKEY: () => '数据在网点服务器上，密钥要在服务器那台电脑上更换。',
  HALL_NO_FILES: () => '文件在本柜台的电脑上，网点服务器读不到也写不到。请在服务器那台电脑上做这一步。',
  JOIN_OTHER_BRANCH: () => '应答的不是这个加入码所属的网点，没有说出加入码。请核对地址和加入码；仍不行请联系维护人员。',
  JOIN_CODE_WRONG: () => '加入码不对，没有加入。请向主管核对后再输，输错几次后加入码作废。',
  JOIN_WAIT: () => '刚才输错过加入码，这一次没有核对。请过几秒再试。',
  JOIN_CLOSED: () => '网点现在没有开放加入，或者加入码已用过、已过期。请主管重新开放加入。',
  TIMED_OUT: () => '等待时间过长，没有收到结果。请核对后重试。',
  INTERNAL: () => '程序内部出错，已记录，未作任何改动。请重试；仍不行请联系维护人员。',

  SETUP_NEEDED: () => '本机尚未完成首次设置。',
  SETUP_DONE: () => '本机已经完成首次设置，不能重复设置。',
  UNSAFE_START: ({ found }) => startTrouble.unsafe(Array.isArray(found) ? found.map(String) : []),
  DB_DAMAGED: () => '数据文件受损，没有继续打开，以免扩大损坏。请从备份恢复。',
  DB_KEY_WRONG: () => '密钥与数据文件不符，数据没有改动。请改用恢复码打开。',
  DB_FROM_FUTURE: () => '数据由更新版本的程序写入，本版本不能打开，数据没有改动。请安装新版本。',
  FOLDER_BUSY: () => '数据文件夹正被另一个程序使用。请关闭另一个窗口后重试。',
  STORE_BEHIND: () => '数据里缺少已经保存过的业务，没有继续打开，以免号码重复。请选一份恢复。',
  STORE_UNSURE: () => '保存记录不见了，不能确认数据是否完整，没有继续打开。请核对后选择。',
  FOLDER_GONE: () => '没有保存：数据文件夹不见了。请检查硬盘或移动盘是否还在，不要关闭程序，联系维护人员。',
  STORE_ADDRESS: d => storeAddressText[String(d.why)] ?? '数据库地址不能用，没有打开数据。请核对地址。',
  STORE_GONE: () => '没有保存：数据库连不上。请稍后重试；仍不行请联系维护人员。',
  STORE_UNCLEAR: () => '数据库断线，这一步可能已保存，也可能没有。请刷新核对后再继续，不要直接重做。',
  STORE_TAKEN: () => '没有保存：这个网点已由另一台服务器接管。请稍候，柜台会自己连到那一台；仍不行请联系维护人员。',
  BRANCH_HELD: () => '这个网点正由另一台服务器使用，没有打开。请先停止那一台。',
  COPIES_ELSEWHERE: () => '这个网点的数据在数据库里，备份和换密钥由数据库的管理人员做，这里没有改动。',
  STORE_MOVED: () => '这个网点的数据已搬到别处，这里只留作存档，没有打开。请改用新的位置。',
  MOVE_REFUSED: d => moveText[String(d.why)] ?? '数据没有搬，原来的数据没有改动。请核对两边的位置后重试。',
  FOLDER_UNWRITABLE: () => '数据文件夹不能写入。请联系维护人员检查权限。',
  DISK_FULL: () => '磁盘空间不足，这一步没有保存。请腾出空间后重试。',
  BLOB_DAMAGED: () => '这份照片或单据的存档文件缺失或损坏，没有显示，其他业务不受影响。请重新拍摄或打印，或联系维护人员从备份恢复。',
  PASSPHRASE_WRONG: () => '口令不正确，数据没有改动。请重新输入。',
  PASSPHRASE_SHORT: () => '口令太短，请至少输入 8 个字符。',
  RECOVERY_WRONG: () => '恢复码不正确，数据没有改动。请对照封存的纸条重新输入。',

  NOT_FOUND: () => '没有找到这笔业务。请刷新列表后再选。',
  STALE: () => '这笔业务刚被其他窗口更新，本次操作没有保存。已显示最新内容，请核对后重试。',
  WRONG_STATE: () => '这笔业务已到别的环节，不能再进行此操作，未作任何改动。',
  NOT_READY: d => `还不能继续，缺少：${unmetOf(d)}。`,
  SAME_PERSON: () => '经办人不能复核自己的业务。请由另一位同事复核。',
  OWN_ACCOUNT: d =>
    `这个账号${typeof d.days === 'number' ? `在近 ${d.days} 天内` : '最近'}由经办人${grantWords(d)}，不能由它复核，未作任何改动。请由另一位同事复核。`,
  SEARCH_WAIT: d => `连续多次没有查到，已记入日志，请等待 ${wait(d)}后再查，查找没有进行。`,
  MASKED: () => '这项内容不在您现在的工作范围内，已遮盖，未作任何改动。确需查看请先说明理由。',
  CASE_IN_FLIGHT: () => '此人有一笔业务正在办理中，不能重复受理。请打开原来的业务。',
  ACT_IN_FLIGHT: () => '此人有一笔挂失、解挂、密码或启用业务正在办理中，不能重复受理。请打开原来的业务。',
  IDENTITY_WRONG: () => '证件信息有误，尚未建立业务。请按提示更正。',
  COMPANION_WRONG: d => `代办人或监护人的信息不符合要求，未作任何改动。${companionWords(d)}请回到身份核验更正。`,
  GUARDIAN_NEEDED: () => '申请人未满16周岁，须由监护人陪同办理。请在身份核验时录入监护人。',
  SAME_PROVINCE: () => '发卡地就在本省，不走跨省平台。本省别的市的卡能不能在这里直接办，请看本省规定或打12333。',
  ITEM_NOT_OFFERED: () => '本网点不办理这项业务。请告知客户可办理的网点。',
  CARD_UNFIT: d => unfitWords(d),
  CASE_HELD: d =>
    `这笔业务正在${typeof d.counter === 'string' ? ` ${d.counter} 号窗口` : '另一个窗口'}办理。确需在这里办的，请先接手并写明原因。`,
  UNDER_REVIEW: d => `这笔业务正由另一位同事复核${typeof d.minutes === 'number' ? `，最迟 ${d.minutes} 分钟后放开` : ''}。请先办别的。`,
  NOT_SEEN: () => '这笔业务还没有打开看过，没有通过。请逐件看过照片和资料再批量通过。',
  CORRECTION_ALONE: () => '这项更正需要另一位同事用本人口令同意，未作任何改动。请复核员或主管输入登录名和口令。',
  NOTHING_CHANGED: () => '新值与原值相同，没有登记更正。请核对后重新填写。',
  CORRECTION_LATE: d => lateWords(d),
  REASON_NOT_ACCEPTED: () => '本地规定不接受这个办理原因。请另选原因或向客户说明。',

  WINDOW_PAUSED: () => '本窗口已暂停叫号。请先恢复叫号。',
  NOBODY_WAITING: () => '现在没有人等候。',
  TICKET_STATE: () => '这张号票已被处理，请看左侧最新的队列。',
  TICKET_OPEN: () => '当前号票还没有办完。请先办结或标记未到。',

  IMAGE_EMPTY: () => '没有收到图片内容。请重新拍摄或另选文件。',
  IMAGE_UNREADABLE: () => '这个文件不是本机能读的图片。请重新拍摄，或换 JPEG、PNG 文件。',
  IMAGE_TORN: () => '图片文件不完整，可能没有传完。请重新传送原图，或现场拍摄。',
  IMAGE_DRAWING: () => '这是文档或矢量图（PDF、SVG），不是照片。请选照片的 JPEG 或 PNG 原图。',
  IMAGE_MANY: () => '这个文件里有多张画面（动图或多页扫描件）。请只存出要用的那一张照片再选。',
  IMAGE_HEIC: () => '这是手机的 HEIC 照片，本机读不了。请在手机上另存为 JPEG 后再选，或现场拍摄。',
  IMAGE_TOO_SMALL: () => '图片太小，人脸不够清楚。请靠近镜头重拍，或换更大的照片。',
  PAGE_TOO_SMALL: () => '图片太小，材料上的字看不清。请靠近重拍，或重新扫描。',
  PAGE_DRAWING: () => '这是 PDF 或矢量图，本机读不了。请在扫描软件里改存为 JPEG 或 PNG 后再选。',
  PAGES_FULL: () => '材料页数已满。请删去多余的页，只留办理需要的。',
  PAPER_NOT_ASKED: () => '本次办理不要求这份材料，不能留存复印件。',
  IMAGE_TOO_LARGE: () => '图片太大，无法处理。请换小于 5000 万像素的照片。',
  PHOTO_REFUSED: () => '这张照片有不合格项，不能使用。请按提示重拍。',
  PHOTO_UNDECIDED: () => '还有需要您判断的项目。请逐项勾选并选择理由。',

  FILE_REFUSED: d => fileWords(d),
  FOLDER_UNSET: () => '还没有指定文件夹，未作任何改动。请先指定后再试。',
  COPIES_UNFOUND: d => {
    if (d.ours === 0) return '这里没有本网点的备份，或都已在本机。'
    return Number(d.stores) > 1
      ? '这里有几个网点的备份。请打开它，选其中一个网点的文件夹。'
      : '这里没有找到备份。请选第二处备份的文件夹，或原机器上放备份的文件夹。'
  },
  COPY_PLACE: d =>
    d.why === 'own-folder'
      ? '第二处备份不能放在数据文件夹里面：它们会一起丢失。请选另一块盘、U 盘或共享文件夹。'
      : '这个位置不能放备份。请检查文件夹、U 盘或共享是否还在后重试。',
  CENTRE_FOLDER: d => `递交文件夹不能用，什么也没有写：${centreErrorText(String(d.why ?? ''))}。请检查文件夹或 U 盘后重试。`,
  CENTRE_OTHER_WAY: () => '本地规则没有设定这种递交方式，或您的岗位不能办理，未作任何改动。请主管核对本地规则。',
  CENTRE_SAYS_OTHER: d =>
    `${contradictionText[d.said as Contradiction] ?? contradictionText['not-there']}，与这次登记不符，未作任何改动。请先核对；确实如此的，写明原因再登记。`,
  HAND_FOLDER_USED: d =>
    d.number
      ? `递交文件夹里还有业务 ${String(d.number)} 的照片，没有放入新的。请先登记那一笔的回执号，或把照片取回。`
      : `递交文件夹里还有 ${String(d.count ?? '')} 张别的照片，没有放入新的，以免拿错。请先清理文件夹。`,
  RECEIPT_USED: d => `业务 ${String(d.number ?? '')} 已经登记了这个回执号，没有登记。请对着制卡系统核对；确实两笔同号的，再确认登记。`,
  HAND_HELD: d => `这笔业务不能递交：${centreErrorText(String(d.why ?? ''))}。请先处理。`,
  UNIT_UNSEEN: d => `还有 ${String(d.count ?? '')} 张照片没有目视确认，尚未建立业务。请逐页看完。`,

  RATED: () => '这件业务已经评价过，每件只评一次。',
  DAY_AHEAD: () => '这一天还没有到，不能日终。',
  FOLLOW_UP_OWN: () => '这是对本人的差评，不能由被评人承办、判定或答复，没有登记。请换一个人。',
  FOLLOW_UP_UNOWNED: () => '这条差评还没有承办人，没有登记。请先指定承办人。',
  FOLLOW_UP_UNCALLED: () => '还没有回访到客户，不能答复办结。请先回访；三次没有接通的，可以书面答复。',
  DAY_CLOSED: () => '这一天已经日终。如需重做，请写明原因。',
  DAY_UNEXPLAINED: d => `还有未了结也没有说明的项目，没有日终：${dayLinesOf(d)}。请逐项写明后再做。`,

  DEVICE_MISSING: () => '没有找到摄像头。请检查连接线，或改用文件。',
  DEVICE_BUSY: () => '摄像头正被其他程序占用。请关闭那个程序后重试，或改用文件。',
  DEVICE_TIMEOUT: () => '摄像头没有响应。请重新插拔后重试，或改用文件。',
  DEVICE_GARBLED: () => '摄像头传来的画面不完整。请重试；反复出现请更换设备。',
  DEVICE_DENIED: () => '系统不允许使用摄像头。请在系统设置中允许本程序使用，或改用文件。',

  CAMERA_UNSURE: d =>
    `${d.kind === 'virtual' ? '这是虚拟相机' : '认不出这是什么相机'}，正式办理不能用它拍照，没有保存照片。请换 USB 相机，或请主管在本窗口的“设备”里允许。`,
  READER_TROUBLE: d => readerTrouble(d.reason),

  SIGNATURE_EMPTY: () => '还没有签名。请客户在签名栏内签名。',
  FEE_WRONG: () => '金额与应收不符，没有记账。请核对后重新输入。',
  FEE_ENTRY: () => '这笔收费已经冲正、退还或改过，没有记账。请刷新后再看。',
  COUNT_UNEXPLAINED: () => '点钞与账面不符，没有登记。请复点；仍不符请写明原因。',
  MADE_ELSEWHERE: () => '本地规定这项业务不在网点即时制卡，没有登记。请送制卡中心。',
  STOCK_UNEXPLAINED: () => '盘点与账面不符，没有登记。请两人复点；仍不符请写明已知的情况。',
  STOCK_OVERLAP: d => `卡号 ${String(d.number ?? '')} 已在库存账上，这一批没有入库。请核对号段。`,
  STOCK_STATE: d => `卡号 ${String(d.number ?? '')} 不在可办这一步的状态或不由您保管，没有登记。请核对号段。`,
  PLACE_UNKNOWN: () => '没有这个格口，没有登记。请录入柜号和格号，如 A-07。',
  PLACE_FULL: d =>
    String(d.place ?? '') === ''
      ? '格口都满了，没有登记。请加柜或加格后再放。'
      : `格口 ${String(d.place)} 放满了，没有登记。请换一个格口。`,
  PLACE_IN_USE: d => `要去掉的格口里还有 ${String(d.cards ?? '')} 张卡，没有改。请先把卡移到别的格口。`,
  PLACE_BOOK_MOVED: () => '清点期间有卡到达或发出，账面变了，没有登记。请核对后再登记。',
  PLACE_UNNAMED: d =>
    `${rackWords(d.rack)}账面 ${String(d.book ?? '')} 张、实点 ${String(d.counted ?? '')} 张，写明没有找到的只有 ${String(d.missing ?? '')} 张，没有登记。请逐张写明少了哪张。`,
  PLACE_UNEXPLAINED: d =>
    `${rackWords(d.rack)}账面 ${String(d.book ?? '')} 张、实点 ${String(d.counted ?? '')} 张，多出来的卡没有说明，没有登记。请写明多出的是什么卡。`,
  SLOT_FULL: () => '这个时段已约满。请另选时段。',
  SLOT_CLOSED: () => '这个时段网点不营业。请另选时段。',
  SLOT_TOO_EARLY: () => '卡片在这之前做不好。请选承诺领卡日及以后的时段。',
  SLOT_NOT_OVER: () => '预约时段还没有结束，不能登记爽约。请到时再登记。',
  NOT_BOOKED: () => '这笔业务没有预约领卡时段。请先预约。',
  NO_PHONE: () => '申请表没有可接收短信的手机号码，没有发送。请当面或另行联系客户。',
  TEXTS_WITHDRAWN: () => '客户已撤回接收短信的同意，没有发送。请当面或电话联系客户。',
  TEXTS_NOWHERE: () => '还没有指定短信交接文件夹，短信都留在队列里。请主管在“领卡时段”中设置。',
  TEXTS_NOT_TAKEN: () => '短信交接文件夹写不进去，短信都留在队列里。请检查文件夹后重试。',
  TAKER_WRONG: d => `领取人不符合代领规定，不能发卡。${takerWords(d)}`,
  HANDOVER_MISMATCH: () => '领取人与卡片信息不符，不能发卡。请核对证件和照片。',
  SIGN_WAY: d => `这种签名方式不能采用。${signWords(d)}`,
  HOLDER_DOCUMENT: d => `持卡人出示的证件不能用来领卡。${shownWords(d)}`,
  SECOND_NEEDED: () => '出示的证件与申请时不是同一件。请复核或主管当面核对是同一人，输入其用户名和密码后发卡。',
  NO_PRINTER: d => noPrinter(d.paper === 'slip'),
  PRINT_FAILED: () => '单据没有生成，业务已保存。请重试打印。',

  SHEET_UNMAPPED: d =>
    Array.isArray(d.cells) && d.cells.length > 0
      ? `单元格 ${d.cells.join('、')} 里的指标名不认识，没有收下。请按提示中的指标名改写。`
      : '表里没有写指标名的单元格，没有收下。请在要填的单元格里写如 {受理件数}。',
  DISCLOSURE_TOO_LARGE: d =>
    `这段日期共 ${String(d.count ?? '')} 条，一个文件最多 ${String(d.limit ?? '')} 条，没有导出。请缩短日期分次导出。`,
  MERGED_COLUMNS: () => '列没有对照好：受理编号和姓名必须有，一列只能用一次。',
  MERGED_OWN: d =>
    Number(d.count ?? 0) > 0
      ? `文件里有 ${String(d.count)} 个编号是本网点的业务，这是本网点自己的台账，没有并入。`
      : '原网点编号与本网点相同，请核对后再并入。',
  MERGED_TOO_LARGE: d => `文件共 ${String(d.count ?? '')} 行，一次最多 ${String(d.limit ?? '')} 行，没有收下。请按年分成几个文件。`,
} satisfies Record<RefusalCode, (detail: RefusalDetail) => string>

export const sayRefusal = (failure: Failure): string => refusalText[failure.code](failure.detail ?? {})
