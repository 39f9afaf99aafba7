/** Tells the person at the terminal what the set-up is doing, on stderr so that a command's own output stays clean. */

/** @param {string} line */
export function printStatus(line) {
  process.stderr.write(`${line}\n`)
}
