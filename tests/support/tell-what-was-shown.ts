/** Says of a test that fails in a real window what the window showed then: a wait that ended tells only what never came. */
import { afterEach } from 'vitest'
import { shownNow } from './an-app.ts'

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const shown of await shownNow()) process.stderr.write(`\n${task.name}: the window showed\n${shown}\n`)
})
