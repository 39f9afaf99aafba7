/** Tells a message of one of our own pages from any other. */

/** The pages the program shows, one for each kind of window. */
export type PageKind = 'desk' | 'customer' | 'hall'
/** A hash or query may follow, another path may not. */
export const pageUrls = {
  desk: 'counter://page/index.html',
  customer: 'counter://page/customer.html',
  hall: 'counter://page/hall.html',
} as const satisfies Record<PageKind, string>
export const deskUrl = pageUrls.desk

// The scheme is a standard one, so Chromium hands over addresses already normalised.
export const isDeskUrl = (url: string): boolean => url.startsWith('counter://page/')

/** Whether the address is the page of such a window: one page in the window of another gets nothing. */
export const isPageOf = (kind: PageKind, url: string): boolean => url.split(/[?#]/, 1)[0] === pageUrls[kind]

/** `window` is what the shell opened it as; null where it opened no such window. */
export type Sender = { readonly url: string; readonly isMainFrame: boolean; readonly window: PageKind | null }

// Electron security checklist 17. A frame inside our page is not our page.
export const isTrusted = (sender: Sender): boolean => sender.window !== null && sender.isMainFrame && isPageOf(sender.window, sender.url)
