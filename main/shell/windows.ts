/** Opens the one window of the desk and keeps it alive. */
import { join } from 'node:path'
import { app, BrowserWindow, type WebContents } from 'electron'
import type { Mode } from '../../shared/ipc/shapes/session.ts'
import { shellText } from '../../shared/strings/zh-CN/shell.ts'
import type { Log } from './log.ts'
import { stayOnPage } from './security/navigation.ts'
import { deskUrl } from './security/trusted-sender.ts'

export type DeskWorld = { readonly shellFolder: string; readonly log: Log; readonly onSeatClosed: (seat: number) => void }

export function openDesk(world: DeskWorld): BrowserWindow {
  const window = new BrowserWindow({
    title: shellText.windowTitle,
    width: 1366,
    height: 768,
    minWidth: 1093,
    minHeight: 614,
    show: false,
    backgroundColor: '#EDF0F3',
    icon: join(app.getAppPath(), 'resources', 'icons', 'icon.png'),
    webPreferences: {
      preload: join(world.shellFolder, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // The spell checker fetches its dictionaries from the network.
      spellcheck: false,
      devTools: !app.isPackaged,
      // Otherwise the preview and the clock freeze while another window covers this one.
      backgroundThrottling: false,
    },
  })
  // The title shows the store's mode; the page must not overwrite it.
  window.on('page-title-updated', event => event.preventDefault())
  window.once('ready-to-show', () => window.show())
  keepAlive(world, window.webContents)
  stayOnPage(window.webContents)
  const seat = window.webContents.id
  window.on('closed', () => world.onSeatClosed(seat))
  void window.loadURL(deskUrl).catch(() => world.log('page.unloaded'))
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
