/** The function keys a person has moved: which key of the keyboard stands for which key of the program. Pure. */

/** F1 helps and F12 locks on every machine alike; the others may stand elsewhere. */
export const movableKeys = ['F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11'] as const
export type MovableKey = (typeof movableKeys)[number]

/** Keys that mean nothing in the program and are on every keyboard. */
export const spareKeys = ['Insert', 'Pause', 'ScrollLock', 'ContextMenu'] as const
export const places = [...movableKeys, ...spareKeys] as const
export type Place = (typeof places)[number]

/** Only what was moved; a key that is not named stands where it is printed. */
export type Moves = { readonly [K in MovableKey]?: Place | undefined }

const isMovable = (press: string): press is MovableKey => (movableKeys as readonly string[]).includes(press)
export const isPlace = (press: string): press is Place => (places as readonly string[]).includes(press)

/** Where on the keyboard a key of the program stands. */
export const placeOf = (moves: Moves, key: string): string => (isMovable(key) ? (moves[key] ?? key) : key)

/** Which key of the program stands there; null where one was moved away and none has come. */
export function keyAt(moves: Moves, press: string): string | null {
  if (!isPlace(press)) return press
  return movableKeys.find(key => placeOf(moves, key) === press) ?? null
}

const onlyMoved = (all: Moves): Moves =>
  Object.fromEntries(Object.entries(all).filter(([key, place]) => place !== undefined && place !== key))

/** The key that would share its place with another one, and whose place that is. */
export function clashIn(moves: Moves): { readonly place: Place; readonly keys: readonly [MovableKey, MovableKey] } | null {
  for (const place of places) {
    const [first, second] = movableKeys.filter(key => placeOf(moves, key) === place)
    if (first && second) return { place, keys: [first, second] }
  }
  return null
}

export const moved = (moves: Moves, key: MovableKey, place: Place): Moves => onlyMoved({ ...moves, [key]: place })

/** The two change places. */
export function swapped(moves: Moves, key: MovableKey, place: Place): Moves {
  const other = keyAt(moves, place)
  const from = placeOf(moves, key)
  const gone = moved(moves, key, place)
  return other !== null && isMovable(other) && isPlace(from) ? moved(gone, other, from) : gone
}
