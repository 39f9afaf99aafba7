/** Finds a port on loopback that nobody listens at. */
import { createServer } from 'node:net'

/** Nobody else gets it meanwhile, as a rule: the system gives ports in turn. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}
