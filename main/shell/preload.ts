/** Puts the bridge on the page: one way to call and one way to listen, with no word of the business. */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import type { Bridge } from '../../shared/ipc/client.ts'
import { measure, pictureFields } from '../../shared/ipc/measure.ts'

const bridge: Bridge = {
  // What no command takes is turned away here, before it is copied to the shell, which serves every window.
  call: async (name, input) => {
    const { fault } = measure(input, pictureFields)
    return fault ? { ok: false, error: { code: fault } } : ipcRenderer.invoke('call', name, input)
  },
  on: listen => {
    const pass = (_event: IpcRendererEvent, name: string, payload: unknown) => listen(name, payload)
    ipcRenderer.on('event', pass)
    return () => void ipcRenderer.removeListener('event', pass)
  },
}

contextBridge.exposeInMainWorld('counter', bridge)
