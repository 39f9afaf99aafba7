/** Expected trouble of a command: one sentence for the terminal and exit code 1. */
import { systemCode } from '../../shared/system-code.ts'
export class Trouble extends Error {}

export const codeOf = (error: unknown) => systemCode(error) || 'unknown error'

/** Prints what a command has to say, or its trouble in one sentence. */
export async function say(command: () => Promise<{ readonly code: number; readonly say: string }>, failing: string): Promise<void> {
  try {
    const answer = await command()
    process.stdout.write(`${answer.say}\n`)
    process.exitCode = answer.code
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown error'
    process.stderr.write(`${error instanceof Trouble ? reason : `${failing}: ${reason}`}\n`)
    process.exitCode = 1
  }
}
