/** Runs a TensorFlow.js graph model with the operations our four networks use, so that no converter package is needed. */
import * as tf from '@tensorflow/tfjs-core'
import { z } from '../../../../shared/zod.ts'
import { fused } from './fuse.ts'
import { unpackWeights, WeightSpec } from './weights.ts'

const Attr = z.object({
  s: z.string().optional(),
  b: z.boolean().optional(),
  list: z.object({ i: z.array(z.string()).optional(), s: z.array(z.string()).optional() }).optional(),
})
const GraphNode = z.object({
  name: z.string(),
  op: z.string(),
  input: z.array(z.string()).default([]),
  attr: z.record(z.string(), Attr).default({}),
})
const Model = z.object({
  modelTopology: z.object({ node: z.array(GraphNode) }),
  weightsManifest: z.tuple([z.object({ weights: z.array(WeightSpec) })]),
})
export type GraphNode = z.infer<typeof GraphNode> & { readonly activation?: string }
type Operation = (inputs: readonly tf.Tensor[], node: GraphNode) => tf.Tensor

/** A loaded network: image values in, the values of every output out, in the order of the outputs' size. */
export type Network = { readonly run: (values: Float32Array, shape: [number, number, number, number]) => Float32Array[] }

export function loadNetwork(json: Uint8Array, weightBytes: Uint8Array): Network {
  const model = Model.parse(JSON.parse(new TextDecoder().decode(json)))
  const weights = unpackWeights(model.weightsManifest[0].weights, weightBytes)
  const nodes = inOrder(fused(inOrder(model.modelTopology.node), bareName))
  const used = new Set(nodes.flatMap(node => node.input.map(bareName)))
  const outputs = nodes.filter(node => !used.has(node.name)).map(node => node.name)
  return {
    run: (values, shape) => {
      const results = tf.tidy(() => {
        const done = new Map<string, tf.Tensor>(weights)
        const image = tf.tensor4d(values, shape)
        for (const node of nodes) done.set(node.name, apply(node, done, image))
        return outputs.map(name => need(done, name))
      })
      const data = results.map(result => result.dataSync<'float32'>().slice())
      tf.dispose(results)
      return data.sort((a, b) => a.length - b.length)
    },
  }
}

function apply(node: GraphNode, done: ReadonlyMap<string, tf.Tensor>, image: tf.Tensor): tf.Tensor {
  if (node.op === 'Placeholder') return image
  if (node.op === 'Const') return need(done, node.name)
  const operation = operations[node.op]
  if (!operation) throw new Error(`The network needs an operation that is not built in: ${node.op}`)
  return operation(
    node.input.map(name => need(done, bareName(name))),
    node,
  )
}

const pair = (node: GraphNode, name: string): [number, number] => {
  const sides = node.attr[name]?.list?.i ?? []
  return [Number(sides[1] ?? 1), Number(sides[2] ?? 1)]
}
const padding = (node: GraphNode): 'same' | 'valid' => (atob(node.attr.padding?.s ?? '') === 'SAME' ? 'same' : 'valid')
const first = (inputs: readonly tf.Tensor[]): tf.Tensor => inputAt(inputs, 0)
const as4d = (value: tf.Tensor) => value as tf.Tensor4D

const fusedWith = (inputs: readonly tf.Tensor[], node: GraphNode) => ({
  x: as4d(first(inputs)),
  filter: as4d(inputAt(inputs, 1)),
  strides: pair(node, 'strides'),
  pad: padding(node),
  bias: inputAt(inputs, 2),
  activation: activationOf(node),
})
const activationOf = ({ activation }: GraphNode): 'relu' | 'relu6' | 'linear' =>
  activation === 'relu' || activation === 'relu6' ? activation : 'linear'

const operations: Record<string, Operation> = {
  Add: inputs => tf.add(first(inputs), inputAt(inputs, 1)),
  AddV2: inputs => tf.add(first(inputs), inputAt(inputs, 1)),
  AddN: inputs => tf.addN([...inputs]),
  Mul: inputs => tf.mul(first(inputs), inputAt(inputs, 1)),
  Identity: inputs => tf.clone(first(inputs)),
  Relu: inputs => tf.relu(first(inputs)),
  Relu6: inputs => tf.relu6(first(inputs)),
  Prelu: inputs => tf.prelu(first(inputs), inputAt(inputs, 1)),
  Sigmoid: inputs => tf.sigmoid(first(inputs)),
  // The only batch size ever run is one, which is what an unknown side stands for in these graphs.
  Reshape: inputs => tf.reshape(first(inputs), [...inputAt(inputs, 1).dataSync()]),
  ConcatV2: inputs => tf.concat([...inputs.slice(0, -1)], inputAt(inputs, inputs.length - 1).dataSync()[0]),
  Pad: inputs => {
    const sides = [...inputAt(inputs, 1).dataSync()]
    return tf.pad(
      first(inputs),
      [0, 2, 4, 6].map(i => [sides[i] ?? 0, sides[i + 1] ?? 0] as [number, number]),
    )
  },
  MaxPool: (inputs, node) => tf.maxPool(as4d(first(inputs)), pair(node, 'ksize'), pair(node, 'strides'), padding(node)),
  AvgPool: (inputs, node) => tf.avgPool(as4d(first(inputs)), pair(node, 'ksize'), pair(node, 'strides'), padding(node)),
  Conv2D: (inputs, node) => tf.conv2d(as4d(first(inputs)), as4d(inputAt(inputs, 1)), pair(node, 'strides'), padding(node)),
  DepthwiseConv2dNative: (inputs, node) =>
    tf.depthwiseConv2d(as4d(first(inputs)), as4d(inputAt(inputs, 1)), pair(node, 'strides'), padding(node)),
  FusedConv2D: (inputs, node) => tf.fused.conv2d(fusedWith(inputs, node)),
  FusedDepthwiseConv2dNative: (inputs, node) => tf.fused.depthwiseConv2d(fusedWith(inputs, node)),
  _FusedConv2D: (inputs, node) => {
    const ops = (node.attr.fused_ops?.list?.s ?? []).map(name => atob(name))
    return tf.fused.conv2d({
      x: as4d(first(inputs)),
      filter: as4d(inputAt(inputs, 1)),
      strides: pair(node, 'strides'),
      pad: padding(node),
      bias: inputAt(inputs, 2),
      activation: ops.includes('Prelu') ? 'prelu' : ops.includes('Relu') ? 'relu' : 'linear',
      ...(ops.includes('Prelu') ? { preluActivationWeights: inputAt(inputs, 3) } : {}),
    })
  },
  ResizeBilinear: (inputs, node) => {
    const [height = 1, width = 1] = inputAt(inputs, 1).dataSync()
    return tf.image.resizeBilinear(as4d(first(inputs)), [height, width], false, node.attr.half_pixel_centers?.b ?? false)
  },
  Conv2DBackpropInput: (inputs, node) => {
    const [batch = 1, height = 1, width = 1, depth = 1] = first(inputs).dataSync()
    return tf.conv2dTranspose(
      as4d(inputAt(inputs, 2)),
      as4d(inputAt(inputs, 1)),
      [batch, height, width, depth],
      pair(node, 'strides'),
      'same',
    )
  },
}

const bareName = (input: string) => input.replace(/^\^/, '').replace(/:\d+$/, '')

function inputAt(inputs: readonly tf.Tensor[], index: number): tf.Tensor {
  const value = inputs[index]
  if (!value) throw new Error(`A network operation lacks its input ${index}`)
  return value
}

function need(done: ReadonlyMap<string, tf.Tensor>, name: string): tf.Tensor {
  const value = done.get(name)
  if (!value) throw new Error(`The network has no value for ${name}`)
  return value
}

/** Every node after the nodes it reads; the files do not promise an order. */
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
