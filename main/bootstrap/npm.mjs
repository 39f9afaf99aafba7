/** Calls the npm that belongs to this machine's Node. */
import { runCaptured } from './child.mjs'

// An unreachable registry should be reported in seconds; npm's own default is to wait 10 s and then 60 s between tries.
const patience = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=4000', '--fetch-timeout=60000']

/**
 * @param {string[]} args
 * @param {string} cwd
 */
export function npm(args, cwd) {
  const all = [...patience, '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error', ...args]
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) return runCaptured(process.execPath, [script, ...all], { cwd })
  // npm is a .cmd file on Windows and such a file starts only through the shell; every argument is one of ours.
  return process.platform === 'win32' ? runCaptured('npm.cmd', all, { cwd, shell: true }) : runCaptured('npm', all, { cwd })
}
