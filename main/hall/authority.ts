/** The branch's own authority: makes it, and signs the keys of its server and its desks. */
import 'reflect-metadata'
import { randomBytes } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import { hallName } from '../../shared/hall/line.ts'

x509.cryptoProvider.set(crypto)

/** In PEM. The certificate is public; the key never leaves the branch's store. */
export type Authority = { readonly certificate: string; readonly key: string }

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const dayMs = 24 * 60 * 60_000
/** Clocks of desks go wrong by minutes, of a new machine by a day. */
const earlyMs = dayMs
export const authorityDays = 20 * 365
export const deskDays = 730
/** A desk that comes with less than this left goes with a new certificate: one that is used at least twice a year never joins again. */
export const deskRenewDays = 180
/** Made anew at each start of the server and every few days. */
export const serverDays = 30

const serial = (): string => `01${randomBytes(15).toString('hex')}`
const span = (days: number, now: number) => ({ notBefore: new Date(now - earlyMs), notAfter: new Date(now + days * dayMs) })

export async function makeAuthority(now = Date.now()): Promise<Authority> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: 'CN=SSC Counter branch',
    ...span(authorityDays, now),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: certificate.toString('pem'), key: await pemOfKey(keys.privateKey) }
}

const pemOfKey = async (key: Parameters<typeof crypto.subtle.exportKey>[1]): Promise<string> =>
  x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')

export type Signed = {
  /** Who it is, in the certificate's name. */
  readonly name: string
  readonly use: 'server' | 'desk'
  /** SPKI in DER. */
  readonly publicKey: Uint8Array
  readonly days: number
  readonly now?: number
}

/** @returns the certificate in PEM @throws whatever a key that is none is refused with */
export async function sign(authority: Authority, { name, use, publicKey, days, now = Date.now() }: Signed): Promise<string> {
  const issuer = new x509.X509Certificate(authority.certificate)
  const signingKey = await crypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(authority.key), algorithm, false, ['sign'])
  const key = await crypto.subtle.importKey('spki', new Uint8Array(publicKey), algorithm, true, ['verify'])
  const uses = use === 'server' ? x509.ExtendedKeyUsage.serverAuth : x509.ExtendedKeyUsage.clientAuth
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: `CN=${name}`,
    issuer: issuer.subject,
    ...span(days, now),
    publicKey: key,
    signingKey,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([uses], true),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
      ...(use === 'server' ? [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: name }])] : []),
    ],
  })
  return certificate.toString('pem')
}

export type ServerKeys = { readonly key: string; readonly certificate: string }

/** A key that lives as long as the server's process does: nothing of it is on a disk. */
export async function serverKeys(authority: Authority, now?: number): Promise<ServerKeys> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey))
  const certificate = await sign(authority, { name: hallName, use: 'server', publicKey, days: serverDays, ...(now ? { now } : {}) })
  return { key: await pemOfKey(keys.privateKey), certificate }
}
