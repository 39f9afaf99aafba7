/** The bridge of a page that is not a desk's: what is not for its audience is turned away before the shell hears of it. */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import { type Audience, audiences } from '../../shared/ipc/audiences.ts'
import type { Bridge } from '../../shared/ipc/client.ts'
import { measure } from '../../shared/ipc/measure.ts'

export function narrowBridge(audience: Audience): void {
  const { calls, hears }: { readonly calls: readonly string[]; readonly hears: readonly string[] } = audiences[audience]
  const bridge: Bridge = {
    call: async (name, input) => {
      if (!calls.includes(name)) return { ok: false, error: { code: 'WRONG_WINDOW' } }
      const { fault } = measure(input)
      return fault ? { ok: false, error: { code: fault } } : ipcRenderer.invoke('call', name, input)
    },
    on: listen => {
      const pass = (_event: IpcRendererEvent, name: string, payload: unknown) => void (hears.includes(name) && listen(name, payload))
      ipcRenderer.on('event', pass)
      return () => void ipcRenderer.removeListener('event', pass)
    },
  }
  contextBridge.exposeInMainWorld('counter', bridge)
}
