/** Ends a download that no longer advances. */
import { spawn } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @param {{ command: string, args: string[], env: NodeJS.ProcessEnv, measure: () => number, stallMs: number }} job
 * @returns {Promise<number>} the exit code, 1 when it was ended
 */
export function runWhileItAdvances({ command, args, env, measure, stallMs }) {
  return new Promise(resolve => {
    const child = spawn(command, args, { env, stdio: 'ignore' })
    let reached = measure()
    let since = Date.now()
    const timer = setInterval(
      () => {
        const now = measure()
        if (now !== reached) since = Date.now()
        else if (Date.now() - since > stallMs) child.kill('SIGKILL')
        reached = now
      },
      Math.min(500, stallMs / 4),
    )
    const end = (/** @type {number} */ code) => {
      clearInterval(timer)
      resolve(code)
    }
    child.on('error', () => end(1))
    child.on('close', code => end(code ?? 1))
  })
}

/**
 * @param {string} folder counts as empty while it does not exist
 * @returns {number}
 */
export function bytesIn(folder) {
  let total = 0
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) total += bytesIn(path)
    // A file may be moved away between the listing and the look; it is counted where it went.
    else total += statSync(path, { throwIfNoEntry: false })?.size ?? 0
  }
  return total
}

/** @param {string} folder */
function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
