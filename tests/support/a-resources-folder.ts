/** Lays out the program's resources with one place's rules changed, for a test of what a place may decide. */
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { resourcesFolder } from './a-counter.ts'

const origin = { source: { text: '测试用的本地规定', url: null }, date: '2026-01-01', confidence: 'P', confirmed: false, note: null }

export async function aResourcesFolder(place: string, values: Readonly<Record<string, unknown>>) {
  const path = await mkdtemp(join(tmpdir(), 'resources-'))
  for (const name of await readdir(resourcesFolder)) {
    if (name === 'profiles') await cp(join(resourcesFolder, name), join(path, name), { recursive: true })
    else await symlink(join(resourcesFolder, name), join(path, name))
  }
  const file = join(path, 'profiles', `${place}.json`)
  const rules = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value, ...origin }]))
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), ...rules }))
  return { path, end: () => rm(path, { recursive: true, force: true }) }
}
