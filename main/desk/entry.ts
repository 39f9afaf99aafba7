/** Starts the process of a desk whose branch is across the hall. */
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { closeInherited } from '../core/platform/inherited-handles.ts'
import { forkWire, parentWire, whenParentGone } from '../core/platform/wires.ts'
import type { LocalProcess } from './emergency/local-core.ts'
import { serveDesk } from './serve.ts'

closeInherited()
// Electron sets this in forked children even when it was removed from their environment (measured).
delete process.env.ELECTRON_RUN_AS_NODE
serveDesk(parentWire(), startCore)

/** The core of the desk's own branch, where the program lies: bundled beside this one, else as source. */
function startCore(): LocalProcess {
  const beside = fileURLToPath(new URL('entry.mjs', import.meta.url))
  const entry = existsSync(beside) ? beside : fileURLToPath(new URL('../core/host/entry.ts', import.meta.url))
  const child = fork(entry, { execArgv: ['--disable-sigusr1'], serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  return {
    wire: forkWire(child),
    onGone: report => void child.once('exit', report),
    kill: () => void child.kill('SIGKILL'),
  }
}

// A write that was answered is kept by the branch, so a desk without a window has nothing left to do.
whenParentGone(() => process.exit(0))
