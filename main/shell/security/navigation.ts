/** Keeps every window on the page it was opened with: no other address, no second window, no web view. */
import type { WebContents } from 'electron'

// Electron security checklist 12, 13 and 14.
export function stayOnPage(contents: WebContents): void {
  contents.on('will-navigate', event => {
    // The page may begin anew at its own address: so nothing of another branch stays in it.
    if (event.url !== contents.getURL()) event.preventDefault()
  })
  contents.on('will-redirect', event => event.preventDefault())
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
