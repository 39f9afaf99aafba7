/** Draws a name on the signature pad of a screen. */
import type { Screen } from './a-screen.tsx'

/** As jsdom can send it: it knows no sizes, so the pad takes one unit as its width. */
export async function signOn(screen: Screen): Promise<void> {
  const pad = document.querySelector('.signature-pad')
  if (!pad) throw new Error('there is no pad to sign on')
  const points = [
    ['pointerdown', 0.1],
    ['pointermove', 0.5],
    ['pointermove', 0.9],
    ['pointerup', 0.9],
  ] as const
  for (const [type, x] of points) {
    pad.dispatchEvent(new MouseEvent(type, { clientX: x, clientY: 0.5, button: 0, bubbles: true }))
    await screen.hear()
  }
}

/** jsdom draws no pictures; a page that shows one only needs an address for it. */
export function pretendPictures(): void {
  Object.assign(URL, { createObjectURL: () => 'blob:picture', revokeObjectURL: () => undefined })
}
