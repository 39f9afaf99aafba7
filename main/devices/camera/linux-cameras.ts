/** Lists the cameras known to Linux with readable names. */
import { readdir, readFile, readlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { systemCode } from '../../../shared/system-code.ts'
import type { CameraId, CameraInfo } from './camera.ts'
import { isStableName } from './camera-source.ts'

const sys = 'sys/class/video4linux'
const byId = 'dev/v4l/by-id'

/** `root` is `/` except in tests. Reads only sysfs and devfs entries, so it cannot hang on a device. */
export async function linuxCameras(root: string): Promise<CameraInfo[]> {
  const stable = await stableIds(root)
  const nodes = (await namesIn(join(root, sys))).filter(name => /^video\d{1,3}$/.test(name)).sort(byNumber)
  const found = await Promise.all(nodes.map(node => describe(root, node, stable)))
  return numberTwins(found.filter(camera => camera !== null)).map(({ id, name }) => ({ id, name }))
}

type Found = CameraInfo & { readonly node: string }

async function describe(root: string, node: string, stable: ReadonlyMap<string, CameraId>): Promise<Found | null> {
  // A UVC camera has two nodes; the one with index 1 carries metadata and no picture.
  if ((await textOf(join(root, sys, node, 'index'))) !== '0') return null
  const name = await textOf(join(root, sys, node, 'name'))
  return name === null ? null : { node, id: stable.get(node) ?? `/dev/${node}`, name: name || node }
}

/** Numbers cameras of the same model, which a teller could not tell apart by name. */
function numberTwins(cameras: readonly Found[]): Found[] {
  const count = (name: string) => cameras.filter(camera => camera.name === name).length
  return cameras.map(camera => (count(camera.name) > 1 ? { ...camera, name: `${camera.name} (${camera.node})` } : camera))
}

/** Node numbers depend on the order of plugging in; the links in by-id do not. */
async function stableIds(root: string): Promise<Map<string, CameraId>> {
  const links = (await namesIn(join(root, byId))).filter(name => isStableName(`/${byId}/${name}`))
  const pairs = await Promise.all(links.map(async name => [await nodeOf(join(root, byId, name)), `/${byId}/${name}`] as const))
  return new Map(pairs)
}

const nodeOf = async (link: string): Promise<string> => basename((await unlessGone(readlink(link))) ?? '')

const namesIn = async (folder: string): Promise<string[]> => (await unlessGone(readdir(folder))) ?? []

/** The name comes from the device, so control characters are removed. */
async function textOf(path: string): Promise<string | null> {
  const text = await unlessGone(readFile(path, 'utf8'))
  return text === null ? null : text.replace(/\p{C}/gu, '').trim().slice(0, 80)
}

/** A camera unplugged between two reads counts as absent. */
async function unlessGone<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (['ENOENT', 'ENODEV'].includes(systemCode(error))) return null
    throw error
  }
}

const byNumber = (a: string, b: string) => Number(a.slice('video'.length)) - Number(b.slice('video'.length))
