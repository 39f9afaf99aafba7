/** Decides on which display each window of a desk stands; a cable that is pulled leaves none of them where nobody sees it. Pure. */

export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type DisplayFacts = { readonly id: number; readonly bounds: Area; readonly workArea: Area; readonly touch: boolean }

/** `second`: on a display of its own; `turned`: over the desk on the only one, which is turned to the customer; `none`: not shown. */
export type Where = 'second' | 'turned' | 'none'
export type CustomerWish = { readonly turned: boolean; readonly off: boolean }
export type CustomerPlace = { readonly where: Where; readonly area: Area | null }

const overlap = (a: Area, b: Area): number => {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, across) * Math.max(0, down)
}

/** The display most of the window is on; null where there is none at all, as for a moment while a cable is changed. */
export const displayOf = (displays: readonly DisplayFacts[], window: Area): DisplayFacts | null =>
  [...displays].sort((a, b) => overlap(b.bounds, window) - overlap(a.bounds, window))[0] ?? null

/** Prefers a display that can be touched; the order of the system decides between two alike. */
export function placeCustomer(displays: readonly DisplayFacts[], desk: Area, { turned, off }: CustomerWish): CustomerPlace {
  const own = displayOf(displays, desk)
  const others = displays.filter(display => display !== own)
  const second = others.find(({ touch }) => touch) ?? others[0]
  if (second && !off) return { where: 'second', area: second.bounds }
  if (!second && turned && own) return { where: 'turned', area: own.bounds }
  return { where: 'none', area: null }
}

/** What one key makes of the wish: with a second display it shows or hides that one, without it turns the only one and back. */
export const flipped = (displays: readonly DisplayFacts[], wish: CustomerWish): CustomerWish =>
  displays.length > 1 ? { turned: false, off: !wish.off } : { turned: !wish.turned, off: false }

/** So much of a window must be on a display for a hand to take hold of it. */
const [leastAcross, leastDown] = [200, 100]

/** Where a window belongs that no display shows any more; null where it can stay. */
export function rescued(displays: readonly DisplayFacts[], window: Area): Area | null {
  const [primary] = displays
  if (!primary) return null
  if (displays.some(({ workArea }) => overlap(workArea, window) >= leastAcross * leastDown)) return null
  const { x, y, width, height } = primary.workArea
  return { x, y, width: Math.min(window.width, width), height: Math.min(window.height, height) }
}
