/** Reads the style sheets of the slips. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type PrintStyles = { readonly slip: string; readonly form: string; readonly guide: string; readonly caseFile: string }

export async function loadPrintStyles(resourcesFolder: string): Promise<PrintStyles> {
  const read = (name: string) => readFile(join(resourcesFolder, 'print', name), 'utf8')
  const [slip, form, guide, caseFile] = await Promise.all([read('slip.css'), read('form.css'), read('guide.css'), read('case-file.css')])
  return { slip, form, guide, caseFile }
}
