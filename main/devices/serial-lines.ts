/** Opens serial ports, also those behind a USB plug. */
import { DeviceTrouble } from './device-trouble.ts'
import type { Line, LineInfo, Lines } from './line.ts'
import { serialDriver } from './serial-driver.ts'
import { serialPorts } from './serial-ports.ts'

export type SerialSetup = {
  readonly baudRate: number
  /** Ports that no list shows, as a pair of terminals in a test. */
  readonly beside: readonly LineInfo[]
}

const closeWithinMs = 500

export function serialLines({ baudRate, beside }: SerialSetup): Lines {
  const list = async () => [...(await serialPorts()), ...beside]
  return {
    list,
    // The name came from a window: only what is in our own list is opened.
    open: async id => {
      if (!(await list()).some(line => line.id === id)) throw new DeviceTrouble('DEVICE_MISSING', 'unplugged')
      return opened(id, baudRate)
    },
  }
}

async function opened(path: string, baudRate: number): Promise<Line> {
  const { SerialPort } = await serialDriver()
  const port = new SerialPort({ path, baudRate, dataBits: 8, stopBits: 1, parity: 'none', autoOpen: false })
  let isGone = false
  let whenGone = () => {}
  let heard = (_bytes: Uint8Array) => {}
  const gone = () => {
    isGone = true
    whenGone()
  }
  port.on('data', (bytes: Uint8Array) => heard(bytes))
  // A plug that is pulled arrives as either of the two.
  port.on('close', gone)
  port.on('error', gone)
  await new Promise<void>((resolve, reject) => port.open(error => (error ? reject(troubleOf(error)) : resolve())))
  return {
    write: bytes =>
      new Promise((resolve, reject) => {
        if (isGone) return reject(new DeviceTrouble('DEVICE_MISSING', 'unplugged'))
        port.write(Buffer.from(bytes), error => (error ? reject(new DeviceTrouble('DEVICE_MISSING', 'unplugged')) : resolve()))
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
      if (!port.isOpen) return
      // A driver that hangs on closing must not hold what was read.
      await Promise.race([new Promise<void>(resolve => port.close(() => resolve())), afterMs(closeWithinMs)])
    },
  }
}

const afterMs = (ms: number): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, ms).unref()
  })

/** The system's words, which serialport passes on. */
function troubleOf(error: Error): DeviceTrouble {
  if (/no such|not found|ENOENT|ENXIO|ENODEV/i.test(error.message)) return new DeviceTrouble('DEVICE_MISSING', 'unplugged')
  if (/lock|busy|temporarily|EBUSY/i.test(error.message)) return new DeviceTrouble('DEVICE_BUSY', 'in-use')
  // Windows says "Access denied" both for a port that is in use and for one that is forbidden; the first is the usual one.
  if (/access.*denied/i.test(error.message)) return new DeviceTrouble('DEVICE_BUSY', 'in-use')
  if (/permission|EACCES|EPERM/i.test(error.message)) return new DeviceTrouble('DEVICE_DENIED', 'permission')
  return new DeviceTrouble('DEVICE_MISSING', 'unplugged')
}
