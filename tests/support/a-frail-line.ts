/** A line between a desk and a hall that a test cuts after so many bytes, lets go quiet without a word, or makes slow. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** `lose` says of each piece whether it is lost on the way: TCP sends it again after a while, and what follows waits behind it. */
type Slowness = { readonly delayMs: number; readonly againMs: number; readonly lose: () => boolean }

export async function aFrailLine(hallPort: number) {
  const pairs = new Set<{ desk: Socket; hall: Socket; left: number }>()
  let frozen = false
  let nextCut: () => number = () => Number.POSITIVE_INFINITY
  let cuts = 0
  let slowness: Slowness | null = null
  const server: Server = createServer(desk => {
    const hall = connect(hallPort, '127.0.0.1')
    const pair = { desk, hall, left: nextCut() }
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      desk.destroy()
      hall.destroy()
    }
    const carry = (to: Socket) => {
      let due = 0
      return (part: Buffer) => {
        if (frozen) return
        if (slowness === null) return pass(to, part)
        due = Math.max(due, performance.now() + slowness.delayMs + (slowness.lose() ? slowness.againMs : 0))
        setTimeout(() => pass(to, part), due - performance.now())
      }
    }
    const pass = (to: Socket, part: Buffer) => {
      if (to.destroyed) return
      const sent = part.subarray(0, pair.left)
      pair.left -= part.byteLength
      to.write(sent)
      if (pair.left > 0) return
      cuts += 1
      end()
    }
    desk.on('data', carry(hall))
    hall.on('data', carry(desk))
    for (const socket of [desk, hall]) socket.on('error', end).on('close', end)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    cuts: () => cuts,
    /** From the next connection on. */
    cutAfter(bytes: () => number) {
      nextCut = bytes
    },
    cutNow() {
      for (const { desk, hall } of [...pairs]) {
        desk.destroy()
        hall.destroy()
      }
    },
    /** What goes through from now on is late; `delayMs` one way. */
    slow(how: Slowness) {
      slowness = how
    },
    /** Nothing goes through any more, and neither end is told. */
    freeze() {
      frozen = true
    },
    /** What was under way when it froze is lost with its connection. */
    thaw() {
      frozen = false
      for (const { desk, hall } of [...pairs]) {
        desk.destroy()
        hall.destroy()
      }
    },
    end: () =>
      new Promise<void>(resolve => {
        for (const { desk, hall } of [...pairs]) {
          desk.destroy()
          hall.destroy()
        }
        server.close(() => resolve())
      }),
  }
}
