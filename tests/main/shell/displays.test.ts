/** Plugs displays in and out under a desk, and looks where its windows are afterwards. */
import { describe, expect, test } from 'vitest'
import { customerScreen } from '../../../main/shell/customer-screen.ts'
import { type Area, type DisplayFacts, displayOf, flipped, placeCustomer, rescued } from '../../../main/shell/displays.ts'

const display = (id: number, x: number, touch = false, width = 1366, height = 768): DisplayFacts => {
  const bounds = { x, y: 0, width, height }
  return { id, bounds, workArea: { ...bounds, height: height - 40 }, touch }
}
const home = display(1, 0)
const beside = display(2, 1366)
const desk: Area = { x: 10, y: 10, width: 1300, height: 700 }
const usual = { turned: false, off: false }

describe('where the customer’s window stands', () => {
  test('on the second display, of which it takes the whole', () => {
    expect(placeCustomer([home, beside], desk, usual)).toEqual({ where: 'second', area: beside.bounds })
  })

  test('on the one the desk is not on, whichever is the first', () => {
    const moved = { ...desk, x: 1400 }
    expect(placeCustomer([home, beside], moved, usual)).toEqual({ where: 'second', area: home.bounds })
  })

  test('rather on one that can be touched', () => {
    expect(placeCustomer([home, beside, display(3, 2732, true)], desk, usual).area?.x).toBe(2732)
  })

  test('nowhere with one display, until the teller turns it', () => {
    expect(placeCustomer([home], desk, usual)).toEqual({ where: 'none', area: null })
    expect(placeCustomer([home], desk, { turned: true, off: false })).toEqual({ where: 'turned', area: home.bounds })
  })

  test('nowhere while no display answers at all', () => {
    expect(placeCustomer([], desk, { turned: true, off: false })).toEqual({ where: 'none', area: null })
    expect(displayOf([], desk)).toBeNull()
    expect(rescued([], desk)).toBeNull()
  })

  test('one key shows and hides the second display, or turns the only one and back', () => {
    expect(flipped([home, beside], usual)).toEqual({ turned: false, off: true })
    expect(flipped([home, beside], { turned: false, off: true })).toEqual(usual)
    expect(flipped([home], usual)).toEqual({ turned: true, off: false })
    expect(flipped([home], { turned: true, off: false })).toEqual(usual)
  })
})

describe('a window that no display shows any more', () => {
  test('comes back to the first one, no larger than that is', () => {
    expect(rescued([home], { x: 4000, y: 200, width: 1920, height: 1080 })).toEqual({ x: 0, y: 0, width: 1366, height: 728 })
  })

  test('stays where a hand can still take hold of it', () => {
    expect(rescued([home], { x: 1000, y: 500, width: 1300, height: 700 })).toBeNull()
    expect(rescued([home], { x: 1360, y: 760, width: 1300, height: 700 })).not.toBeNull()
  })
})

/** A machine whose displays come and go, and the windows it shows. */
function aMachine(displays: DisplayFacts[]) {
  const heard: (() => void)[] = []
  const deskHeard = new Map<string, () => void>()
  const at: { desk: Area; shown: Area | null; onTop: boolean; opened: number; gone: boolean } = {
    ...{ desk, shown: null, onTop: false, opened: 0, gone: false },
  }
  const facts = () =>
    displays.map(({ id, bounds, workArea, touch }) => ({ id, bounds, workArea, touchSupport: touch ? 'available' : 'unavailable' }))
  const opened = () => {
    at.opened += 1
    at.gone = false
    return {
      setBounds: (area: Area) => {
        at.shown = area
      },
      showInactive: () => undefined,
      hide: () => {
        if (at.gone) throw new Error('Object has been destroyed')
        at.shown = null
      },
      setAlwaysOnTop: (on: boolean) => {
        at.onTop = on
      },
      isDestroyed: () => at.gone,
      destroy: () => {
        at.gone = true
      },
    }
  }
  const customer = customerScreen({
    screen: {
      getAllDisplays: facts as never,
      getPrimaryDisplay: () => facts()[0] as never,
      on: (_event, hear) => void heard.push(hear),
    },
    desk: {
      getBounds: () => at.desk as never,
      setBounds: area => {
        at.desk = area as Area
      },
      isDestroyed: () => false,
      isMinimized: () => false,
      on: (event, hear) => deskHeard.set(event, hear),
    },
    open: opened as never,
    onMoved: () => undefined,
  })
  const plug = (now: DisplayFacts[]) => {
    displays = now
    for (const hear of heard) hear()
  }
  return { at, customer, plug, closeDesk: () => deskHeard.get('closed')?.() }
}

describe('a cable that is pulled', () => {
  test('takes the customer’s window away and gives it back at once, the same one', () => {
    const { at, customer, plug } = aMachine([home, beside])
    expect(at.shown).toEqual(beside.bounds)
    plug([home])
    expect([customer.where(), at.shown]).toEqual(['none', null])
    plug([home, beside])
    expect([customer.where(), at.shown, at.opened]).toEqual(['second', beside.bounds, 1])
  })

  test('brings the desk home when it stood on the display that is gone', () => {
    const { at, plug } = aMachine([home, beside])
    at.desk = { ...desk, x: 1400 }
    plug([home])
    expect(at.desk).toMatchObject({ x: 0, y: 0 })
  })

  test('gives the window to the desk’s seat anew if it was lost meanwhile', () => {
    const { at, plug } = aMachine([home, beside])
    at.gone = true
    plug([home])
    plug([home, beside])
    expect(at.opened).toBe(2)
  })
})

describe('one display', () => {
  test('is turned by one key, lies over the desk, and is turned back when the teller locks', () => {
    const { at, customer } = aMachine([home])
    expect(customer.flip()).toBe('turned')
    expect([at.shown, at.onTop]).toEqual([home.bounds, true])
    customer.turnBack()
    expect([customer.where(), at.shown]).toEqual(['none', null])
  })

  test('closes with the desk', () => {
    const { at, customer, closeDesk } = aMachine([home])
    customer.flip()
    closeDesk()
    expect(at.gone).toBe(true)
  })
})
