/** Finds what would let another program drive or weaken this start: switches, variables of the environment, an open debugger. */

/** What is known of a start. */
export type Start = {
  /** The command line without the program itself. */
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
  readonly isPackaged: boolean
  readonly isRoot: boolean
  /** Asks Chromium's own command line, which keeps a switch that something took off ours. */
  readonly hasSwitch: (name: string) => boolean
  /** Where a debugger can attach to this process; undefined while none can. */
  readonly debuggerAt: string | undefined
}

type Allowed = { readonly name: string; readonly values?: RegExp; readonly when?: (start: Start) => boolean }

/**
 * Chromium and Node know some two thousand switches, and each version adds more. So these are the ones a live start may carry, and every
 * other one is refused.
 */
const allowed: readonly Allowed[] = [
  { name: 'user-data-dir' },
  // Drawing and screens: graphics drivers that hang, Wayland, sizes, screen readers.
  { name: 'disable-gpu' },
  { name: 'ozone-platform' },
  { name: 'ozone-platform-hint' },
  { name: 'enable-wayland-ime' },
  { name: 'gtk-version' },
  { name: 'force-device-scale-factor' },
  { name: 'high-dpi-support' },
  { name: 'force-renderer-accessibility' },
  { name: 'lang' },
  // Names the keyring of a desktop Electron does not recognise; `basic` would be a key everyone knows.
  { name: 'password-store', values: /^(gnome-libsecret|kwallet[56]?)$/ },
  // The Windows installer starts the program with it after an update.
  { name: 'updated' },
  // Chromium does not start as root otherwise. Only development and its tests run as root.
  { name: 'no-sandbox', when: start => start.platform === 'linux' && start.isRoot && !start.isPackaged },
]

/** Asked of Chromium by name, in case the switch no longer stands on our command line: a driver takes its own away before we are loaded. */
const driving = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-wait',
  'inspect-port',
  'js-flags',
  'load-extension',
  'enable-automation',
  'auto-open-devtools-for-tabs',
  'disable-web-security',
  'disable-site-isolation-trials',
  'single-process',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'browser-subprocess-path',
  'use-fake-device-for-media-stream',
  'use-file-for-fake-video-capture',
  'use-mock-keychain',
  'host-rules',
  'proxy-server',
  'log-net-log',
  'enable-logging',
] as const

/** Variables that load code, open a debugger, or write down what the pages and the processes hold. Empty ones do nothing. */
const variables: ReadonlySet<string> = new Set([
  'NODE_OPTIONS',
  'NODE_REPL_EXTERNAL_MODULE',
  'NODE_INSPECT_RESUME_ON_START',
  'NODE_V8_COVERAGE',
  'NODE_DEBUG',
  'NODE_DEBUG_NATIVE',
  'ELECTRON_RUN_AS_NODE',
  'ELECTRON_NO_ASAR',
  'ELECTRON_ENABLE_LOGGING',
  'ELECTRON_LOG_FILE',
  'ELECTRON_ENABLE_STACK_DUMPING',
  'ELECTRON_DEBUG_NOTIFICATIONS',
  'CHROME_LOG_FILE',
  'SSLKEYLOGFILE',
])

/** Names of what was found, as a person would look for them; empty where a live store may be opened. Values stay out: they may hold paths. */
export function unsafeIn(start: Start): string[] {
  const typed = start.args.flatMap(arg => switchIn(arg, start.platform) ?? []).filter(each => !isAllowed(each, start))
  const asked = driving.filter(name => start.hasSwitch(name))
  const set = Object.entries(start.env).flatMap(([name, value]) => (value && variables.has(name.toUpperCase()) ? [name] : []))
  const debug = start.debuggerAt === undefined ? [] : ['inspect']
  const switches = [...typed.map(({ name }) => name), ...asked, ...debug].map(name => `--${name}`)
  return [...new Set([...switches, ...set])]
}

type Switch = { readonly name: string; readonly value: string }

/** Chromium takes one dash or two, and on Windows a slash and any case; Node takes `_` for `-`. What follows a bare `--` is checked too. */
function switchIn(arg: string, platform: NodeJS.Platform): Switch | null {
  const prefix = platform === 'win32' ? /^(?:-+|\/)/ : /^-+/
  if (!prefix.test(arg)) return null
  const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(arg.replace(prefix, '')) ?? []
  return name === '' ? null : { name: name.toLowerCase().replaceAll('_', '-'), value }
}

const isAllowed = ({ name, value }: Switch, start: Start): boolean =>
  allowed.some(row => row.name === name && (row.values?.test(value) ?? true) && (row.when?.(start) ?? true))
