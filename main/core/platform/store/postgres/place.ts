/** Reads the address of a PostgreSQL database: where it is, which schema is the branch, and how the line to it is secured. */
import { readFile } from 'node:fs/promises'
import { Refusal } from '../../../../../shared/refusal.ts'

export type Place = {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
  /** Missing where `PGPASSWORD` or the password file of the user who runs the server gives it. */
  readonly password?: string
  /** A branch is a schema of its own. */
  readonly schema: string
  /** Null for a line that never leaves the machine. */
  readonly tls: { readonly authority: string | null; readonly checksName: boolean } | null
}

const usualSchema = 'branch'
const schemaForm = /^[a-z][a-z0-9_]{0,50}$/
const known = ['sslmode', 'sslrootcert', 'schema']

const bad = (why: string): Refusal => new Refusal('STORE_ADDRESS', { why })

/**
 * `postgres://USER[:PASSWORD]@HOST[:PORT]/DATABASE[?schema=NAME][&sslmode=verify-full|verify-ca|disable][&sslrootcert=FILE]`.
 * What is not understood is refused: an option that is passed over could have been the one that secures the line.
 * @throws Refusal STORE_ADDRESS
 */
export async function placeOf(address: string): Promise<Place> {
  const url = URL.parse(address)
  if (url === null || !['postgres:', 'postgresql:'].includes(url.protocol)) throw bad('not-an-address')
  const host = decodeURIComponent(url.hostname).replaceAll(/[[\]]/g, '')
  const database = decodeURIComponent(url.pathname.slice(1))
  const user = decodeURIComponent(url.username)
  if (host === '' || database === '' || user === '') throw bad('incomplete')
  for (const name of url.searchParams.keys()) if (!known.includes(name)) throw bad('unknown-option')
  const schema = url.searchParams.get('schema') ?? usualSchema
  // Names of the database's own begin so.
  if (!schemaForm.test(schema) || schema.startsWith('pg_')) throw bad('schema')
  const tls = await tlsOf(host, url.searchParams)
  const password = url.password === '' ? {} : { password: decodeURIComponent(url.password) }
  return { host, port: Number(url.port || 5432), database, user, ...password, schema, tls }
}

async function tlsOf(host: string, options: URLSearchParams): Promise<Place['tls']> {
  const onThisMachine = ['localhost', '127.0.0.1', '::1'].includes(host)
  const mode = options.get('sslmode') ?? (onThisMachine ? 'disable' : 'verify-full')
  if (mode === 'disable') {
    if (!onThisMachine) throw bad('open-line')
    return null
  }
  // Encrypted but unchecked (`require`, `prefer`) is open to whoever stands between.
  if (mode !== 'verify-full' && mode !== 'verify-ca') throw bad('open-line')
  const file = options.get('sslrootcert')
  const authority =
    file === null
      ? null
      : await readFile(file, 'utf8').catch(() => {
          throw bad('authority')
        })
  return { authority, checksName: mode === 'verify-full' }
}
