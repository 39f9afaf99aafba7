/** Grants the desk's own page the camera picture and nothing else. */
import type { Session } from 'electron'
import { isDeskUrl } from './trusted-sender.ts'

/** What a page asks for, in the words of both of Electron's handlers. */
export type Wish = { readonly permission: string; readonly url: string; readonly media: readonly string[] }

export const isGranted = (wish: Wish): boolean =>
  wish.permission === 'media' && isDeskUrl(wish.url) && wish.media.length > 0 && wish.media.every(kind => kind === 'video')

// Electron security checklist 5. Both handlers are needed: one for questions, one for what is taken as already answered.
export function grantOnlyCamera(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    decide(isGranted({ permission, url: details.requestingUrl, media }))
  })
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isGranted({ permission, url: details.requestingUrl ?? origin, media: details.mediaType ? [details.mediaType] : [] }),
  )
  session.setDevicePermissionHandler(() => false)
}

export function grantNothing(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}
