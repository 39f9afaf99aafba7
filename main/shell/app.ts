/** Starts the program: one instance, one window, one core beside it. */

import { url as debuggerAddress } from 'node:inspector'
import { join } from 'node:path'
import { app, BrowserWindow, clipboard, dialog, ipcMain, Menu, protocol, safeStorage, screen, session } from 'electron'
import type { EventPayload } from '../../shared/ipc/events.ts'
import { shellText, startTrouble } from '../../shared/strings/zh-CN/shell.ts'
import { ownClipboard } from './clipboard.ts'
import { shellHandlers } from './commands.ts'
import { CoreHost, hostTimes } from './core-host.ts'
import { forkedCore } from './core-process.ts'
import { customerScreen } from './customer-screen.ts'
import { writeChosen } from './disk.ts'
import { flood } from './flood.ts'
import { joinedMode, renewJoined } from './joined.ts'
import { systemKeyring } from './keyring.ts'
import { type Log, logTail, openLog } from './log.ts'
import { missingPart, placesOf } from './places.ts'
import { makeSlip, printSession } from './print.ts'
import { type Router, route } from './router.ts'
import { counterScheme, type Served, Slips, serveCounter } from './scheme.ts'
import { loadOnlyOwn } from './security/network.ts'
import { grantNothing, grantOnlyCamera } from './security/permissions.ts'
import { unsafeIn } from './security/unsafe-start.ts'
import { boot, type SetupWorld } from './setup.ts'
import type { Picked } from './shell-world.ts'
import { currentStore, isLive } from './stores.ts'
import { markMode, openCustomer, openDesk, openHallScreen, Standings } from './windows.ts'

protocol.registerSchemesAsPrivileged([counterScheme])
// Editing keys work without a menu, and a menu would offer reload and developer tools.
Menu.setApplicationMenu(null)

const places = placesOf({
  isPackaged: app.isPackaged,
  appPath: app.getAppPath(),
  resourcesPath: process.resourcesPath,
  platform: process.platform,
  arch: process.arch,
})
// Electron only warns of a rejection: without this a bug here would leave a process without a window.
begin().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  app.exit(1)
})

async function begin(): Promise<void> {
  const missing = missingPart(places)
  if (missing) return refuseStart(startTrouble.missing(missing))
  // Before the lock: a second start must say why it is refused, not only show the window of the first.
  const store = currentStore(app.getPath('userData'))
  const joined = joinedMode(app.getPath('userData'))
  const found = unsafeNow()
  const live = joined === null ? store !== null && isLive(store) : joined === 'live'
  if (live && found.length > 0) return refuseStart(startTrouble.unsafe(found))
  if (!app.requestSingleInstanceLock()) return app.quit()
  await app.whenReady()
  start()
}

/** Asked anew each time: a debugger may be opened on a process that runs. */
function unsafeNow(): string[] {
  return unsafeIn({
    args: process.argv.slice(1),
    env: process.env,
    platform: process.platform,
    isPackaged: app.isPackaged,
    isRoot: process.getuid?.() === 0,
    hasSwitch: name => app.commandLine.hasSwitch(name),
    debuggerAt: debuggerAddress(),
  })
}

/** Says why on stderr and in a dialog, and ends with code 1 even where nobody is there to close the dialog. */
async function refuseStart(sentence: string): Promise<void> {
  process.stderr.write(`${sentence}\n`)
  await app.whenReady()
  const unattended = new AbortController()
  // Not AbortSignal.timeout, whose timer keeps nothing awake: without a timer of its own the process sleeps on after the box is closed.
  const timer = setTimeout(() => unattended.abort(), 30_000)
  await dialog.showMessageBox({ type: 'error', title: shellText.windowTitle, message: sentence, signal: unattended.signal })
  clearTimeout(timer)
  app.exit(1)
}

/** Without a place to keep it the old certificate and address still open the line, and the branch says the new ones at the next greeting. */
function keepRenewed(said: Parameters<typeof renewJoined>[1], log: Log): void {
  try {
    renewJoined(app.getPath('userData'), said)
    log('desk.renewed', { servers: 'servers' in said })
  } catch (error) {
    log('desk.unrenewed', { error: error instanceof Error && 'code' in error ? String(error.code) : typeof error })
  }
}

function start(): void {
  const logs = join(app.getPath('userData'), 'logs')
  const log = openLog(logs)
  const served: Served = { pageFolder: places.page, fontsFolder: join(places.resources, 'fonts'), slips: new Slips() }
  const standings = new Standings()
  const host = new CoreHost({
    startCore: kind => forkedCore(kind === 'desk' ? places.deskEntry : places.coreEntry, places.node),
    log,
    onEvent: (name, payload) => broadcast(standings, name, payload),
    onRenewed: certificate => keepRenewed({ certificate }, log),
    onServers: servers => keepRenewed({ servers }, log),
    times: hostTimes,
  })
  serveCounter(session.defaultSession, served)
  loadOnlyOwn(session.defaultSession)
  grantOnlyCamera(session.defaultSession)

  const deskWorld = { shellFolder: __dirname, log, onSeatClosed: (seat: number) => host.seatClosed(seat) }
  const window = openDesk(deskWorld, standings)
  const seat = window.webContents.id
  const customer = customerScreen({
    screen,
    desk: window,
    open: () => openCustomer(deskWorld, standings, seat),
    onMoved: where => log('customer.screen', { where }),
  })
  const setup: SetupWorld = {
    host,
    keyring: systemKeyring(safeStorage, process.platform),
    userData: app.getPath('userData'),
    version: app.getVersion(),
    resourcesFolder: places.resources,
    onMode: mode => markMode(window, mode),
    unsafe: unsafeNow,
  }
  const printer = { session: printSession(served), served }
  const held = ownClipboard(clipboard, afterTime)
  const world = {
    clipboard: held,
    logTail: () => logTail(logs),
    setup,
    host,
    customer,
    openHall: hallOpener(window, served, session => openHallScreen(deskWorld, standings, session)),
    makeSlip: makeSlip.bind(null, printer),
    saveFile: saveFile.bind(null, window),
    setTextSize: (factor: number) => window.webContents.setZoomFactor(factor),
    pickPath: pickPath.bind(null, window),
  }
  answerWindows({
    host,
    flood: flood(),
    world,
    handlers: shellHandlers,
    onBug: (name, error) => log('shell.bug', { name, error: kindOf(error) }),
    standings,
    onCall: name => {
      if (!leaves.includes(name)) return
      customer.turnBack()
      void held.empty()
    },
  })
  void boot(setup)
  window.on('closed', held.emptyAtOnce)
  app.on('will-quit', held.emptyAtOnce)
  closeInOrder(window, host)
}

/** Whoever locks or leaves the desk leaves nothing of a case in the clipboard. */
const leaves: readonly string[] = ['session.lock', 'session.signOut']

function afterTime(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

/** One channel for every command; what a command may do stands in the contract. */
function answerWindows({
  onCall,
  standings,
  ...router
}: Router & { readonly onCall: (name: string) => void; readonly standings: Standings }): void {
  ipcMain.handle('call', (event, name: unknown, input: unknown) => {
    onCall(String(name))
    const { sender, senderFrame } = event
    const standing = BrowserWindow.fromWebContents(sender) === null ? null : standings.of(sender.id)
    const page = { url: senderFrame?.url ?? '', isMainFrame: senderFrame === sender.mainFrame, window: standing?.kind ?? null }
    const from = { ...page, seat: standing?.seat ?? sender.id, own: sender.id }
    return route(router, from, name, input)
  })
}

/** The screen of the hall has a session of its own, which grants nothing; it closes with the desk. */
function hallOpener(desk: BrowserWindow, served: Served, open: (own: Electron.Session) => BrowserWindow): () => void {
  let hall: BrowserWindow | null = null
  desk.on('closed', () => hall?.destroy())
  return () => {
    if (hall && !hall.isDestroyed()) return hall.show()
    const own = session.fromPartition('hall')
    if (!own.protocol.isProtocolHandled('counter')) {
      serveCounter(own, served)
      loadOnlyOwn(own)
      grantNothing(own)
    }
    hall = open(own)
    hall.once('ready-to-show', () => hall?.show())
  }
}

/** Only the window whose person signed in at another desk says so. */
const isOfOtherSeat = (name: string, payload: unknown, seat: number): boolean => {
  if (name !== 'session.changed') return false
  const { elsewhere, seat: about } = payload as EventPayload<'session.changed'>
  return elsewhere !== undefined && about !== seat
}

function broadcast(standings: Standings, name: string, payload: unknown): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (window.webContents.isDestroyed()) continue
    const { id } = window.webContents
    if (isOfOtherSeat(name, payload, standings.of(id)?.seat ?? id)) continue
    if (standings.hears(id, name)) window.webContents.send('event', name, payload)
  }
}

async function saveFile(window: BrowserWindow, name: string, bytes: Uint8Array): Promise<boolean> {
  const filters = [fileKinds.find(({ extensions }) => extensions.some(end => name.endsWith(`.${end}`))) ?? pdfKind]
  const { canceled, filePath } = await dialog.showSaveDialog(window, { title: shellText.saveTitle, defaultPath: name, filters })
  if (canceled || !filePath) return false
  await writeChosen(filePath, bytes)
  return true
}

const pdfKind = { name: shellText.pdfFiles, extensions: ['pdf'] }
const fileKinds = [
  { name: shellText.calendarFiles, extensions: ['ics'] },
  { name: shellText.workbookFiles, extensions: ['xlsx'] },
  { name: shellText.logFiles, extensions: ['jsonl'] },
  { name: shellText.rulesFiles, extensions: ['json'] },
]

const pickedFilters = {
  package: [{ name: shellText.packageFiles, extensions: ['zip'] }],
  sheet: [{ name: shellText.workbookFiles, extensions: ['xlsx', 'xls', 'csv', 'txt'] }],
  list: [{ name: shellText.listFiles, extensions: ['xlsx', 'xls', 'csv', 'txt'] }],
  zip: [{ name: shellText.zipFiles, extensions: ['zip'] }],
  folder: [],
} as const satisfies Record<Picked, readonly { readonly name: string; readonly extensions: readonly string[] }[]>

async function pickPath(window: BrowserWindow, what: Picked): Promise<string | null> {
  const filters = pickedFilters[what].map(({ name, extensions }) => ({ name, extensions: [...extensions] }))
  const properties: ('openDirectory' | 'openFile')[] = [what === 'folder' ? 'openDirectory' : 'openFile']
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { title: shellText.pickTitle[what], properties, filters })
  return canceled ? null : (filePaths[0] ?? null)
}

/** The core writes down what it holds before the program ends. */
function closeInOrder(window: BrowserWindow, host: CoreHost): void {
  app.on('second-instance', () => {
    if (window.isDestroyed()) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('window-all-closed', () => app.quit())
  let left = false
  app.on('before-quit', event => {
    if (left) return
    event.preventDefault()
    left = true
    const closed = new AbortController()
    const timer = setTimeout(() => showClosing(closed.signal), 3_000)
    void host.close().then(() => {
      clearTimeout(timer)
      closed.abort()
      app.quit()
    })
  })
}

/** A large store is copied for minutes: whoever switches the machine off meanwhile loses that copy. The box closes by itself. */
function showClosing(signal: AbortSignal): void {
  void dialog.showMessageBox({ type: 'info', title: shellText.windowTitle, message: shellText.closing, signal })
}

const kindOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
