/** Gives screens their keys: `useKeys` registers them, one listener in the capture phase runs them. */
import { createContext, type ReactNode, useContext, useEffect, useId, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { belongsToTarget, type Key, KeyStore, pressOf } from './key-store.ts'

const StoreContext = createContext<KeyStore | null>(null)
const LayerContext = createContext(0)

function useKeyStore(): KeyStore {
  const store = useContext(StoreContext)
  if (!store) throw new Error('keys are used outside <Keys>')
  return store
}

export function Keys({ children }: { readonly children: ReactNode }) {
  const [store] = useState(() => new KeyStore())
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
      if (event.isComposing || event.repeat) return
      const press = pressOf(event)
      if (belongsToTarget(event.target, press)) return
      const key = store.find(press)
      if (!key) return
      // F-keys must neither reach the field nor Chromium (F5 reloads, F1 asks for help).
      event.preventDefault()
      event.stopPropagation()
      if (!key.off) key.run()
    }
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
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

export function useShownKeys(): readonly Key[] {
  const store = useKeyStore()
  return useSyncExternalStore(store.subscribe, store.shown)
}
export type { Key }
