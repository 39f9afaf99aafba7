/** Tests which addresses of a database are taken: what secures the line is never passed over. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { placeOf } from '../../../../../../main/core/platform/store/postgres/place.ts'

test('an address names the database, and the schema that is the branch', async () => {
  expect(await placeOf('postgres://ssc@127.0.0.1/region?schema=ss01')).toEqual({
    host: '127.0.0.1',
    port: 5432,
    database: 'region',
    user: 'ssc',
    schema: 'ss01',
    tls: null,
  })
  expect(await placeOf('postgresql://ssc:a%40b@[::1]:6000/region')).toMatchObject({
    host: '::1',
    port: 6000,
    password: 'a@b',
    schema: 'branch',
  })
})

test('to another machine the line is encrypted and the other end is checked, unless an address asks for less', async () => {
  expect(await placeOf('postgres://ssc@db.example/region')).toMatchObject({ tls: { authority: null, checksName: true } })
  expect(await placeOf('postgres://ssc@db.example/region?sslmode=verify-ca')).toMatchObject({ tls: { checksName: false } })
  for (const less of ['disable', 'allow', 'prefer', 'require', 'nonsense'])
    await expect(placeOf(`postgres://ssc@db.example/region?sslmode=${less}`)).rejects.toMatchObject({
      code: 'STORE_ADDRESS',
      detail: { why: 'open-line' },
    })
})

test('the authority comes from a file, and a file that is not there is told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'place-'))
  await writeFile(join(folder, 'ca.pem'), 'AUTHORITY')
  const address = (name: string) => `postgres://ssc@db.example/region?sslrootcert=${join(folder, name)}`
  expect(await placeOf(address('ca.pem'))).toMatchObject({ tls: { authority: 'AUTHORITY' } })
  await expect(placeOf(address('none.pem'))).rejects.toMatchObject({ detail: { why: 'authority' } })
  await rm(folder, { recursive: true })
})

test.each([
  ['a web address', 'https://db.example/region', 'not-an-address'],
  ['no address', 'region', 'not-an-address'],
  ['no user', 'postgres://db.example/region', 'incomplete'],
  ['no database', 'postgres://ssc@db.example', 'incomplete'],
  ['an option nobody knows', 'postgres://ssc@db.example/region?sslmod=disable', 'unknown-option'],
  ['a schema that would need quotes', 'postgres://ssc@127.0.0.1/region?schema=a%22b', 'schema'],
  ['a schema in capitals', 'postgres://ssc@127.0.0.1/region?schema=SS01', 'schema'],
  ["a schema of the database's own", 'postgres://ssc@127.0.0.1/region?schema=pg_temp', 'schema'],
])('%s is refused', async (_what, address, why) => {
  await expect(placeOf(address)).rejects.toMatchObject({ code: 'STORE_ADDRESS', detail: { why } })
})
