/** Opens every bootstrap command: refuses an old Node before newer syntax is read, and turns expected trouble into one sentence. */
// Nothing here may be newer than Node 12 understands, and nothing may be imported at the top: an old Node must get as far as the sentence.

/**
 * @param {string} version as in process.versions.node
 * @returns {string} the sentence for a person, empty when the version will do
 */
export function nodeTrouble(version) {
  const major = Number(version.split('.')[0])
  if (major >= 20) return ''
  return `SSC Counter needs Node 20 or newer and this is Node ${version}. Install Node 20 or newer and run the same command again.`
}

/**
 * @param {(args: string[]) => Promise<number>} command gives the exit code
 */
export async function enter(command) {
  const trouble = nodeTrouble(process.versions.node)
  if (trouble !== '') return leave(trouble)
  try {
    process.exitCode = await command(process.argv.slice(2))
  } catch (error) {
    const sentences = await import('./trouble.mjs')
    const sentence = sentences.sentenceOf(error)
    if (sentence === undefined) throw error
    leave(sentence)
  }
}

/** @param {string} sentence */
function leave(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}
