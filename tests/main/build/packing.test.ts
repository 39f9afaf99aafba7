/** Tests the rules of packing that need no package: the configuration, the fuses, and which Electron may be handed on. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Ajv from 'ajv'
import { load } from 'js-yaml'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { pinnedVersion } from '../../../main/bootstrap/official-electron.mjs'
import { root } from '../../../main/bootstrap/tree.mjs'
import { electronFor, trialNotice } from '../../../main/build/package/electron.ts'
import { fuses } from '../../../main/shell/security/fuses.ts'

const configuration = load(await readFile(join(root, 'electron-builder.yml'), 'utf8')) as Record<string, unknown>

test("the configuration fits the packager's own schema, for Windows too", async () => {
  const schema = JSON.parse(await readFile(join(root, 'node_modules/app-builder-lib/scheme.json'), 'utf8'))
  const check = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema)
  check(configuration)
  expect(check.errors).toBeNull()
  expect(configuration).toMatchObject({
    win: { executableName: 'ssc-counter' },
    nsis: { perMachine: true, deleteAppDataOnUninstall: false },
  })
})

test('what is packed is the Electron and the fuses that the program names', () => {
  expect(configuration.electronVersion).toBe(pinnedVersion(root))
  expect(configuration.electronFuses).toEqual(fuses)
})

describe('which Electron may go into a package', () => {
  let dist = ''
  const withVersion = async (version: string) => writeFile(join(dist, 'version'), version)
  beforeEach(async () => {
    dist = await mkdtemp(join(tmpdir(), 'electron-dist-'))
    onTestFinished(() => rm(dist, { recursive: true }))
  })
  const ask = (allowTrial: boolean) => electronFor({ executable: join(dist, 'electron'), pinned: '45.4.1', allowTrial })

  test('the pinned one goes in as it is', async () => {
    await withVersion('v45.4.1\n')
    expect(ask(false)).toEqual({ version: '45.4.1', dist, isTrial: false })
    expect(ask(true)).toMatchObject({ isTrial: false })
  })

  test('another one is refused, and taken for a trial only when asked for', async () => {
    await withVersion('33.2.1')
    expect(() => ask(false)).toThrow('only it may be handed on')
    expect(ask(true)).toEqual({ version: '33.2.1', dist, isTrial: true })
    expect(trialNotice('33.2.1')).toMatch(/^TRIAL BUILD, NOT FOR USE/)
  })

  test('one that does not say its version is refused', () => {
    expect(() => ask(true)).toThrow('does not say its version')
  })
})
