/** Tests that the right Node runs the program, whatever Node the machine has. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeTrouble } from '../../../main/bootstrap/enter.mjs'
import { pinnedNode } from '../../../main/bootstrap/node24.mjs'
import { root } from '../../../main/bootstrap/tree.mjs'

test('a machine with Node 18 is told in one sentence to install a newer one', () => {
  expect(nodeTrouble('18.20.4')).toMatch(/^SSC Counter needs Node 20 or newer and this is Node 18\.20\.4\. Install .+\.$/)
})

test.each(['20.0.0', '20.20.2', '24.21.0', '26.1.0'])('a machine with Node %s is fine', version => {
  expect(nodeTrouble(version)).toBe('')
})

test('the tests themselves run on the pinned Node', () => {
  expect(process.versions.node.split('.')[0]).toBe('24')
  expect(pinnedNode(root)).toBe(process.execPath)
})

test('where no Node is published for the machine, its own serves only if it is new enough', () => {
  const empty = mkdtempSync(join(tmpdir(), 'ssc-test-'))
  const mac = { platform: 'darwin', arch: 'arm64', execPath: '/opt/node' }
  expect(pinnedNode(empty, { ...mac, version: '24.1.0' })).toBe('/opt/node')
  expect(() => pinnedNode(empty, { ...mac, version: '22.1.0' })).toThrow(/Install Node 24/)
})
