/** Tests that what a person typed becomes a value in shared/entry and nowhere else: nobody else folds, strips or composes. */
import { expect, test } from 'vitest'
import { isCode, sourcesIn } from './sources.ts'

/** Not a value of a form: a secret is hashed as it was agreed on, and a fault of a file is looked for. */
const otherwise: readonly string[] = [
  'main/core/records/password.ts',
  'main/core/platform/store/custody.ts',
  'main/core/platform/store/engine.ts',
  'renderer/parts/recovery-code.tsx',
  'shared/form/check-field.ts',
  // Takes the marks out of a cell as the file is parsed.
  'main/core/platform/workbook/sheet.ts',
]

/** Unicode forms, marks without a width, and telephones or day patterns of one's own. */
const own = [/\.normalize\(['"]NFK?[CD]/, /\\u200b|\\u202a|\\ufeff/i, /\^?1\[3-9\]\\d\{9\}/, /replaceAll?\(\/\[?\\s-?\]?\//]

test('nobody but shared/entry tidies what was typed, pasted or found in a file', () => {
  const found = sourcesIn('shared', 'renderer', 'main/core', 'main/devices', 'main/shell')
    .filter(source => isCode(source) && !source.path.startsWith('shared/entry/') && !otherwise.includes(source.path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, at) => (own.some(sign => sign.test(line)) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
    )
  expect(found).toEqual([])
})

test('the signs are found where they stand', () => {
  const lines = [
    "text.normalize('NFKC')",
    'text.replaceAll(/\\s/g, "")',
    'line.mobile.replaceAll(/[\\s-]/g, "")',
    '/^1[3-9]\\d{9}$/.test(phone)',
    '/[\\u200b\\ufeff]/g',
  ]
  expect(lines.filter(line => !own.some(sign => sign.test(line)))).toEqual([])
})
