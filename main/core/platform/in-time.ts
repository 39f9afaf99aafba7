/** Gives up waiting for a folder of a machine that is off, a stick that was pulled out or a share that hangs. */
import { Refusal } from '../../../shared/refusal.ts'

/** Such a folder can keep a caller waiting for minutes. */
const deadlineMs = 10_000

/** What is late goes on behind and is heard no more. @throws Refusal TIMED_OUT */
export async function inTime<T>(work: Promise<T>, ms: number = deadlineMs): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Refusal('TIMED_OUT')), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
