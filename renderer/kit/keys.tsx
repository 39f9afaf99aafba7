/** Gives screens their keys: `useKeys` registers them, one listener in the capture phase runs them. */
import { createContext, type ReactNode, useContext, useEffect, useId, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { noteHand } from './hand.ts'
import { useKeepFocus } from './keep-focus.ts'
import { hears, keyPressed } from './key-places.ts'
import { belongsToTarget, isGuarded, type Key, type KeyRest, KeyStore, pressOf } from './key-store.ts'

const StoreContext = createContext<KeyStore | null>(null)
const LayerContext = createContext(0)

function useKeyStore(): KeyStore {
  const store = useContext(StoreContext)
  if (!store) throw new Error('keys are used outside <Keys>')
  return store
}

const isGuardedButton = (target: EventTarget | null): boolean => target instanceof Element && target.closest('[data-guarded]') !== null

export function Keys({ children, rest }: { readonly children: ReactNode; readonly rest?: KeyRest | undefined }) {
  const [store] = useState(() => new KeyStore(rest))
  useKeepFocus()
  // After the layout effects of one drawing all rows stand as the screen shows them.
  useEffect(
    () =>
      store.subscribe(() =>
        queueMicrotask(() => {
          for (const clash of store.clashes()) reportError(new Error(`Two screens show the same key, ${clash}`))
        }),
      ),
    [store],
  )
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing) return
      const placed = pressOf(event)
      const swallow = () => {
        event.preventDefault()
        event.stopPropagation()
      }
      const hear = hears()
      if (hear && !['Shift', 'Control', 'Alt', 'Meta'].includes(placed)) {
        swallow()
        return hear(placed)
      }
      const press = keyPressed(placed)
      if (press === null) {
        swallow()
        return store.pressedInVain(placed)
      }
      noteHand({ press, guarded: false })
      // A held Enter would open a case and run on through it; and Enter never does what a guarded button does.
      if (press === 'Enter' && (event.repeat || isGuardedButton(event.target))) return swallow()
      if (belongsToTarget(event.target, press)) return
      const key = store.find(press)
      if (!key) return store.pressedInVain(press)
      // F-keys must neither reach the field nor Chromium (F5 reloads, F1 asks for help).
      swallow()
      noteHand({ press, guarded: isGuarded(key) })
      store.press(key, { held: event.repeat })
    }
    const pointed = () => noteHand({ press: null, guarded: false })
    window.addEventListener('keydown', listen, { capture: true })
    window.addEventListener('pointerdown', pointed, { capture: true })
    return () => {
      window.removeEventListener('keydown', listen, { capture: true })
      window.removeEventListener('pointerdown', pointed, { capture: true })
    }
  }, [store])
  return <StoreContext value={store}>{children}</StoreContext>
}

// Layout effects: a key works in the same instant in which the screen shows it, however fast the hands are.
/** The keys of this screen, for as long as it stands. Never two screens at once with the same key. */
export function useKeys(keys: readonly Key[]): void {
  const store = useKeyStore()
  const layer = useContext(LayerContext)
  const id = useId()
  const latest = useRef(keys)
  useLayoutEffect(() => {
    latest.current = keys
    store.set(id, layer, keys)
  })
  useLayoutEffect(() => {
    store.set(id, layer, latest.current)
    return () => store.drop(id)
  }, [store, id, layer])
}

/** What is in it answers the keyboard alone, as a dialog does. */
export function KeyLayer({ children }: { readonly children: ReactNode }) {
  const store = useKeyStore()
  const layer = useContext(LayerContext) + 1
  useLayoutEffect(() => store.raise(layer), [store, layer])
  return <LayerContext value={layer}>{children}</LayerContext>
}

/** Whether this part of the screen answers the keyboard, that is, no dialog and no lock stands over it. */
export function useOnTop(): boolean {
  const store = useKeyStore()
  const layer = useContext(LayerContext)
  return useSyncExternalStore(store.subscribe, () => store.top() === layer)
}

/** What a click on a key's picture does, and whether the key still rests: the mouse is bound as the keyboard is. */
export function usePressing(): { readonly press: (key: Key) => void; readonly resting: (key: Key) => boolean } {
  const store = useKeyStore()
  useSyncExternalStore(store.subscribe, store.shown)
  return { press: key => void store.press(key), resting: key => store.resting(key) }
}

export function useShownKeys(): readonly Key[] {
  const store = useKeyStore()
  return useSyncExternalStore(store.subscribe, store.shown)
}
export type { Key }
