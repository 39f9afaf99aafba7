/** Why an imported file is refused: codes only, because file names in a zip may be people's names. */

export const fileFaults = [
  'missing',
  'not-a-zip',
  'damaged',
  'encrypted',
  'unsafe-name',
  'same-name',
  'link',
  'too-many',
  'too-large',
  'unknown-packing',
  'not-a-workbook',
  'workbook-damaged',
  'workbook-locked',
  'workbook-too-large',
  'only-xlsx',
  'no-heading',
  'no-rows',
  'too-many-rows',
] as const
export type FileFault = (typeof fileFaults)[number]
export const isFileFault = (text: string): text is FileFault => (fileFaults as readonly string[]).includes(text)
