/** Holds the promises of a slip printer in memory, over the network, over a serial port and over a file of the system. */
import { createServer, type Socket } from 'node:net'
import { fileLines } from '../../../../main/devices/file-lines.ts'
import type { Lines } from '../../../../main/devices/line.ts'
import { memoryLines } from '../../../../main/devices/memory-lines.ts'
import { escPosPrinter } from '../../../../main/devices/printer/esc-pos-printer.ts'
import { simulatedPrinter } from '../../../../main/devices/printer/simulated-printer.ts'
import { serialLines } from '../../../../main/devices/serial-lines.ts'
import { tcpLines } from '../../../../main/devices/tcp-lines.ts'
import { aTerminalPair } from '../../../support/a-terminal-pair.ts'
import { patience } from '../../../support/patience.ts'
import { printerContract } from './printer-contract.ts'

const memoryTimes = () => ({ deadlineMs: patience(2_000), answerMs: patience(150), doneMs: patience(400) })
/** The other end is a program of its own, which a busy machine lets wait. */
const lineTimes = () => ({ deadlineMs: patience(10_000), answerMs: patience(250), doneMs: patience(700) })

printerContract('a printer in memory', async () => {
  const far = simulatedPrinter()
  const lines = memoryLines({ id: 'one', name: 'one', far })
  return { printer: escPosPrinter(lines, memoryTimes()), id: 'one', far, unplug: () => lines.unplug('one'), close: async () => {} }
})

printerContract('a printer in the network', async () => {
  const far = simulatedPrinter()
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('data', bytes =>
      far.receive(
        new Uint8Array(bytes),
        answer => void socket.write(answer),
        () => void socket.destroy(),
      ),
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const id = `tcp:127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  const down = () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  return { printer: escPosPrinter(tcpLines(), lineTimes()), id, far, unplug: down, close: async () => down() }
})

printerContract('a printer on a serial port', () =>
  onTerminal(path => serialLines({ baudRate: 115_200, beside: [{ id: path, name: path }] })),
)

printerContract('a printer that stands as a file', () =>
  onTerminal(path => fileLines({ folder: '/nowhere', beside: [{ id: path, name: path }] })),
)

async function onTerminal(linesTo: (path: string) => Lines) {
  const [far, pair] = [simulatedPrinter(), await aTerminalPair()]
  pair.onBytes(bytes => far.receive(bytes, pair.send, pair.unplug))
  return { printer: escPosPrinter(linesTo(pair.path), lineTimes()), id: pair.path, far, unplug: pair.unplug, close: pair.end }
}
