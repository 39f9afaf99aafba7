/** Holds the rules of the windows: what may be loaded, granted, served, and what the package's fuses say. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { answer, insideOf, Slips } from '../../../main/shell/scheme.ts'
import { contentSecurity } from '../../../main/shell/security/csp.ts'
import { fuses } from '../../../main/shell/security/fuses.ts'
import { isOwn } from '../../../main/shell/security/network.ts'
import { isGranted } from '../../../main/shell/security/permissions.ts'

const desk = 'counter://page/index.html'

describe('what a page is granted', () => {
  test('the desk gets the camera picture', () => {
    expect(isGranted({ permission: 'media', url: desk, media: ['video'] })).toBe(true)
  })

  test.each([
    ['sound', { permission: 'media', url: desk, media: ['audio'] }],
    ['picture and sound together', { permission: 'media', url: desk, media: ['video', 'audio'] }],
    ['media of no kind', { permission: 'media', url: desk, media: [] }],
    ['the place', { permission: 'geolocation', url: desk, media: [] }],
    ['the clipboard', { permission: 'clipboard-read', url: desk, media: [] }],
    ['the camera for a slip', { permission: 'media', url: 'counter://print/x', media: ['video'] }],
    ['the camera for a stranger', { permission: 'media', url: 'https://example.com/', media: ['video'] }],
  ])('%s is refused', (_what, wish) => {
    expect(isGranted(wish)).toBe(false)
  })
})

test.each(['https://example.com/a.js', 'http://127.0.0.1/', 'ws://127.0.0.1/', 'file:///etc/passwd', 'ftp://x/'])(
  '%s is not loaded',
  url => {
    expect(isOwn(url)).toBe(false)
  },
)

describe('the content rules', () => {
  test('nothing may run but our own script files, and nothing comes from a network', () => {
    expect(contentSecurity.desk).toContain("default-src 'none'")
    expect(contentSecurity.desk).toContain("script-src 'self';")
    for (const rules of Object.values(contentSecurity)) expect(rules).not.toMatch(/unsafe-eval|https?:|ws:|\*/)
  })

  test('a slip runs no script at all', () => {
    expect(contentSecurity.print).not.toContain('script-src')
  })
})

test('the packaged program cannot be turned into a plain Node, and the packer is told so', () => {
  expect(fuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
  })
  const packing = readFileSync(join(import.meta.dirname, '../../../electron-builder.yml'), 'utf8')
  const told = Object.fromEntries([...packing.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [name, value === 'true']))
  expect(told).toMatchObject(fuses)
})

describe('what the scheme serves', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scheme-'))
  writeFileSync(join(folder, 'index.html'), '<p>desk</p>')
  writeFileSync(join(folder, 'notes.txt'), 'not served')
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const slips = new Slips()
  const served = { pageFolder: folder, fontsFolder: folder, slips }

  test('the page comes with its content rules', async () => {
    const response = await answer(served, desk)
    expect(await response.text()).toBe('<p>desk</p>')
    expect(response.headers.get('content-security-policy')).toBe(contentSecurity.desk)
  })

  test.each([
    ['a file that is not there', 'counter://page/absent.html'],
    ['a kind of file we do not serve', 'counter://page/notes.txt'],
    ['the folder itself', 'counter://page/'],
    ['a host we do not have', 'counter://elsewhere/index.html'],
    ['a slip nobody holds', 'counter://print/unknown'],
    ['an address that is no text', 'counter://page/%FF.html'],
  ])('%s is absent', async (_what, url) => {
    expect((await answer(served, url)).status).toBe(404)
  })

  test.each(['/../secret.html', '/%2e%2e/secret.html', '/..%2fsecret.html', '/a/../../secret.html', '/%00.html'])(
    '%s does not lead out of the folder',
    path => {
      expect(insideOf('/app/dist/page', path)).toBeNull()
    },
  )

  test('a slip is there while it is held and gone afterwards, under an address that says nothing', async () => {
    const url = slips.hold('7f', '<p>slip</p>')
    expect(url).toBe('counter://print/7f')
    const response = await answer(served, url)
    expect(await response.text()).toBe('<p>slip</p>')
    expect(response.headers.get('cache-control')).toBe('no-store')
    slips.drop('7f')
    expect((await answer(served, url)).status).toBe(404)
  })
})
