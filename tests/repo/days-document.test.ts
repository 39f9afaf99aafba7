/** Tests that the document of corrections and ends says what their tables say. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { daysDocument } from '../../main/cli/days/document.ts'
import { root } from './sources.ts'

test('docs/days.md is what main/cli/days-table.ts prints from the data', async () => {
  expect(await readFile(join(root, 'docs/days.md'), 'utf8')).toBe(daysDocument())
})
