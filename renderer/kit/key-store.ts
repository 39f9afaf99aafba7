/** Keeps which keys work now: screens register rows, the topmost layer answers. Knows no React. */

export type Key = {
  /** As `pressOf` names it: 'F9', 'Escape', 'Space', 'A', '1', 'Ctrl+1'. */
  readonly press: string
  readonly label: string
  readonly run: () => void
  /** Shown, but grey and without effect. */
  readonly off?: boolean
  readonly hidden?: boolean
  readonly primary?: boolean
}

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
      key.primary === other.primary
    )
  })

export class KeyStore {
  readonly #rows = new Map<string, Row>()
  readonly #layers: number[] = []
  readonly #listeners = new Set<() => void>()
  #shown: readonly Key[] = []

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

  #tell(): void {
    const active = this.#active()
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
