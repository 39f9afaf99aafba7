/** Runs a TensorFlow.js graph model with the operations our four networks use, so that no converter package is needed. */
import * as tf from '@tensorflow/tfjs-core'
import { z } from '../../../../shared/zod.ts'
import { fused } from './fuse.ts'
import { GraphNode } from './graph-node.ts'
import { handed, type KernelCall, kernelCall } from './kernels.ts'
import { unpackWeights, WeightSpec } from './weights.ts'

const Model = z.object({
  modelTopology: z.object({ node: z.array(GraphNode) }),
  weightsManifest: z.tuple([z.object({ weights: z.array(WeightSpec) })]),
})
type Shape = [number, number, number, number]

/** A loaded network: takes image values and returns the values of every output, ordered by output size. */
export type Network = {
  readonly run: (values: Float32Array, shape: Shape) => Float32Array[]
  /** The buffer for the next image. It is reused, so call `run` before asking for it again. */
  readonly inputBuffer: (count: number) => Float32Array
}

export function loadNetwork(json: Uint8Array, weightBytes: Uint8Array): Network {
  const model = Model.parse(JSON.parse(new TextDecoder().decode(json)))
  const weights = unpackWeights(model.weightsManifest[0].weights, weightBytes)
  const nodes = inOrder(fused(inOrder(model.modelTopology.node), bareName))
  const used = new Set(nodes.flatMap(node => node.input.map(bareName)))
  const outputs = nodes.filter(node => !used.has(node.name)).map(node => node.name)
  const image = nodes.find(({ op }) => op === 'Placeholder')?.name ?? ''
  const steps = stepsOf(nodes, weights, outputs)
  let buffer = new Float32Array(0)
  return {
    inputBuffer: count => {
      if (buffer.length !== count) buffer = new Float32Array(count)
      return buffer
    },
    run: (values, shape) => {
      const backend = tf.backend()
      const known = new Map<string, tf.TensorInfo>(weights)
      known.set(image, { dataId: backend.write(values, shape, 'float32'), shape, dtype: 'float32' })
      for (const step of steps) take(backend, step, known)
      return outputs.map(name => read(backend, need(known, name))).sort((a, b) => a.length - b.length)
    },
  }
}

/** One kernel of the runtime, and the values it is the last to read. */
type Step = KernelCall & { readonly name: string; readonly run: tf.KernelFunc; readonly over: readonly string[] }

/**
 * Kernels are called directly: the library's wrappers track tensors and record gradients, which took a tenth of a look.
 * A value is disposed of after its last reader, because the runtime's memory never shrinks: this limits it to
 * the largest layers instead of the sum of all layers.
 */
function stepsOf(nodes: readonly GraphNode[], weights: ReadonlyMap<string, tf.Tensor>, outputs: readonly string[]): Step[] {
  const constant = (name: string) => [...need(weights, name).dataSync()]
  const calls = nodes
    .filter(({ op }) => op !== 'Const' && op !== 'Placeholder')
    .map(node => ({ name: node.name, ...kernelCall(node, node.input.map(bareName), constant) }))
  const lastReader = new Map(calls.flatMap(({ name, inputs }) => Object.values(inputs).map(input => [input, name])))
  const kept = new Set([...weights.keys(), ...outputs])
  return calls.map(call => ({
    ...call,
    run: kernelNamed(call.kernel),
    over: [...new Set(Object.values(call.inputs))].filter(input => !kept.has(input) && lastReader.get(input) === call.name),
  }))
}

function kernelNamed(name: string): tf.KernelFunc {
  const kernel = tf.getKernel(name, tf.getBackend())
  if (!kernel) throw new Error(`The runtime has no kernel ${name}`)
  return kernel.kernelFunc
}

function take(backend: tf.KernelBackend, { name, inputs, attributes, run, over }: Step, known: Map<string, tf.TensorInfo>): void {
  const made = run({ inputs: handed(inputs, input => need(known, input)), backend, attrs: { ...attributes } })
  known.set(name, Array.isArray(made) ? need(new Map([[name, made[0]]]), name) : made)
  for (const input of over) backend.disposeData(need(known, input).dataId)
}

function read(backend: tf.KernelBackend, { dataId }: tf.TensorInfo): Float32Array {
  const values = backend.readSync(dataId)
  backend.disposeData(dataId)
  if (!(values instanceof Float32Array)) throw new Error('A network returned something other than numbers')
  return values
}

const bareName = (input: string) => input.replace(/^\^/, '').replace(/:\d+$/, '')

function need<T>(known: ReadonlyMap<string, T | undefined>, name: string): T {
  const value = known.get(name)
  if (value === undefined) throw new Error(`The network has no value for ${name}`)
  return value
}

/** Sorted so that every node follows its inputs; the files do not guarantee an order. */
function inOrder(nodes: readonly GraphNode[]): GraphNode[] {
  const byName = new Map(nodes.map(node => [node.name, node]))
  const placed = new Set<string>()
  const ordered: GraphNode[] = []
  const place = (node: GraphNode) => {
    if (placed.has(node.name)) return
    placed.add(node.name)
    for (const input of node.input) {
      const source = byName.get(bareName(input))
      if (source) place(source)
    }
    ordered.push(node)
  }
  nodes.forEach(place)
  return ordered
}
