/** Shows which starts a live branch is refused with, and that an ordinary one passes. */
import { describe, expect, test } from 'vitest'
import { type Start, unsafeIn } from '../../../main/shell/security/unsafe-start.ts'

const atTheCounter: Start = {
  args: [],
  env: { PATH: '/usr/bin', LANG: 'zh_CN.UTF-8', NODE_EXTRA_CA_CERTS: '/etc/ssl/bank.pem' },
  platform: 'linux',
  isPackaged: true,
  isRoot: false,
  hasSwitch: () => false,
  debuggerAt: undefined,
}
const withArgs = (...args: string[]) => unsafeIn({ ...atTheCounter, args })
const onWindows = (...args: string[]) => unsafeIn({ ...atTheCounter, platform: 'win32', args })
const withEnv = (env: NodeJS.ProcessEnv) => unsafeIn({ ...atTheCounter, env })

describe('an ordinary start is let through', () => {
  test('from an icon', () => expect(unsafeIn(atTheCounter)).toEqual([]))

  test.each([
    ['with another data folder', ['--user-data-dir=/srv/counter']],
    ['on a machine whose graphics driver hangs', ['--disable-gpu', '--ozone-platform=x11']],
    ['with the keyring of another desktop', ['--password-store=gnome-libsecret']],
    ['after an update', ['--updated']],
    ['with a file or folder named', ['/home/desk/counter']],
  ])('%s', (_how, args) => expect(withArgs(...args)).toEqual([]))

  test('from the source tree as root, where Chromium does not start with its sandbox', () => {
    const asRoot = { ...atTheCounter, args: ['--no-sandbox', '/src'], isRoot: true }
    expect(unsafeIn({ ...asRoot, isPackaged: false })).toEqual([])
    expect(unsafeIn(asRoot)).toEqual(['--no-sandbox'])
    expect(unsafeIn({ ...asRoot, isPackaged: false, isRoot: false })).toEqual(['--no-sandbox'])
  })
})

describe('a start that could be driven or weakened is named', () => {
  test.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-port',
    '--remote-debugging-pipe',
    '--remote-allow-origins=*',
    '--inspect',
    '--inspect=0',
    '--inspect-brk',
    '--inspect_brk',
    '--inspect-wait=127.0.0.1:9229',
    '--js-flags=--expose-gc',
    '--load-extension=/tmp/x',
    '--disable-web-security',
    '--disable-site-isolation-trials',
    '--no-sandbox',
    '--single-process',
    '--disable-features=NetworkServiceSandbox',
    '--enable-blink-features=MojoJS',
    '--renderer-cmd-prefix=xterm',
    '--proxy-server=127.0.0.1:8080',
    '--use-fake-device-for-media-stream',
    '--use-file-for-fake-video-capture=/tmp/somebody.mjpeg',
    '--password-store=basic',
    '--log-net-log=/tmp/net.json',
    '--a-switch-of-a-later-version',
  ])('%s', arg => {
    const name = arg.split('=')[0]?.replaceAll('_', '-')
    expect(withArgs(arg)).toEqual([name])
    // One dash says the same as two, and a value may follow as a word of its own.
    expect(withArgs(arg.slice(1), 'word')).toEqual([name])
    expect(withArgs('--', arg)).toEqual([name])
  })

  test('-r, which loads a script into the program', () => expect(withArgs('-r', '/tmp/loader.js')).toEqual(['--r']))

  test('in capitals, or with a slash as Windows allows', () => {
    expect(withArgs('--Remote-Debugging-Port=1')).toEqual(['--remote-debugging-port'])
    expect(onWindows('/remote-debugging-port=1', '--USER-DATA-DIR=C:\\data', 'C:\\Program Files\\counter')).toEqual([
      '--remote-debugging-port',
    ])
  })

  test('when the driver took its switch off our command line', () => {
    const driven = { ...atTheCounter, hasSwitch: (name: string) => name === 'remote-debugging-port' }
    expect(unsafeIn(driven)).toEqual(['--remote-debugging-port'])
  })

  test('when a debugger was opened on the running program', () => {
    expect(unsafeIn({ ...atTheCounter, debuggerAt: 'ws://127.0.0.1:9229/7f' })).toEqual(['--inspect'])
  })

  test.each([
    ['NODE_OPTIONS', '--require /tmp/x.js'],
    ['ELECTRON_RUN_AS_NODE', '1'],
    ['ELECTRON_ENABLE_LOGGING', 'file'],
    ['ELECTRON_LOG_FILE', '/tmp/log'],
    ['NODE_V8_COVERAGE', '/tmp/c'],
    ['SSLKEYLOGFILE', '/tmp/keys'],
    ['Node_Options', '--inspect'],
  ])('by %s in the environment, with its name alone', (name, value) => {
    expect(withEnv({ [name]: value })).toEqual([name])
    expect(withEnv({ [name]: '' })).toEqual([])
  })
})
