/** Brings a fresh clone to the point where a command of ours can run. */
import { join } from 'node:path'
import { runAttached } from './child.mjs'
import { ensureSystem } from './debian.mjs'
import { hasDisplay } from './display.mjs'
import { isFresh, sourcesMark, stamp } from './freshness.mjs'
import { ensureInstalled } from './install.mjs'
import { oneAtATime } from './lock.mjs'
import { pinnedNode } from './node24.mjs'
import { printStatus } from './status.mjs'
import { root } from './tree.mjs'
import { Stop } from './trouble.mjs'

const lock = join(root, 'dist', '.set-up')

/** @returns {Promise<string>} the Node that runs our TypeScript, with the packages in place */
export function prepareTools() {
  return oneAtATime(lock, async () => {
    await ensureInstalled(root)
    return pinnedNode(root)
  })
}

/**
 * @param {string} node
 * @param {{ always?: boolean }} wish
 */
export function prepareBuild(node, { always = false } = {}) {
  return oneAtATime(lock, async () => {
    if (!always && isFresh(root)) return
    printStatus('Building ...')
    const builtFrom = sourcesMark(root)
    const code = await runAttached(node, [join(root, 'main/build.ts')], { cwd: root })
    if (code !== 0) throw new Stop('The build failed; its own message stands above.')
    stamp(root, builtFrom)
  })
}

/**
 * Everything the program's window needs on this machine.
 * @param {{ forTests?: boolean }} wish
 */
export async function prepareApp({ forTests = false } = {}) {
  const node = await prepareTools()
  // Loaded only now: it reads what the packages bring.
  const { electronRuntime } = await import('./electron-runtime.mjs')
  const runtime = await oneAtATime(lock, () => electronRuntime())
  if (runtime.notice) printStatus(runtime.notice)
  await ensureSystem({
    executable: runtime.executable,
    programs: [
      ...(hasDisplay() ? [] : /** @type {const} */ (['Xvfb'])),
      ...(forTests ? /** @type {const} */ (['fswebcam', 'xdotool', 'xclip']) : []),
    ],
  })
  await prepareBuild(node)
  return { node, runtime }
}
