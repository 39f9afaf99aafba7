/** A photo thread that dies takes its own pictures with it, and no others. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Thread, threadOf } from '../../../../main/core/imaging/thread.ts'
import { Refusal } from '../../../../shared/refusal.ts'

const long = 60_000

/** A thread that does what the job says, as a picture would make the real one do. */
const script = `
  const { parentPort } = require('node:worker_threads')
  parentPort.on('message', ({ id, say = [], after }) => {
    for (const message of say) parentPort.postMessage('id' in message ? { ...message, id } : message)
    if (after === 'throw') throw new Error('out of memory')
    if (after === 'exit') process.exit(3)
    if (after === 'hang') for (;;);
  })
`
const answered = (result: string) => ({ say: [{ id: 0, result }] })

const workers: Worker[] = []
function aThread(): { thread: Thread; worker: Worker } {
  const worker = new Worker(script, { eval: true })
  workers.push(worker)
  return { thread: threadOf(worker), worker }
}
// Deadlines pass when the test says so; the threads and their messages are real.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(async () => {
  vi.useRealTimers()
  await Promise.all(workers.splice(0).map(worker => worker.terminate()))
})

test('a fault that is told twice fails the pictures of that thread, and the next thread goes on', async () => {
  const { thread: dying, worker } = aThread()
  const fault = dying.ask({ say: [{ fault: 'bad model' }, { fault: 'bad model again' }] }, long)
  const behindIt = dying.ask(answered('too late'), long)
  await expect(fault).rejects.toThrowError('bad model')
  await expect(behindIt).rejects.toThrowError('bad model')
  const { thread: next } = aThread()
  const judging = next.ask(answered('judged'), long)
  if (worker.threadId !== -1) await once(worker, 'exit')
  expect(await judging).toBe('judged')
  expect([dying.isAlive(), next.isAlive()]).toEqual([false, true])
})

test('a thread that is killed late does not take its successor along', async () => {
  const { thread: hanging, worker } = aThread()
  const given = hanging.ask({ after: 'hang' }, long)
  const gone = once(worker, 'exit')
  const ending = hanging.end(new Refusal('CORE_DOWN'))
  await expect(given).rejects.toThrowError(new Refusal('CORE_DOWN'))
  const { thread: next } = aThread()
  const judging = next.ask(answered('judged'), long)
  await Promise.all([ending, gone])
  expect(await judging).toBe('judged')
  expect(next.isAlive()).toBe(true)
})

test.each([
  ['throws', 'throw', 'out of memory'],
  ['ends itself', 'exit', 'The photo thread ended'],
])('a thread that %s fails its pictures with the reason', async (_what, after, reason) => {
  const { thread } = aThread()
  await expect(thread.ask({ after }, long)).rejects.toThrowError(reason)
  await expect(thread.ask(answered('never'), long)).rejects.toThrowError(reason)
})

test('a picture past its deadline ends the thread; the one queued behind it fails too, and its own deadline ends nobody later', async () => {
  const { thread: slow } = aThread()
  const first = slow.ask({ after: 'hang' }, 50)
  const queued = slow.ask(answered('never'), 100)
  vi.advanceTimersByTime(50)
  await expect(first).rejects.toThrowError(new Refusal('TIMED_OUT'))
  await expect(queued).rejects.toThrowError(new Refusal('TIMED_OUT'))
  const { thread: next } = aThread()
  const judging = next.ask(answered('judged'), long)
  vi.advanceTimersByTime(50)
  expect(await judging).toBe('judged')
  expect(next.isAlive()).toBe(true)
})

test('an answer in time leaves no deadline behind', async () => {
  const { thread } = aThread()
  expect(await thread.ask(answered('in time'), long)).toBe('in time')
  vi.advanceTimersByTime(2 * long)
  expect(await thread.ask(answered('and again'), long)).toBe('and again')
})

test('a job that cannot be sent fails alone', async () => {
  const { thread } = aThread()
  await expect(thread.ask({ say: () => 'a function' }, long)).rejects.toThrowError('could not be cloned')
  vi.advanceTimersByTime(2 * long)
  expect(await thread.ask(answered('judged'), long)).toBe('judged')
})
