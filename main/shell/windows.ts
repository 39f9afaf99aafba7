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
    minWidth: 1280,
    minHeight: 720,
    show: false,
    backgroundColor: '#F3F5F7',
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
      // A teller who looks into a paper must find the preview and the clock as they are.
      backgroundThrottling: false,
    },
  })
  // The title says what mode the store is in; the page does not know better.
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

/** The page holds nothing that is not in the core, so a page that died is simply shown again, unless it died at once. */
function keepAlive(world: DeskWorld, contents: WebContents): void {
  let shownAt = Date.now()
  contents.on('render-process-gone', (_event, details) => {
    world.log('page.lost', { reason: details.reason })
    if (contents.isDestroyed() || details.reason === 'clean-exit' || Date.now() - shownAt < 3_000) return
    shownAt = Date.now()
    contents.reload()
  })
}
