/** Puts the mark of a second copy above the dots of a slip. */
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import type { SlipPage } from '../../shared/ipc/shapes/print.ts'
import { oneAbove } from '../../shared/printing/dots.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { ShellWorld } from './shell-world.ts'

const [inflated, deflated] = [promisify(inflateRaw), promisify(deflateRaw)]

/** The mark is drawn like a slip and stands above it; a mark that cannot be drawn keeps no slip from being printed. */
export async function marked({ makeSlip }: Pick<ShellWorld, 'makeSlip'>, dots: Uint8Array, mark: SlipPage | null): Promise<Uint8Array> {
  if (mark === null) return dots
  const made = await makeSlip(mark).catch(asUnmarked)
  if (!made?.dots) return dots
  return new Uint8Array(await deflated(oneAbove(new Uint8Array(await inflated(made.dots)), new Uint8Array(await inflated(dots)))))
}

function asUnmarked(error: unknown): null {
  if (error instanceof Refusal) return null
  throw error
}
