/** Says which start of the machine this is: what a killed program wrote is still there, what a power cut interrupted may not be. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { uptime } from 'node:os'

export function bootMark(): string {
  return createHash('sha256').update(bootText()).digest('hex').slice(0, 12)
}

function bootText(): string {
  if (process.platform === 'linux') {
    try {
      return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')
    } catch {
      // Hidden in some sandboxes; the time of the start serves as well.
    }
  }
  // To the minute: the uptime and the clock are read one after the other. A clock that is set looks like another start, which is the careful side.
  return String(Math.round((Date.now() / 1000 - uptime()) / 60))
}
