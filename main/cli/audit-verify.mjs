/** Checks a signed audit log with plain Node. */

// `npm run audit:verify -- FILE [--key FINGERPRINT]` needs Node and nothing else, neither the store nor
// our code, so that an auditor may take this one file along. Prints `{ ok, … }`; what is wrong is named with its line and byte.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const sha256 = data => createHash('sha256').update(data).digest('hex')
const newline = 0x0a
const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value)

class Wrong extends Error {
  constructor(what, line) {
    super(what)
    this.at = line
  }
}

/** Every line with the place of its first byte; the last one ends with a newline too. */
function linesOf(bytes) {
  const lines = []
  let start = 0
  while (start < bytes.length) {
    const end = bytes.indexOf(newline, start)
    const line = { number: lines.length + 1, byte: start, bytes: bytes.subarray(start, end === -1 ? bytes.length : end) }
    if (end === -1) throw new Wrong('The last line does not end: the file was cut off or its end changed.', line)
    lines.push(line)
    start = end + 1
  }
  if (lines.length < 3) throw new Wrong('The file is too short to be a signed log.', lines[0] ?? { number: 1, byte: 0 })
  return lines
}

/** A value that is not written exactly as the program writes it was changed. */
function readValue(line) {
  let text
  let value
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line.bytes)
    value = JSON.parse(text)
  } catch {
    throw new Wrong('This line cannot be read.', line)
  }
  if (JSON.stringify(value) !== text) throw new Wrong('This line was changed.', line)
  return value
}

/** A line that is no entry carries the hash of everything else in it. */
function hashedObject(line) {
  const value = readValue(line)
  if (!isObject(value)) throw new Wrong('This line was changed.', line)
  const { hash, ...rest } = value
  if (Object.keys(value).at(-1) !== 'hash' || sha256(JSON.stringify(rest)) !== hash) throw new Wrong('This line was changed.', line)
  return rest
}

function entryOf(line) {
  const value = readValue(line)
  if (!Array.isArray(value) || value.length !== 11) throw new Wrong('This line was changed.', line)
  const [seq, at, operator, counter, what, caseId, from, to, facts, previous, hash] = value
  const counted = sha256(JSON.stringify([previous, at, operator, counter, what, caseId, from, to, facts]))
  if (counted !== hash) throw new Wrong(`Entry ${seq} was changed.`, line)
  return { seq, previous, hash }
}

/** The chain itself: each entry follows the one before, none is missing, none was put in. */
function checkChain(lines, header) {
  let last = { seq: header.first === null ? null : header.first - 1, hash: header.before }
  for (const line of lines) {
    const entry = entryOf(line)
    if (entry.seq !== last.seq + 1) throw new Wrong(`Entry ${last.seq + 1} is missing, or entry ${entry.seq} was moved.`, line)
    if (entry.previous !== last.hash) throw new Wrong(`Entry ${entry.seq} does not follow the one before it.`, line)
    last = entry
  }
  if (lines.length !== header.entries)
    throw new Wrong(`${header.entries} entries were signed, ${lines.length} are here.`, lines.at(-1) ?? { number: 1, byte: 0 })
  return last
}

function checkSignature(end, line, header, body) {
  if (end.body !== sha256(body)) throw new Wrong('What was signed is not what stands in this file.', line)
  const key = createPublicKey({ key: Buffer.from(header.key, 'hex'), format: 'der', type: 'spki' })
  const said = Buffer.from(JSON.stringify({ head: end.head, body: end.body }))
  if (!verify(null, said, key, Buffer.from(end.signature, 'hex'))) throw new Wrong('The signature is not of this file.', line)
}

function checkHead(last, end, line) {
  if (last.seq === null) return
  if (last.seq > end.head.seq || (last.seq === end.head.seq && last.hash !== end.head.hash))
    throw new Wrong('The log ends elsewhere than was signed.', line)
}

/**
 * @param {Uint8Array} bytes
 * @param {string | null} wanted the fingerprint as the branch's own page shows it; without it the file is only checked against itself
 */
export function verifySignedLog(bytes, wanted = null) {
  try {
    const lines = linesOf(Buffer.from(bytes))
    const [first] = lines
    const lastLine = lines.at(-1)
    const header = hashedObject(first)
    if (header.format !== 'ssc-counter-audit-log' || header.version !== 1)
      throw new Wrong('This is no audit log this verifier knows.', first)
    const last = checkChain(lines.slice(1, -2), header)
    hashedObject(lines.at(-2))
    const end = hashedObject(lastLine)
    checkSignature(end, lastLine, header, Buffer.from(bytes).subarray(0, lastLine.byte))
    checkHead(last, end, lastLine)
    const fingerprint = sha256(Buffer.from(header.key, 'hex'))
    const keyKnown = wanted === null ? null : wanted.replaceAll(/[^0-9a-f]/gi, '').toLowerCase() === fingerprint
    if (keyKnown === false) throw new Wrong('The file is whole but signed with another key than the one named.', first)
    return {
      ok: true,
      branch: header.branch,
      span: header.span,
      entries: header.entries,
      first: header.first,
      head: end.head,
      fingerprint,
      keyKnown,
    }
  } catch (error) {
    const at = error instanceof Wrong ? error.at : { number: 1, byte: 0 }
    const what = error instanceof Wrong ? error.message : 'The file cannot be read as a signed log.'
    return { ok: false, what, line: at.number, byte: at.byte }
  }
}

function main([file, ...rest]) {
  const wanted = rest[0] === '--key' ? (rest[1] ?? '') : null
  if (!file) {
    process.stderr.write('Usage: node audit-verify.mjs FILE [--key FINGERPRINT]\n')
    return 2
  }
  let bytes
  try {
    bytes = readFileSync(file)
  } catch {
    process.stderr.write('The file cannot be opened.\n')
    return 2
  }
  const found = verifySignedLog(bytes, wanted)
  process.stdout.write(`${JSON.stringify(found, null, 2)}\n`)
  if (found.ok && wanted === null)
    process.stderr.write('Compare the fingerprint with the one the branch shows: without that anybody could have signed.\n')
  return found.ok ? 0 : 1
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = main(process.argv.slice(2))
