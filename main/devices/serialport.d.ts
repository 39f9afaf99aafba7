/** Types for the part of serialport that we use. */
declare module 'serialport' {
  type Settings = {
    path: string
    baudRate: number
    dataBits: 8
    stopBits: 1
    parity: 'none'
    autoOpen: false
  }

  export class SerialPort {
    constructor(settings: Settings)
    static list(): Promise<{ path: string; manufacturer?: string }[]>
    readonly isOpen: boolean
    open(done: (error: Error | null) => void): void
    write(bytes: Uint8Array, done: (error: Error | null | undefined) => void): boolean
    close(done: (error: Error | null) => void): void
    on(event: 'data', listen: (bytes: Uint8Array) => void): this
    on(event: 'close' | 'error', listen: (error: Error | null) => void): this
  }
}
