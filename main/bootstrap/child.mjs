/** Runs other programs, either listening to their output or handing them the terminal. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { Stop } from './trouble.mjs'

/**
 * @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, deadline?: number }} Options deadline in milliseconds
 * @typedef {{ code: number, output: string }} Ended output is stdout and stderr together
 */

/**
 * Runs to the end and gives back what it printed; a program that is missing has code 127.
 * @param {string} command
 * @param {string[]} args
 * @param {Options} options
 * @returns {Promise<Ended>}
 */
export function listen(command, args, { deadline, ...options } = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk).slice(-200_000)
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    const timer = deadline === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), deadline)
    const end = (/** @type {Ended} */ ended) => {
      clearTimeout(timer)
      resolve(ended)
    }
    child.on('error', error => end({ code: 127, output: error.message }))
    child.on('close', (code, signal) => end({ code: exitCode(code, signal), output }))
  })
}

/**
 * Hands the terminal to a program and gives back its exit code; signals sent to us reach it.
 * @param {string} command
 * @param {string[]} args
 * @param {Options} options
 * @returns {Promise<number>}
 */
export function hand(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: 'inherit' })
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
    const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
    for (const signal of signals) process.on(signal, forward)
    const stop = () => {
      for (const signal of signals) process.off(signal, forward)
    }
    child.on('error', error => {
      stop()
      reject(new Stop(`${command} could not be started: ${error.message}.`))
    })
    child.on('close', (code, signal) => {
      stop()
      resolve(exitCode(code, signal))
    })
  })
}

/**
 * As a shell would put it: 128 and the number of the signal.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCode(code, signal) {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal])
}
