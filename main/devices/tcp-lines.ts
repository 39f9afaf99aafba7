/** Opens lines to printers in the house's network, on the port every maker uses for raw bytes. */
import { connect, type Socket } from 'node:net'
import { hostOf } from '../../shared/printing/address.ts'
import { DeviceTrouble } from './device-trouble.ts'
import type { Line, Lines } from './line.ts'

/** Who is in the house answers at once. */
const connectMs = 2000

/** Lists nothing: an address is typed by the manager. */
export function tcpLines(): Lines {
  return {
    list: async () => [],
    open: async id => {
      const to = hostOf(id)
      if (to === null) throw new DeviceTrouble('DEVICE_MISSING', 'unplugged')
      return lineOver(await connected(to))
    },
  }
}

const connected = ({ host, port }: { readonly host: string; readonly port: number }): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port })
    const fail = () => {
      socket.destroy()
      reject(new DeviceTrouble('DEVICE_MISSING', 'unplugged'))
    }
    const timer = setTimeout(fail, connectMs)
    socket.once('error', fail)
    socket.once('connect', () => {
      clearTimeout(timer)
      socket.off('error', fail)
      socket.setNoDelay(true)
      resolve(socket)
    })
    socket.once('close', () => clearTimeout(timer))
  })

function lineOver(socket: Socket): Line {
  let whenGone = () => {}
  let heard = (_bytes: Uint8Array) => {}
  let isGone = false
  const gone = () => {
    isGone = true
    whenGone()
  }
  socket.on('error', gone)
  socket.on('close', gone)
  socket.on('data', bytes => heard(new Uint8Array(bytes)))
  return {
    write: bytes =>
      new Promise((resolve, reject) => {
        if (isGone) return reject(new DeviceTrouble('DEVICE_MISSING', 'unplugged'))
        socket.write(bytes, error => (error ? reject(new DeviceTrouble('DEVICE_MISSING', 'unplugged')) : resolve()))
      }),
    onBytes: listen => {
      heard = listen
    },
    onGone: listen => {
      whenGone = listen
      if (isGone) listen()
    },
    close: async () => {
      whenGone = () => {}
      // What was handed over goes out; a printer that stands still must not hold the socket for ever.
      socket.end()
      setTimeout(() => socket.destroy(), connectMs).unref()
    },
  }
}
