/** Holds the window on the customer's screen: opens it with the desk, places it as displays come and go, turns it by one key. */
import type { BrowserWindow, Display, Screen } from 'electron'
import { type CustomerWish, type DisplayFacts, flipped, placeCustomer, rescued, type Where } from './displays.ts'

export type CustomerScreen = {
  readonly where: () => Where
  readonly flip: () => Where
  /** A screen turned to the customer is turned back: the teller locks or leaves and must see how to come in again. */
  readonly turnBack: () => void
}

type Shown = Pick<BrowserWindow, 'setBounds' | 'showInactive' | 'hide' | 'setAlwaysOnTop' | 'isDestroyed' | 'destroy'>
type DeskWindow = Pick<BrowserWindow, 'getBounds' | 'setBounds' | 'isDestroyed' | 'isMinimized'> & {
  on(event: 'closed' | 'moved', heard: () => void): unknown
}
type World = {
  readonly screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'> & { on(event: DisplayEvent, heard: () => void): unknown }
  readonly desk: DeskWindow
  /** Opens the window, hidden; again after it was lost. */
  readonly open: () => Shown
  readonly onMoved: (where: Where) => void
}
const displayEvents = ['display-added', 'display-removed', 'display-metrics-changed'] as const
type DisplayEvent = (typeof displayEvents)[number]

const factsOf = ({ id, bounds, workArea, touchSupport }: Display): DisplayFacts => ({
  id,
  bounds,
  workArea,
  touch: touchSupport === 'available',
})

export function customerScreen({ screen, desk, open, onMoved }: World): CustomerScreen {
  let wish: CustomerWish = { turned: false, off: false }
  let window: Shown | null = null
  let where: Where = 'none'

  function displays(): DisplayFacts[] {
    const primary = screen.getPrimaryDisplay().id
    return screen
      .getAllDisplays()
      .map(factsOf)
      .sort((a, b) => Number(b.id === primary) - Number(a.id === primary))
  }

  function arrange(): void {
    if (desk.isDestroyed()) return
    const known = displays()
    const home = rescued(known, desk.getBounds())
    if (home !== null && !desk.isMinimized()) desk.setBounds(home)
    const place = placeCustomer(known, desk.getBounds(), wish)
    if (window?.isDestroyed()) window = null
    if (place.area === null) window?.hide()
    else {
      window ??= open()
      window.setBounds(place.area)
      window.setAlwaysOnTop(place.where === 'turned', 'screen-saver')
      window.showInactive()
    }
    if (where === place.where) return
    where = place.where
    onMoved(where)
  }

  function wanting(wanted: CustomerWish): Where {
    wish = wanted
    arrange()
    return where
  }

  for (const event of displayEvents) screen.on(event, arrange)
  desk.on('moved', arrange)
  desk.on('closed', () => {
    if (window !== null && !window.isDestroyed()) window.destroy()
  })
  arrange()
  return {
    where: () => where,
    flip: () => wanting(flipped(displays(), wish)),
    turnBack: () => void (wish.turned && wanting({ ...wish, turned: false })),
  }
}
