/** Copies the fonts of the slips and screens out of their packages, with one stylesheet that names them. */
import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

// Static TrueType slices: Chromium embeds a variable or CFF font in a PDF as Type 3, which printers draw slowly and badly.
const noto = { folder: '@fontsource/noto-sans-sc', weights: [400, 600] } as const
// The slices lack some GB2312 characters and every rare name character; this one has them and is read only when one is met.
const rare = { folder: 'node-source-han-sans-sc', file: 'SourceHanSansSC-Regular.woff2' } as const

const rareFace = `/* rare characters, as the last family of a stack */
@font-face {
  font-family: 'Rare';
  font-style: normal;
  font-weight: 400 600;
  font-display: block;
  src: url(./${rare.file}) format('woff2');
}
`

export async function copyFonts(root: string): Promise<void> {
  const packages = join(root, 'node_modules')
  const target = join(root, 'resources/fonts')
  await mkdir(target, { recursive: true })
  const sheets = await Promise.all(noto.weights.map(weight => readFile(join(packages, noto.folder, `${weight}.css`), 'utf8')))
  const slices = sheets.flatMap(slicesIn)
  await Promise.all([
    ...slices.map(name => copyChanged(join(packages, noto.folder, 'files', name), join(target, name))),
    copyChanged(join(packages, rare.folder, rare.file), join(target, rare.file)),
    copyChanged(join(packages, noto.folder, 'LICENSE'), join(target, 'noto-sans-sc-license.txt')),
    copyChanged(join(packages, rare.folder, 'LICENSE'), join(target, 'source-han-sans-sc-license.txt')),
  ])
  await writeFile(join(target, 'fonts.css'), `${sheets.map(besideTheFiles).join('\n')}\n${rareFace}`)
}

function slicesIn(sheet: string): string[] {
  return [...sheet.matchAll(/url\(\.\/files\/([\w-]+\.woff2)\)/g)].flatMap(match => match[1] ?? [])
}

/** The package's sheet also offers WOFF files, which Chromium never takes. */
function besideTheFiles(sheet: string): string {
  return sheet.replace(/,\s*url\([^)]*\.woff\) format\('woff'\)/g, '').replaceAll('url(./files/', 'url(./')
}

async function copyChanged(source: string, target: string): Promise<void> {
  if ((await sizeOf(target)) === (await sizeOf(source))) return
  await copyFile(source, target)
}

async function sizeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).size
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
