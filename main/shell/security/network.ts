/** Lets our pages load nothing but what the program itself serves. */
import type { Session } from 'electron'

const ownSchemes = ['counter:', 'blob:', 'data:', 'devtools:']

export const isOwn = (url: string): boolean => ownSchemes.some(scheme => url.startsWith(scheme))

// Electron security checklist 1 and 15: no remote content at all, so nothing to sort out.
export function loadOnlyOwn(session: Session): void {
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isOwn(details.url) }))
}
