/** Tells a message of our own desk page from any other. */

/** The page of the desk; a hash or query may follow, another path may not. */
export const deskUrl = 'counter://page/index.html'

// The scheme is a standard one, so Chromium hands over addresses already normalised.
export const isDeskUrl = (url: string): boolean => url.startsWith('counter://page/')

export type Sender = { readonly url: string; readonly isMainFrame: boolean; readonly isOurWindow: boolean }

// Electron security checklist 17. A frame inside our page is not our page.
export const isTrusted = (sender: Sender): boolean => sender.isOurWindow && sender.isMainFrame && isDeskUrl(sender.url)
