/** A peer process for the wire tests: sends every message back with what it saw of the bytes in it. */
import { parentWire, whenParentGone } from '../../../../main/core/platform/wires.ts'

const wire = parentWire()
wire.onMessage(message => {
  const bytes = typeof message === 'object' && message !== null && 'bytes' in message ? message.bytes : null
  wire.send({ message, isBytes: bytes instanceof Uint8Array, memory: bytes instanceof Uint8Array ? bytes.buffer.byteLength : 0 })
})
whenParentGone(() => process.exit(0))
