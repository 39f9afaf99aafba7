/** Says how long a test waits for something: as long as a quiet machine needs at most, and longer the busier this one is. */
import { readFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'

/** No machine is so busy that a test should wait for hours. */
const mostTimes = 30

/** How many programs want each processor: 1 where the machine is ours alone. Read anew for every wait, because work comes and goes. */
export function slowness(): number {
  const [minute = 0] = loadavg()
  return Math.min(Math.max(1, minute / availableParallelism(), runnable() / availableParallelism()), mostTimes)
}

export const patience = (ms: number): number => Math.round(ms * slowness())

/** What a piece of work costs of the processor's time, in milliseconds: the same however many others want it meanwhile. */
export async function effortOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** What wants to run in this very moment; the average of a minute knows nothing yet of a load that has just begun. */
function runnable(): number {
  try {
    return Number(/(\d+)\/\d+/.exec(readFileSync('/proc/loadavg', 'utf8'))?.[1] ?? 0)
  } catch (error) {
    // Only Linux tells.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0
    throw error
  }
}
