/** Starts the WebAssembly runtime and loads the four networks of the photo engine. */

import { sep } from 'node:path'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { loadNetwork, type Network } from './graph.ts'
import { type ModelFiles, openModelFiles } from './model-files.ts'

const names = ['blazeface', 'facemesh', 'iris', 'selfie'] as const
export type Networks = Readonly<Record<(typeof names)[number], Network>>

const wasmFile = 'tfjs-backend-wasm-simd.wasm'

export async function openNetworks(modelsDir: string): Promise<Networks> {
  const files = await openModelFiles(modelsDir)
  await files.read(wasmFile) // only to verify its hash: the runtime reads the file itself
  setWasmPaths(`${modelsDir}${sep}`)
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  if (!(await tf.setBackend('wasm'))) throw new Error('The WebAssembly runtime of the photo engine did not start')
  const [blazeface, facemesh, iris, selfie] = await Promise.all(names.map(name => load(files, name)))
  if (!blazeface || !facemesh || !iris || !selfie) throw new Error('A network of the photo engine is missing')
  return { blazeface, facemesh, iris, selfie }
}

const sides = { blazeface: 256, facemesh: 192, iris: 64, selfie: 256 } as const satisfies Record<keyof Networks, number>

/** Runs each network once on empty input, because the first run compiles kernels and would delay the first picture. */
export function warm(networks: Networks): void {
  for (const name of names) {
    const side = sides[name]
    networks[name].run(new Float32Array(side * side * 3), [1, side, side, 3])
  }
}

async function load(files: ModelFiles, name: string): Promise<Network> {
  return loadNetwork(await files.read(`${name}.json`), await files.read(`${name}.bin`))
}
