/** Tests that the document of items and rules says what the data says. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { businessDocument } from '../../main/cli/business/document.ts'
import { loadResources } from '../../main/core/rules/resources.ts'
import { itemCodes } from '../../shared/business/items.ts'
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
  for (const { place } of profiles.values()) expect(fees.split('\n')[4]).toContain(place.name)
})
