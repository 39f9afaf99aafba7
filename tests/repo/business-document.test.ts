/** Tests that the document of items and rules says what the data says. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { businessDocument } from '../../main/cli/business/document.ts'
import { loadResources } from '../../main/core/rules/resources.ts'
import { itemCodes } from '../../shared/business/items.ts'
import { listRules } from '../../shared/profile/ask.ts'
import { confidenceText, originText, ruleText } from '../../shared/strings/zh-CN/profile.ts'
import { root } from './sources.ts'

const run = promisify(execFile)

test('docs/business.md is what main/cli/business-table.ts prints from the data', async () => {
  const { stdout } = await run(process.execPath, [join(root, 'main/cli/business-table.ts')])
  expect(await readFile(join(root, 'docs/business.md'), 'utf8')).toBe(stdout)
})

test('every item and every place has its row and its column', async () => {
  const { profiles } = await loadResources(join(root, 'resources'))
  const text = businessDocument([...profiles.values()])
  for (const item of itemCodes) expect(text).toContain(`| \`${item}\` |`)
  const [, fees = ''] = text.split('## Fees')
  for (const { place } of profiles.values()) expect(fees.split('\n## ')[0]).toContain(`| ${place.name} |`)
})

test('docs/places.md is what main/cli/places-table.ts prints: every place, and every rule it states for itself, with its source', async () => {
  const { stdout } = await run(process.execPath, [join(root, 'main/cli/places-table.ts')])
  const text = await readFile(join(root, 'docs/places.md'), 'utf8')
  expect(text).toBe(stdout)
  const { profiles } = await loadResources(join(root, 'resources'))
  for (const profile of profiles.values()) {
    const section = text.split('\n## ').find(one => one.startsWith(profile.place.name)) ?? ''
    for (const { key, origin } of listRules(profile).filter(rule => !rule.origin.fromBase)) {
      expect(section, `${profile.id} ${key}`).toContain(ruleText[key])
      expect(section, `${profile.id} ${key}`).toContain(origin.source.url ?? origin.source.text)
    }
  }
})

test('a page is called official only where it stands on a host of the state', async () => {
  const { profiles } = await loadResources(join(root, 'resources'))
  for (const { origin } of [...profiles.values()].flatMap(listRules)) {
    const host = origin.source.url === null ? '' : new URL(origin.source.url).hostname
    if (!host.endsWith('gov.cn')) expect(originText(origin).split(' · ')).not.toContain(confidenceText.B)
  }
})
