/** Gives the folder whose packages fit the target of a package, installing them from the lockfile where it is another machine. */
import { execFile } from 'node:child_process'
import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Target } from './inventory.ts'

/**
 * The folder whose node_modules fits the target. For another platform than this machine's, what ships is installed once more by npm,
 * from the same lockfile and so with the same hashes; nothing of it runs here.
 */
export async function treeFor(root: string, target: Target): Promise<string> {
  if (isThisMachine(target)) return root
  const tree = join(root, 'dist', 'trees', `${target.platform}-${target.arch}`)
  await mkdir(tree, { recursive: true })
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) await copyFile(join(root, file), join(tree, file))
  const os = target.platform === 'win' ? 'win32' : target.platform
  const libc = target.platform === 'linux' ? ['--libc=glibc'] : []
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  await promisify(execFile)(
    npm,
    ['ci', '--omit=dev', `--os=${os}`, `--cpu=${target.arch}`, ...libc, '--ignore-scripts', '--no-audit', '--no-fund'],
    { cwd: tree, timeout: 600_000, shell: process.platform === 'win32' },
  )
  return tree
}

const isThisMachine = ({ platform, arch }: Target): boolean =>
  process.platform === (platform === 'win' ? 'win32' : platform) && process.arch === arch
