/** Says expected trouble of the set-up in one sentence with what to do about it. */

/** Trouble a person can mend; its message is the sentence they read. */
export class Stop extends Error {
  /** @param {string} sentence */
  constructor(sentence) {
    super(sentence)
    this.name = 'Stop'
  }
}

const network =
  /ENOTFOUND|ENOTCACHED|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|Could not resolve|Temporary failure resolving|Unable to connect|Failed to fetch/i

const signs = [
  { sign: /ENOSPC|no space left/i, says: 'the disk is full: free about 2 GB' },
  { sign: /EROFS|read-only file system/i, says: 'the folder is read-only: use a folder that can be written' },
  { sign: /EACCES|EPERM|permission denied/i, says: 'this user may not write there: use a folder you own' },
  { sign: network, says: 'the network cannot be reached: connect it, or set the proxy or mirror of this machine' },
  {
    sign: /EINTEGRITY|integrity/i,
    says: 'what was downloaded is not what was expected: empty the npm cache with `npm cache clean --force`',
  },
]

/**
 * @param {string} output
 */
export const isNetworkTrouble = output => network.test(output)

/**
 * The first known cause in the output of a program that failed.
 * @param {string} output
 * @returns {string | undefined}
 */
export function causeIn(output) {
  return signs.find(row => row.sign.test(output))?.says
}

/**
 * @param {string} doing what was being tried, as in "Installing the npm packages"
 * @param {string} output of the program that failed
 */
export function failed(doing, output) {
  const lastLine = output.trim().split('\n').at(-1)?.trim() || 'no message was given'
  return new Stop(`${doing} failed because ${causeIn(output) ?? `of this: ${lastLine}`}. Then run the same command again.`)
}

/**
 * The sentence for an error, undefined when it is a bug and deserves its stack.
 * @param {unknown} error
 * @returns {string | undefined}
 */
export function sentenceOf(error) {
  if (!(error instanceof Error)) return undefined
  if (error.name === 'Stop') return error.message
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error)
  const cause = code === undefined ? undefined : causeIn(code)
  return cause === undefined ? undefined : `The set-up stopped at ${path ?? 'a file'}: ${cause}, then run the same command again.`
}
