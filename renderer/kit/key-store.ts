/** Keeps which keys work now: screens register rows, the topmost layer answers. Knows no React. */

export type Key = {
  /** As `pressOf` names it: 'F9', 'Escape', 'Space', 'A', '1', 'Ctrl+1'. */
  readonly press: string
  readonly label: string
  readonly run: () => void
  /** Shown, but grey and without effect. */
  readonly off?: boolean
  /** Grey for as long as the desk is without its branch: the first whose name goes where the bar is too narrow. */
  readonly waits?: boolean
  readonly hidden?: boolean
  readonly primary?: boolean
  /**
   * Moves money, sends to production, approves, voids or calls: deaf to held keys, to a press that follows another within
   * `restMs`, and for as long after what stands under it has changed. Names what it acts on, so that the next case under
   * the same words counts as a change; true where nothing but the words can change.
   */
  readonly guarded?: string | boolean
  /** Deaf to a second press within `restMs`, and to a held key: each press makes something new, such as a number. */
  readonly single?: boolean
}

/** As long as a hand needs that pressed for what stood there before. */
export const restMs = 800

/** How long guarded keys stay deaf, and by which clock, in milliseconds. */
export type KeyRest = { readonly rest?: number; readonly now?: () => number }

export const isGuarded = ({ guarded }: Pick<Key, 'guarded'>): boolean => guarded !== undefined && guarded !== false

type Row = { readonly layer: number; readonly keys: readonly Key[] }

const sameLook = (a: readonly Key[], b: readonly Key[]): boolean =>
  a.length === b.length &&
  a.every((key, place) => {
    const other = b[place]
    return (
      other !== undefined &&
      key.press === other.press &&
      key.label === other.label &&
      key.off === other.off &&
      key.hidden === other.hidden &&
      key.primary === other.primary &&
      key.guarded === other.guarded
    )
  })

export class KeyStore {
  readonly #rows = new Map<string, Row>()
  readonly #layers: number[] = []
  readonly #listeners = new Set<() => void>()
  #shown: readonly Key[] = []
  /** What stands under each key, and since when. */
  readonly #under = new Map<string, { readonly meaning: string; readonly since: number }>()
  /** When each key was last pressed, whether it was heard or not. */
  readonly #pressed = new Map<string, number>()
  #acted = Number.NEGATIVE_INFINITY
  #waking: ReturnType<typeof setTimeout> | null = null
  readonly #rest: number
  readonly #now: () => number

  constructor({ rest = restMs, now = () => performance.now() }: KeyRest = {}) {
    this.#rest = rest
    this.#now = now
  }

  set(id: string, layer: number, keys: readonly Key[]): void {
    const before = this.#rows.get(id)
    this.#rows.set(id, { layer, keys })
    if (!before || before.layer !== layer || !sameLook(before.keys, keys)) this.#tell()
  }

  drop(id: string): void {
    if (this.#rows.delete(id)) this.#tell()
  }

  raise(layer: number): () => void {
    this.#layers.push(layer)
    this.#tell()
    return () => {
      this.#layers.splice(this.#layers.lastIndexOf(layer), 1)
      this.#tell()
    }
  }

  /** The row that answers a press, newest registration first. */
  find(press: string): Key | null {
    return this.#active().findLast(key => key.press === press) ?? null
  }

  /** Whether a guarded key is still deaf, because something just happened or what stands under it has just come. */
  resting(key: Key): boolean {
    if (!isGuarded(key)) return false
    const since = Math.max(this.#under.get(key.press)?.since ?? 0, this.#acted)
    return this.#now() - since < this.#rest
  }

  /** Runs what a key means now; false where it may not be heard. */
  press(key: Key, by: { readonly held?: boolean } = {}): boolean {
    const now = this.#now()
    const before = this.#pressed.get(key.press) ?? Number.NEGATIVE_INFINITY
    // Also what is not heard counts: whoever hammers on a key is not looking.
    this.#pressed.set(key.press, now)
    if (key.off || by.held) return false
    if (key.single && now - before < this.#rest) return false
    if (isGuarded(key)) {
      if (this.resting(key) || now - before < this.#rest) return false
      this.#acted = now
      this.#tell()
    }
    key.run()
    return true
  }

  /** A key that means nothing here was pressed; pressed again on the next screen it is not heard there. */
  pressedInVain(press: string): void {
    this.#pressed.set(press, this.#now())
  }

  readonly subscribe = (listen: () => void): (() => void) => {
    this.#listeners.add(listen)
    return () => this.#listeners.delete(listen)
  }
  readonly shown = (): readonly Key[] => this.#shown

  readonly top = (): number => Math.max(0, ...this.#layers)

  #active(): readonly Key[] {
    const top = this.top()
    return [...this.#rows.values()].filter(row => row.layer === top).flatMap(row => row.keys)
  }

  /** The keys that two screens show at the same time: only the newer one answers, so the other promises what it does not do. */
  clashes(): readonly string[] {
    const shown = this.#active().filter(key => !key.hidden)
    const twice = shown.filter((key, place) => shown.findIndex(({ press }) => press === key.press) !== place)
    return twice.map(
      ({ press }) =>
        `${press}: ${shown
          .filter(key => key.press === press)
          .map(({ label }) => label)
          .join(' / ')}`,
    )
  }

  /** Notes under which keys something new stands, and wakes the screen when the last of them has rested. */
  #noteChanges(active: readonly Key[]): void {
    const now = this.#now()
    const answering = new Map(active.map(key => [key.press, key]))
    for (const press of this.#under.keys()) if (!answering.has(press)) this.#under.delete(press)
    for (const [press, key] of answering) {
      const meaning = `${this.top()} ${key.label} ${key.guarded ?? ''}`
      if (this.#under.get(press)?.meaning !== meaning) this.#under.set(press, { meaning, since: now })
    }
    if (this.#waking) clearTimeout(this.#waking)
    this.#waking = null
    if (![...answering.values()].some(key => this.resting(key))) return
    const latest = Math.max(this.#acted, ...[...answering.values()].map(key => (this.resting(key) ? this.#sinceOf(key) : 0)))
    this.#waking = setTimeout(() => this.#tell(), latest + this.#rest - now + 1)
  }

  #sinceOf(key: Key): number {
    return this.#under.get(key.press)?.since ?? 0
  }

  #tell(): void {
    const active = this.#active()
    this.#noteChanges(active)
    this.#shown = active.filter((key, place) => !key.hidden && active.findLastIndex(({ press }) => press === key.press) === place)
    for (const listen of this.#listeners) listen()
  }
}

/** One name for a key press, whatever the case lock says. */
export function pressOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>): string {
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toUpperCase() : event.key
  if (event.altKey || event.metaKey) return `Alt+${key}`
  return event.ctrlKey ? `Ctrl+${key}` : key
}

const writes = 'input:not([type=checkbox]):not([type=radio]), textarea, [contenteditable=true]'
const acts = 'button, a[href], input, [role=checkbox], [role=radio], [role=option], [data-own-keys]'

/** Whether the focused element needs this press for itself: letters belong to a text field, Space to a button. */
export function belongsToTarget(target: EventTarget | null, press: string): boolean {
  if (!(target instanceof Element)) return false
  if (target.matches(writes)) return press.length === 1 || press === 'Space' || press.startsWith('Arrow')
  if (target.matches('[data-own-keys]')) return press === 'Space' || press.startsWith('Arrow') || /^\d$/.test(press)
  return target.matches(acts) && press === 'Space'
}
