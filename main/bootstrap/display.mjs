/** Gives graphical programs a screen on a Linux machine that has none. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Stop } from './trouble.mjs'

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/**
 * Whether the display is an Xvfb of this machine: ours, which leaves no lock file because it chose its number itself, or that of a build server.
 * @param {NodeJS.ProcessEnv} env
 * @param {(file: string) => string} read
 */
export function isVirtualDisplay(env, read = readOrEmpty) {
  if (env.DISPLAY && env.DISPLAY === env.SSC_VIRTUAL_DISPLAY) return true
  const number = /^:(\d+)/.exec(env.DISPLAY ?? '')?.[1]
  if (number === undefined) return false
  const process = read(`/tmp/.X${number}-lock`).trim()
  return process !== '' && read(`/proc/${process}/comm`).trim() === 'Xvfb'
}

/** @param {string} file */
function readOrEmpty(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // No such file means no such display.
    return ''
  }
}

/**
 * Runs the work with a display: the one there is, or an Xvfb that lives as long as the work.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<T>}
 */
export async function withDisplay(work, env = process.env) {
  if (hasDisplay(env)) return work(env)
  const screen = await startVirtualDisplay()
  try {
    return await work({ ...env, DISPLAY: screen.display, SSC_VIRTUAL_DISPLAY: screen.display })
  } finally {
    await screen.stop()
  }
}

/** @returns {Promise<{ display: string, stop: () => Promise<void> }>} */
export function startVirtualDisplay() {
  return new Promise((resolve, reject) => {
    // Xvfb picks a free number itself and writes it to the descriptor once it accepts programs.
    // It would start over each time its last program leaves, which takes it longer than the next one needs to come.
    const args = ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-noreset']
    const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true })
    let complaint = ''
    server.stderr?.on('data', chunk => {
      complaint += chunk
    })
    const timer = setTimeout(() => server.kill('SIGKILL'), 20_000)
    const gone = new Promise(ended => server.on('close', () => ended(undefined)))
    server.on('error', error => reject(new Stop(`The virtual display could not be started: ${error.message}.`)))
    server.on('close', () => {
      clearTimeout(timer)
      reject(new Stop(`The virtual display ended at once: ${complaint.trim().split('\n').at(-1) || 'no message was given'}.`))
    })
    server.stdio[3]?.once('data', number => {
      clearTimeout(timer)
      resolve({
        display: `:${String(number).trim()}`,
        stop: async () => {
          server.kill('SIGTERM')
          await gone
        },
      })
    })
  })
}
