/** Tests that the document of the way to the card centre says what the schemas say, and that a message of ours fits it. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { expect, test } from 'vitest'
import { centreDocument } from '../../main/cli/centre/document.ts'
import { root } from './sources.ts'

type Document = { openapi: string; paths: Record<string, object>; components: { schemas: Record<string, object> } }
const kept = async () => JSON.parse(await readFile(join(root, 'docs/centre-openapi.json'), 'utf8')) as Document

test('docs/centre-openapi.json is what main/cli/centre-document.ts prints', async () => {
  expect(await kept()).toEqual(JSON.parse(JSON.stringify(centreDocument())))
})

test('every schema of it compiles, takes a sound case and refuses one without its number', async () => {
  const { openapi, components } = await kept()
  expect(openapi).toBe('3.1.0')
  const ajv = new Ajv2020({ strict: false })
  formats.default(ajv)
  const compiled = Object.fromEntries(Object.entries(components.schemas).map(([name, schema]) => [name, ajv.compile(schema)]))
  const sound = {
    caseNumber: 'SS01-20260309-0001',
    branch: 'SS01',
    item: 'REPLACE_PHOTO',
    approvedAt: '2026-03-09T02:30:00.000Z',
    fields: { name: '张三', docType: 'RIC', docNumber: '11010519491231002X' },
    photo: null,
  }
  const { caseNumber: _, ...nameless } = sound
  expect([compiled.CentreCase?.(sound), compiled.CentreCase?.(nameless)]).toEqual([true, false])
})
