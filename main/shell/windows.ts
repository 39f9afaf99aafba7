/** Opens the windows of the desk and keeps them alive: its own, the one on the customer's screen, and the screen of the hall. */
import { join } from 'node:path'
import { app, BrowserWindow, type BrowserWindowConstructorOptions, type Session, type WebContents } from 'electron'
import { audiences } from '../../shared/ipc/audiences.ts'
import type { Mode } from '../../shared/ipc/shapes/session.ts'
import { shellText } from '../../shared/strings/zh-CN/shell.ts'
import type { Log } from './log.ts'
import { stayOnPage } from './security/navigation.ts'
import { type PageKind, pageUrls } from './security/trusted-sender.ts'

export type DeskWorld = { readonly shellFolder: string; readonly log: Log; readonly onSeatClosed: (seat: number) => void }

/** What a window was opened as, and at whose seat it acts: the customer's window at that of its desk. */
export type Standing = { readonly kind: PageKind; readonly seat: number }

/** Which windows stand, by the number Electron gave them. */
export class Standings {
  readonly #byContents = new Map<number, Standing>()

  add(contents: WebContents, standing: Standing): void {
    const { id } = contents
    this.#byContents.set(id, standing)
    contents.once('destroyed', () => this.#byContents.delete(id))
  }

  of(id: number): Standing | null {
    return this.#byContents.get(id) ?? null
  }

  /** Whether a window is told of an event: a desk of all, the others of what their page is about. */
  hears(id: number, event: string): boolean {
    const kind = this.of(id)?.kind
    if (kind === undefined) return false
    const words: readonly string[] | null = kind === 'desk' ? null : audiences[kind].hears
    return words === null || words.includes(event)
  }
}

const looks = {
  desk: { preload: 'preload.cjs', title: shellText.windowTitle },
  customer: { preload: 'customer-preload.cjs', title: shellText.customerTitle },
  hall: { preload: 'hall-preload.cjs', title: shellText.hallTitle },
} as const satisfies Record<PageKind, { readonly preload: string; readonly title: string }>

type Wish = { readonly kind: PageKind; readonly options: BrowserWindowConstructorOptions; readonly session?: Session }

function openPage(world: DeskWorld, { kind, options, session }: Wish): BrowserWindow {
  const { preload, title } = looks[kind]
  const window = new BrowserWindow({
    title,
    show: false,
    backgroundColor: '#EDF0F3',
    icon: join(app.getAppPath(), 'resources', 'icons', 'icon.png'),
    ...options,
    webPreferences: {
      preload: join(world.shellFolder, preload),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // The spell checker fetches its dictionaries from the network.
      spellcheck: false,
      devTools: !app.isPackaged,
      // Otherwise the preview and the clock freeze while another window covers this one.
      backgroundThrottling: false,
      ...(session ? { session } : {}),
    },
  })
  // The title shows the store's mode; the page must not overwrite it.
  window.on('page-title-updated', event => event.preventDefault())
  keepAlive(world, window.webContents)
  stayOnPage(window.webContents)
  return window
}

const load = (world: DeskWorld, window: BrowserWindow, kind: PageKind): void =>
  void window.loadURL(pageUrls[kind]).catch(() => world.log('page.unloaded', { kind }))

export function openDesk(world: DeskWorld, standings: Standings): BrowserWindow {
  const window = openPage(world, { kind: 'desk', options: { width: 1366, height: 768, minWidth: 1093, minHeight: 614 } })
  window.once('ready-to-show', () => window.show())
  const seat = window.webContents.id
  standings.add(window.webContents, { kind: 'desk', seat })
  window.on('closed', () => world.onSeatClosed(seat))
  load(world, window, 'desk')
  return window
}

/** Takes no keyboard: a touch of the customer's never moves the focus from where the teller types. Shown when it is placed. */
export function openCustomer(world: DeskWorld, standings: Standings, seat: number): BrowserWindow {
  const still = { frame: false, movable: false, resizable: false, minimizable: false, maximizable: false, fullscreenable: false }
  const window = openPage(world, { kind: 'customer', options: { ...still, focusable: false, skipTaskbar: true } })
  standings.add(window.webContents, { kind: 'customer', seat })
  load(world, window, 'customer')
  return window
}

/** An ordinary window of its own session, in which nothing is granted: it needs no camera. */
export function openHallScreen(world: DeskWorld, standings: Standings, session: Session): BrowserWindow {
  const window = openPage(world, { kind: 'hall', session, options: { width: 1280, height: 720, backgroundColor: '#0F1C24' } })
  standings.add(window.webContents, { kind: 'hall', seat: window.webContents.id })
  load(world, window, 'hall')
  return window
}

export function markMode(window: BrowserWindow, mode: Mode): void {
  window.setTitle(mode === 'practice' ? shellText.practiceTitle : shellText.windowTitle)
}

/** Everything the page shows is in the core, so a crashed page is reloaded; one that crashes within 3 s of loading is not, as it would loop. */
function keepAlive(world: DeskWorld, contents: WebContents): void {
  let shownAt = Date.now()
  contents.on('render-process-gone', (_event, details) => {
    world.log('page.lost', { reason: details.reason })
    if (contents.isDestroyed() || details.reason === 'clean-exit' || Date.now() - shownAt < 3_000) return
    shownAt = Date.now()
    contents.reload()
  })
}
