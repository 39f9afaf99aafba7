/** Makes the Debian package from the folder of the program. */
/// <reference path="../electron-installer-debian.d.ts" />
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import createDebianInstaller from 'electron-installer-debian'
import { Stop } from '../../bootstrap/trouble.mjs'
import { manifestIn } from '../inventory.ts'

type DebWish = { readonly root: string; readonly folder: string; readonly arch: 'x64' | 'arm64'; readonly isTrial: boolean }

const debianArch = { x64: 'amd64', arm64: 'arm64' } as const

const description = 'counter for the third-generation social security card'
// One line: the packager's tool wraps it.
const longer =
  "A desktop program for bank branches and social-security halls in China that handle the third-generation social security card, from the ticket to the card in the holder's hand."
const longerTrial = `${longer}

This is a trial build with a third party's Electron: not for use.`

export async function makeDeb({ root, folder, arch, isTrial }: DebWish): Promise<string> {
  const { name, version } = await manifestIn(root)
  // A tilde sorts before the release itself, so that the release replaces a trial.
  const debVersion = isTrial ? `${version}~trial` : version
  const file = `${name}_${debVersion}_${debianArch[arch]}.deb`
  await createDebianInstaller({
    src: folder,
    dest: join(root, 'release'),
    rename: dest => join(dest, file),
    arch: debianArch[arch],
    options: {
      name,
      bin: name,
      version: debVersion,
      productName: isTrial ? 'SSC Counter Trial' : 'SSC Counter',
      genericName: 'Counter',
      description,
      productDescription: isTrial ? longerTrial : longer,
      // xz takes minutes to save a quarter, which only what is handed on is worth.
      compression: isTrial ? 'gzip' : 'xz',
      section: 'misc',
      categories: ['Office'],
      icon: join(root, 'resources/icons/icon.png'),
      // Node asks for more than Electron does.
      depends: ['libc6 (>= 2.28)', 'libstdc++6 (>= 9)'],
      // The sandbox's helper must be setuid; Electron and the natives bring their own copies of some libraries.
      lintianOverrides: ['embedded-library', 'elevated-privileges'],
    },
  })
  const made = join(root, 'release', file)
  // The maker's tool ends well even where it made nothing.
  if (!existsSync(made)) throw new Stop('The Debian package was not made.')
  return made
}
