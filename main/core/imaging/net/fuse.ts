/** Fuses a convolution with the bias and activation that follow it: one pass over the pixels instead of three. */
import type { GraphNode } from './graph-node.ts'

const convolutions: readonly string[] = ['Conv2D', 'DepthwiseConv2dNative']
const activations: readonly string[] = ['Relu', 'Relu6']

/** A fused node's op is `Fused...`; it takes the name of the last node it replaces, because others read that one. */
export function fused(nodes: readonly GraphNode[], bareName: (input: string) => string): GraphNode[] {
  const readers = new Map<string, GraphNode[]>()
  for (const node of nodes) for (const input of node.input) readers.set(bareName(input), [...(readers.get(bareName(input)) ?? []), node])
  const constants = new Set(nodes.filter(({ op }) => op === 'Const').map(({ name }) => name))
  const onlyReader = (node: GraphNode) => {
    const [reader, ...more] = readers.get(node.name) ?? []
    return reader && more.length === 0 ? reader : null
  }
  const gone = new Set<string>()
  const joined = nodes.map(node => {
    if (!convolutions.includes(node.op)) return node
    const add = onlyReader(node)
    const bias = bareName(add?.input[1] ?? '')
    if (add?.op !== 'Add' || bareName(add.input[0] ?? '') !== node.name || !constants.has(bias)) return node
    const after = onlyReader(add)
    const activation = after && activations.includes(after.op) ? after : null
    const last = activation ?? add
    for (const passed of [node, add, last]) if (passed !== last) gone.add(passed.name)
    return {
      ...node,
      name: last.name,
      op: `Fused${node.op}`,
      input: [...node.input, bias],
      activation: activation?.op.toLowerCase() ?? 'linear',
    }
  })
  const made = new Set(joined.filter(({ op }) => op.startsWith('Fused')).map(({ name }) => name))
  return joined.filter(({ name, op }) => !gone.has(name) && (op.startsWith('Fused') || !made.has(name)))
}
