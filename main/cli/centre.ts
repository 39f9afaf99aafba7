/** Runs a card centre of its own beside the program, for development, tests and training: `npm run centre -- --data DIR`. */

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadResources } from '../core/rules/resources.ts'
import { openCentre } from './centre/serve.ts'
import { isProfileName, profiles } from './centre/trouble.ts'

const usage = `Usage: npm run centre -- --data DIR [--trouble PROFILE] [--seed N] [--place ID] [--port N] [--step SECONDS] [--token TEXT]
  [--cert FILE --key FILE --ca FILE] [--call-back URL --branch CODE --secret FILE]
  --data     folder for what it is sent; made if it is not there
  --trouble  how it misbehaves: ${Object.keys(profiles).join(', ')}
  --place    whose rules the pictures are checked by (default: base)
  --step     how long a card stays in each state (default: 5)
  --token    every call must carry it; for training only, for arguments can be seen by others
  --cert, --key, --ca  answers over TLS and asks the branch for a certificate of that authority
  --call-back  where the branch BRANCH listens; signed by HMAC with the text in the file of --secret`

/** How often it looks for batches. */
const collectMs = 1_000

class Trouble extends Error {}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    trouble: { type: 'string', default: 'none' },
    seed: { type: 'string', default: '1' },
    place: { type: 'string', default: 'base' },
    port: { type: 'string', default: '0' },
    step: { type: 'string', default: '5' },
    token: { type: 'string' },
    cert: { type: 'string' },
    key: { type: 'string' },
    ca: { type: 'string' },
    'call-back': { type: 'string' },
    branch: { type: 'string', default: '' },
    secret: { type: 'string' },
  },
})

async function main(): Promise<void> {
  if (!values.data) throw new Trouble(usage)
  if (!isProfileName(values.trouble)) throw new Trouble(`There is no trouble called ${values.trouble}.\n${usage}`)
  const { profiles: places } = await loadResources(fileURLToPath(new URL('../../resources/', import.meta.url)))
  const spec = places.get(values.place)?.photo.value
  if (!spec) throw new Trouble(`There are no rules of ${values.place}.`)
  const centre = await openCentre({
    folder: values.data,
    spec,
    trouble: profiles[values.trouble],
    seed: Number(values.seed),
    port: Number(values.port),
    stepMs: Number(values.step) * 1_000,
    token: values.token ?? null,
    ...(await tlsFrom(values)),
  })
  const { 'call-back': to, branch, secret } = values
  if (to !== undefined && secret !== undefined) {
    const proof = { proof: 'hmac-sha256', secret: (await readFile(secret, 'utf8')).trim() } as const
    // A branch that does not hear is called again with the next news.
    setInterval(() => void centre.callBack({ url: to, branch, ...proof }).catch(() => null), callBackEveryMs)
  }
  const { folders, sealKeys } = centre.files
  const publicKeys = { sm2: sealKeys.sm2.publicKey, x25519: sealKeys.x25519.publicKey }
  process.stdout.write(`${JSON.stringify({ url: centre.url, folders, publicKeys })}\n`)
  // Whatever was wrong with one look, the files lie there for the next.
  const look = setInterval(() => void centre.files.collect().catch(error => process.stderr.write(`${String(error)}\n`)), collectMs)
  const leave = () => {
    clearInterval(look)
    void centre.close().then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, leave)
}

const callBackEveryMs = 1_000

async function tlsFrom({
  cert,
  key,
  ca,
}: {
  readonly cert?: string | undefined
  readonly key?: string | undefined
  readonly ca?: string | undefined
}) {
  if (cert === undefined && key === undefined && ca === undefined) return {}
  if (cert === undefined || key === undefined || ca === undefined) throw new Trouble(`--cert, --key and --ca go together.\n${usage}`)
  const [own, mine, authority] = await Promise.all([cert, key, ca].map(path => readFile(path, 'utf8')))
  return { tls: { cert: own ?? '', key: mine ?? '', ca: authority ?? '' } }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Trouble ? error.message : `A fault in the program: ${error instanceof Error ? error.stack : String(error)}`}\n`,
  )
  process.exitCode = 1
})
