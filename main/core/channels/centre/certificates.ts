/** Reads the certificate of this branch, its key and the centre's authority from the files the manager names. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { open } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import type { Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Credentials } from './line.ts'

type Named = NonNullable<Parsed<'centre.setLine'>['certificate']>

const mostBytes = 200_000

/** @throws Refusal CERTIFICATE_WRONG with the field whose file cannot be read, is none, or does not belong to the others */
export async function certificatesIn({ certFile, keyFile, caFile }: Named): Promise<Credentials> {
  if ((certFile === null) !== (keyFile === null)) throw wrong(certFile === null ? 'certFile' : 'keyFile')
  const [cert, key, ca] = [await textIn('certFile', certFile), await textIn('keyFile', keyFile), await textIn('caFile', caFile)]
  const own = cert === null ? null : certificateOf('certFile', cert)
  if (ca !== null) certificateOf('caFile', ca)
  if (own !== null && key !== null && !own.checkPrivateKey(keyOf(key))) throw wrong('keyFile')
  return { cert, key, ca }
}

const wrong = (field: string): Refusal => new Refusal('CERTIFICATE_WRONG', { fields: [field] })

async function textIn(field: string, path: string | null): Promise<string | null> {
  if (path === null) return null
  if (!isAbsolute(path)) throw wrong(field)
  try {
    await using file = await open(path, 'r')
    const { size } = await file.stat()
    if (size > mostBytes) throw wrong(field)
    return (await file.readFile()).toString('utf8')
  } catch {
    throw wrong(field)
  }
}

function certificateOf(field: string, pem: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch {
    throw wrong(field)
  }
}

function keyOf(pem: string) {
  try {
    return createPrivateKey(pem)
  } catch {
    // One with a passphrase as well: it would have to be typed at every start.
    throw wrong('keyFile')
  }
}
