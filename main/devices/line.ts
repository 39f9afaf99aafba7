/** A line of bytes to a device, whatever carries it: a serial port, a report of a HID device, memory. */

export type Line = {
  /** Resolves when the bytes are handed over. Throws `DeviceTrouble` where the line is gone. */
  write(bytes: Uint8Array): Promise<void>
  /** What arrives from now on, in pieces of any size, to the newest listener only. */
  onBytes(listen: (bytes: Uint8Array) => void): void
  /** Called once when the device is gone, at once where it is gone already. */
  onGone(listen: () => void): void
  close(): Promise<void>
}

export type LineInfo = { readonly id: string; readonly name: string }

export type Lines = {
  list(): Promise<LineInfo[]>
  /** Throws `DeviceTrouble` DEVICE_MISSING, DEVICE_BUSY, DEVICE_DENIED. */
  open(id: string): Promise<Line>
}
