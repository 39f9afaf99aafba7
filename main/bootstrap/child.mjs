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
export function runCaptured(command, args, { deadline, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    const signals = passSignalsTo(child)
    let output = ''
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk).slice(-200_000)
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    const timer = deadline === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), deadline)
    const end = (/** @type {Ended} */ ended) => {
      clearTimeout(timer)
      signals.stop()
      if (signals.passed()) reject(new Stop('Stopped before it was finished; the same command begins where it can.'))
      else resolve(ended)
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
export function runAttached(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: 'inherit' })
    const signals = passSignalsTo(child)
    child.on('error', error => {
      signals.stop()
      reject(new Stop(`${command} could not be started: ${error.message}.`))
    })
    child.on('close', (code, signal) => {
      signals.stop()
      resolve(exitCode(code, signal))
    })
  })
}

/**
 * Without this a stopped set-up would leave its installer running behind it.
 * @param {import('node:child_process').ChildProcess} child
 */
function passSignalsTo(child) {
  let passed = false
  const names = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
  const pass = (/** @type {NodeJS.Signals} */ signal) => {
    passed = true
    child.kill(signal)
  }
  for (const name of names) process.on(name, pass)
  const stop = () => {
    for (const name of names) process.off(name, pass)
  }
  return { stop, passed: () => passed }
}

/**
 * As a shell would put it: 128 and the number of the signal.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCode(code, signal) {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal])
}
