/** Tells a message of our own desk page from any other. */

/** The page of the desk; a hash or query may follow, another path may not. */
export const deskUrl = 'counter://page/index.html'

export function isDeskUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, host } = new URL(text)
  return protocol === 'counter:' && host === 'page'
}

export type Sender = { readonly url: string; readonly isMainFrame: boolean; readonly isOurWindow: boolean }

// Electron security checklist 17. A frame inside our page is not our page.
export const isTrusted = (sender: Sender): boolean => sender.isOurWindow && sender.isMainFrame && isDeskUrl(sender.url)
