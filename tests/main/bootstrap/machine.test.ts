/** Tests what the set-up finds out about the machine: display, Debian libraries, the user's cache. */
import { expect, test } from 'vitest'
import { missingIn, packagesFor } from '../../../main/bootstrap/debian.mjs'
import { hasDisplay, isVirtualDisplay, withDisplay } from '../../../main/bootstrap/display.mjs'
import { cacheFolder } from '../../../main/bootstrap/tree.mjs'

test('libraries Electron does not find are named as Debian packages', () => {
  const ldd =
    '\tlibgtk-3.so.0 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x0)\n\tlibnss3.so => not found\n\tlibnssutil3.so => not found\n'
  expect(packagesFor({ missingLibraries: missingIn(ldd), missingPrograms: ['Xvfb'] })).toEqual({
    packages: ['libgtk-3-0', 'libnss3', 'xvfb'],
    unknown: [],
  })
})

test('a library of no known package is named as it is', () => {
  expect(packagesFor({ missingLibraries: ['libnew.so.9'], missingPrograms: [] }).unknown).toEqual(['libnew.so.9'])
})

test('only Linux can be without a display', () => {
  expect(hasDisplay({}, 'win32')).toBe(true)
  expect(hasDisplay({}, 'linux')).toBe(false)
  expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true)
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
})

test('the virtual display of a build server is told from a real screen', () => {
  const files: Record<string, string> = {
    '/tmp/.X99-lock': '      4242\n',
    '/proc/4242/comm': 'Xvfb\n',
    '/tmp/.X0-lock': '7',
    '/proc/7/comm': 'Xorg',
  }
  const read = (file: string) => files[file] ?? ''
  expect(isVirtualDisplay({ DISPLAY: ':99.0' }, read)).toBe(true)
  expect(isVirtualDisplay({ DISPLAY: ':0' }, read)).toBe(false)
  expect(isVirtualDisplay({ DISPLAY: 'desk:10' }, read)).toBe(false)
})

test.runIf(process.platform === 'linux')('a machine without a screen gets one for as long as the work lasts', async () => {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, SSC_VIRTUAL_DISPLAY: ___, ...bare } = process.env
  const seen = await withDisplay(async env => env, bare)
  expect(seen.DISPLAY).toMatch(/^:\d+$/)
  expect(isVirtualDisplay(seen)).toBe(true)
})

test('the cache is the one the user chose, when the choice is a full path', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/big/cache', HOME: '/home/a' }, 'linux')).toBe('/big/cache/ssc-counter')
  expect(cacheFolder({ XDG_CACHE_HOME: 'cache', HOME: '/home/a' }, 'linux')).toBe('/home/a/.cache/ssc-counter')
})
