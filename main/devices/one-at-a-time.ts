/** Serialises the jobs of a device, each with its own deadline. */
import { DeviceTrouble } from './device-trouble.ts'

/** `work` must end soon after `stop` aborts; `stop.reason` is the `DeviceTrouble` to throw. */
export type InTurn = <T>(signal: AbortSignal, work: (stop: AbortSignal) => Promise<T>) => Promise<T>

export function oneAtATime(deadlineMs: number): InTurn {
  let last: Promise<void> = Promise.resolve()
  return async (signal, work) => {
    const before = last
    let leave = () => {}
    last = new Promise(resolve => {
      // A job that gives up waiting must not let the next one start while an earlier job is still running.
      leave = () => resolve(before)
    })
    try {
      await orStopped(signal, () => before)
      return await withDeadline(signal, deadlineMs, work)
    } finally {
      leave()
    }
  }
}

const orStopped = (signal: AbortSignal, wait: () => Promise<void>): Promise<void> =>
  new Promise((resolve, reject) => {
    const onStop = () => reject(new DeviceTrouble('DEVICE_TIMEOUT', 'stopped'))
    if (signal.aborted) return onStop()
    signal.addEventListener('abort', onStop, { once: true })
    wait()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', onStop))
  })

async function withDeadline<T>(signal: AbortSignal, deadlineMs: number, work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController()
  const onStop = () => stop.abort(new DeviceTrouble('DEVICE_TIMEOUT', 'stopped'))
  const timer = setTimeout(() => stop.abort(new DeviceTrouble('DEVICE_TIMEOUT', 'deadline')), deadlineMs)
  if (signal.aborted) onStop()
  signal.addEventListener('abort', onStop, { once: true })
  try {
    stop.signal.throwIfAborted()
    return await work(stop.signal)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', onStop)
  }
}
