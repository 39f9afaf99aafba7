/** Texts of the start, signing in, locking and the bar above every desk. */

export const appText = {
  title: '社保卡柜台',
  practice: '演练',
  starting: '正在打开数据',
  startingHint: '首次启动需要几秒钟，请稍候。',
  loading: '正在读取',

  top: {
    counter: (number: string) => `${number}号窗口`,
    waiting: (count: number) => `等候 ${count}`,
    meanWait: (minutes: number) => `平均等待 ${minutes} 分`,
    toReview: (count: number) => `待复核 ${count}`,
    camera: '相机',
    cameraThere: '就绪',
    cameraNone: '未接',
    line: '核心',
    lineUp: '正常',
    lineDown: '中断',
    deskSwitch: '切换岗位',
    help: '帮助',
    lock: '锁屏',
    larger: '放大文字',
    smaller: '缩小文字',
    signOut: '退出登录',
  },

  help: {
    title: '按键说明',
    always: '回车到下一栏，Shift+回车回上一栏。日期和证件号直接输数字。',
    close: '知道了',
  },

  signIn: {
    title: '登录',
    login: '用户名',
    password: '密码',
    counter: '窗口号',
    counterHint: '柜台上方的号码，如 03',
    enter: '登录',
    practiceTitle: '演练用户（均为虚构）',
    practiceHint: (password: string) => `按数字选择一位，演练密码都是 ${password}`,
    empty: '请输入',
    exact: '1 至 3 位数字',
  },

  lock: {
    title: '屏幕已锁定',
    safe: '已录入的内容保存在本机。',
    password: (name: string) => `${name}的密码`,
    unlock: '解锁',
    other: '换人登录',
  },

  changePassword: {
    title: '更改密码',
    why: (name: string) => `${name}，您的密码是主管设的。请换成只有您知道的密码，之后才能办理业务。`,
    password: '现在的密码',
    fresh: '新密码',
    again: '再输一遍新密码',
    hint: '至少 8 位，混用字母和数字，不同于现在的密码',
    differs: '两次输入不一致',
    change: '更改密码',
    other: '换人登录',
  },

  setup: {
    title: '首次设置',
    ask: '这台机器用来做什么',
    practice: '演练',
    practiceNote: '虚构的客户和操作员，每个画面都有标记，资料不会上传。随时可以练。',
    live: '正式办理',
    liveNote: '建立网点、选择城市规则、设第一位主管。资料加密保存在本机。',
    begin: '开始演练',
    next: '下一步',
    back: '返回',
    create: '建立',
    creating: '正在建立加密的数据，请稍候',
    bring: '从备份恢复',
    bringing: '正在取备份，请稍候',
    bringNote: '换了机器：选第二处备份的文件夹（U 盘、共享），再用数据口令或恢复码打开。',
    branch: '网点',
    code: '网点编号',
    codeHint: '2 至 12 位字母或数字',
    name: '网点名称',
    address: '地址',
    phone: '电话',
    profile: '城市规则',
    manager: '第一位主管',
    login: '用户名',
    managerName: '姓名',
    password: '密码',
    passwordHint: '至少 8 位，混用字母和数字',
    passwordAgain: '再输一遍',
    passphrase: '数据口令',
    passphraseHint: '这台机器没有系统密钥库：每次启动都要输入，至少 8 个字符',
    different: '两次输入不一样',
    empty: '请填写',
    tooShort: '太短了',
    bank: '服务银行代码',
    bankHint: '银行网点填 3 位代码，如 102；人社大厅留空',
    badBank: '请填 3 位数字，或留空',
    badCode: '只能用字母和数字，2 至 12 位',
    noProfiles: '没有找到城市规则，程序安装不完整。请重新安装。',
  },

  switching: {
    open: { live: '打开正式数据', practice: '打开演练数据' },
    begin: { live: '转为正式办理', practice: '建立演练数据' },
    note: '演练数据与正式数据分开保存，互不混用；转换后另一份原样保留。',
  },

  recovery: {
    title: '恢复码',
    why: '密钥丢失时，只有这个恢复码能打开数据。它只显示这一次，程序不保存。',
    doThis: '请写下并封存，由主管保管。',
    lastGroup: '请输入最后一组，确认已经写下',
    wrong: '与上面最后一组不一致，请对照纸条',
    done: '已封存，继续',
    groups: '恢复码，分组显示',
  },

  unlock: {
    title: '打开数据',
    passphrase: '数据口令',
    byRecovery: '忘记口令，用恢复码',
    byPassphrase: '用口令打开',
    recovery: '恢复码',
    recoveryHint: '可以不输空格和横线',
    open: '打开',
    opening: '正在打开，请稍候',
  },

  down: {
    title: '暂时不能办理',
    safe: '已保存的业务都在本机，没有丢失。',
    retry: '重试',
    openAgain: '再试着打开',
    elsewhere: '找别处的备份',
    restart: '请关闭程序后重新打开。仍不行，请联系维护人员并告知下面的编号。',
    code: '编号',
    retrying: '正在再试一次',
    damagedTitle: {
      DB_DAMAGED: '数据文件受损，没有继续打开',
      STORE_BEHIND: '有已保存的业务不在数据里，没有继续打开',
      STORE_UNSURE: '不能确认数据是否完整，没有继续打开',
      DB_FROM_FUTURE: '数据是更新版本的程序写的，没有继续打开',
    },
    damagedNote: '原文件没有改动。下面是能走的路，都试着打开过；受损的文件另存，不会删除。',
    restoreTitle: '恢复到哪一份',
    kind: { rebuild: '副本加日志重建', copy: '本机副本', 'as-is': '按现有数据继续' },
    holds: (cases: number | null, lastCase: string | null, lastTicket: string | null) =>
      [
        cases === null ? '业务数恢复后可见' : `${cases} 笔业务${lastCase ? `，到 ${lastCase.slice(-4)}` : ''}`,
        lastTicket ? `号票到 ${lastTicket}` : '',
      ]
        .filter(Boolean)
        .join('；'),
    lacks: (steps: number, sure: boolean, since: string) => {
      if (steps === 0) return sure ? '一步不缺' : '是否有缺，不能确认'
      return `${sure ? '' : '至少'}缺 ${steps} 步${since ? `，${since} 以后` : ''}`
    },
    lostTitle: (count: number) => `选这一份，要核对或重新录入 ${count} 项`,
    lostSteps: (steps: number) => `选这一份，缺 ${steps} 步操作，没有涉及业务或号票的记录。`,
    lostNone: '选这一份，所有已保存的都在。',
    lostUnknown: '保存记录也受损了，不能确认这一份是否有缺。恢复后请与纸质单据核对。',
    restore: '恢复到这一份',
    restoreTo: { rebuild: '用日志重建', copy: '恢复到这一份', 'as-is': '按现有数据继续' },
    restoreAsk: (time: string, steps: number, sure: boolean) => {
      const checked = sure ? '' : '保存记录也受损了，恢复后请与纸质单据核对。'
      if (steps === 0) return `将恢复到 ${time}。${checked || '已保存的都在。'}`
      return `将恢复到 ${time}。缺的 ${steps} 步要重新办理。${checked}`
    },
    noCopies: '本机没有找到可用的备份。另有 U 盘或共享文件夹里的备份，按 F7 取来；没有的，请联系维护人员，不要删除数据文件夹。',
    restoring: '正在恢复，请稍候',
    other: '打不开数据',
  },
} as const
