/** Writes the shell's log: one JSON line per event, with codes and ids only, in a file that never outgrows its size. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { systemCode } from '../../shared/system-code.ts'

export type LogFields = Readonly<Record<string, string | number | boolean>>
export type Log = (code: string, fields?: LogFields) => void

const sizeLimit = 1024 * 1024
const kept = 3

/** A log that cannot be written must not stop the counter: it says so once on stderr and goes silent. */
export function openLog(folder: string, now: () => string = () => new Date().toISOString()): Log {
  const file = join(folder, 'shell.log')
  let silent = false
  return (code, fields = {}) => {
    if (silent) return
    try {
      mkdirSync(folder, { recursive: true })
      rotate(folder, file)
      appendFileSync(file, `${JSON.stringify({ at: now(), code, ...fields })}\n`, { mode: 0o600 })
    } catch (error) {
      silent = true
      process.stderr.write(`The log cannot be written (${codeOf(error)}).\n`)
    }
  }
}

const tailBytes = 300_000

/** The newest lines, for whoever helps from afar; nothing where there is no log yet. */
export function logTail(folder: string): string {
  const file = join(folder, 'shell.log')
  return existsSync(file) ? readFileSync(file, 'utf8').slice(-tailBytes) : ''
}

function rotate(folder: string, file: string): void {
  if (!existsSync(file) || statSync(file).size < sizeLimit) return
  for (let age = kept - 1; age >= 1; age -= 1) {
    const older = join(folder, `shell.${age}.log`)
    if (existsSync(older)) renameSync(older, join(folder, `shell.${age + 1}.log`))
  }
  renameSync(file, join(folder, 'shell.1.log'))
}

const codeOf = (error: unknown): string => systemCode(error) || 'unknown'
