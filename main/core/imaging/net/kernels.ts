/** Maps a graph node to the runtime kernel that computes it, with inputs and attributes. */
import type { Attribute, TensorInfo } from '@tensorflow/tfjs-core'
import type { GraphNode } from './graph-node.ts'

/** `inputs` maps the kernel's input names to values; a list for the two kernels with any number of inputs. */
export type KernelCall = {
  readonly kernel: string
  readonly inputs: Readonly<Record<string, string>> | readonly string[]
  readonly attributes: Readonly<Record<string, Attribute>>
}

/** The values of a constant input. */
export type Constant = (name: string) => readonly number[]

type Call = (node: GraphNode, inputs: readonly string[], constant: Constant) => KernelCall

/** `inputs`: the bare names of the node's inputs. */
export function kernelCall(node: GraphNode, inputs: readonly string[], constant: Constant): KernelCall {
  const call = calls[node.op]
  if (!call) throw new Error(`The network needs an operation that is not built in: ${node.op}`)
  return call(node, inputs, constant)
}

const pair = (node: GraphNode, name: string): [number, number] => {
  const sides = node.attr[name]?.list?.i ?? []
  return [Number(sides[1] ?? 1), Number(sides[2] ?? 1)]
}
const sliding = (node: GraphNode) => ({
  strides: pair(node, 'strides'),
  pad: atob(node.attr.padding?.s ?? '') === 'SAME' ? 'same' : 'valid',
})
const flat = { dataFormat: 'NHWC', dilations: [1, 1] }

const unary =
  (kernel: string): Call =>
  (_node, inputs) => ({ kernel, inputs: { x: at(inputs, 0) }, attributes: {} })
const binary =
  (kernel: string): Call =>
  (_node, inputs) => ({ kernel, inputs: { a: at(inputs, 0), b: at(inputs, 1) }, attributes: {} })
const convolution =
  (kernel: string): Call =>
  (node, inputs) => ({ kernel, inputs: { x: at(inputs, 0), filter: at(inputs, 1) }, attributes: { ...sliding(node), ...flat } })
const joined =
  (kernel: string): Call =>
  (node, inputs) => ({
    kernel,
    inputs: { x: at(inputs, 0), filter: at(inputs, 1), bias: at(inputs, 2) },
    attributes: { ...sliding(node), ...flat, activation: node.activation ?? 'linear' },
  })
const pooling =
  (kernel: string): Call =>
  (node, inputs) => ({ kernel, inputs: { x: at(inputs, 0) }, attributes: { ...sliding(node), filterSize: pair(node, 'ksize') } })

const calls: Readonly<Record<string, Call>> = {
  Add: binary('Add'),
  AddV2: binary('Add'),
  AddN: (_node, inputs) => ({ kernel: 'AddN', inputs, attributes: {} }),
  Mul: binary('Multiply'),
  Identity: unary('Identity'),
  Relu: unary('Relu'),
  Relu6: unary('Relu6'),
  Sigmoid: unary('Sigmoid'),
  Prelu: (_node, inputs) => ({ kernel: 'Prelu', inputs: { x: at(inputs, 0), alpha: at(inputs, 1) }, attributes: {} }),
  Reshape: (_node, inputs, constant) => ({
    kernel: 'Reshape',
    inputs: { x: at(inputs, 0) },
    attributes: { shape: [...constant(at(inputs, 1))] },
  }),
  ConcatV2: (_node, inputs, constant) => ({
    kernel: 'Concat',
    inputs: inputs.slice(0, -1),
    attributes: { axis: constant(at(inputs, inputs.length - 1))[0] ?? 0 },
  }),
  Pad: (_node, inputs, constant) => {
    const sides = constant(at(inputs, 1))
    const paddings = [0, 2, 4, 6].map(i => [sides[i] ?? 0, sides[i + 1] ?? 0])
    return { kernel: 'PadV2', inputs: { x: at(inputs, 0) }, attributes: { paddings, constantValue: 0 } }
  },
  MaxPool: pooling('MaxPool'),
  AvgPool: pooling('AvgPool'),
  Conv2D: convolution('Conv2D'),
  DepthwiseConv2dNative: convolution('DepthwiseConv2dNative'),
  FusedConv2D: joined('FusedConv2D'),
  FusedDepthwiseConv2dNative: joined('FusedDepthwiseConv2D'),
  _FusedConv2D: (node, inputs, constant) => {
    const ops = (node.attr.fused_ops?.list?.s ?? []).map(name => atob(name))
    const activation = ops.includes('Prelu') ? 'prelu' : ops.includes('Relu') ? 'relu' : 'linear'
    const plain = joined('FusedConv2D')({ ...node, activation }, inputs, constant)
    return activation === 'prelu' ? { ...plain, inputs: { ...plain.inputs, preluActivationWeights: at(inputs, 3) } } : plain
  },
  ResizeBilinear: (node, inputs, constant) => ({
    kernel: 'ResizeBilinear',
    inputs: { images: at(inputs, 0) },
    attributes: { size: [...constant(at(inputs, 1))], alignCorners: false, halfPixelCenters: node.attr.half_pixel_centers?.b ?? false },
  }),
  Conv2DBackpropInput: (node, inputs, constant) => ({
    kernel: 'Conv2DBackpropInput',
    inputs: { dy: at(inputs, 2), filter: at(inputs, 1) },
    attributes: { strides: pair(node, 'strides'), pad: 'same', dataFormat: 'NHWC', inputShape: [...constant(at(inputs, 0))] },
  }),
}

function at(inputs: readonly string[], index: number): string {
  const name = inputs[index]
  if (name === undefined) throw new Error(`A network operation lacks its input ${index}`)
  return name
}

/** The inputs in the form the kernel expects: by name, or as a list. */
export const handed = (inputs: KernelCall['inputs'], value: (name: string) => TensorInfo): Record<string, TensorInfo> =>
  Array.isArray(inputs)
    ? Object.assign(inputs.map(value), {} as Record<string, TensorInfo>)
    : Object.fromEntries(Object.entries(inputs).map(([place, name]) => [place, value(name)]))
