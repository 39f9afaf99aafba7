/** Puts the bridge on the page: one way to call and one way to listen, with no word of the business. */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import type { Bridge } from '../../shared/ipc/client.ts'

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke('call', name, input),
  on: listen => {
    const pass = (_event: IpcRendererEvent, name: string, payload: unknown) => listen(name, payload)
    ipcRenderer.on('event', pass)
    return () => void ipcRenderer.removeListener('event', pass)
  },
}

contextBridge.exposeInMainWorld('counter', bridge)
