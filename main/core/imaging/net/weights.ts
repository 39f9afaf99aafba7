/** Unpacks the weights of a TensorFlow.js graph model, stored as float32, int32 or float16. */
import { type DataType, type Tensor, tensor } from '@tensorflow/tfjs-core'
import { z } from '../../../../shared/zod.ts'

export const WeightSpec = z.object({
  name: z.string(),
  shape: z.array(z.number()),
  dtype: z.enum(['float32', 'int32']),
  quantization: z.object({ dtype: z.literal('float16') }).optional(),
})
type WeightSpec = z.infer<typeof WeightSpec>

export function unpackWeights(specs: readonly WeightSpec[], bytes: Uint8Array): Map<string, Tensor> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const weights = new Map<string, Tensor>()
  let offset = 0
  for (const spec of specs) {
    const count = spec.shape.reduce((product, side) => product * side, 1)
    weights.set(spec.name, tensor(readValues(view, offset, count, spec), spec.shape, spec.dtype satisfies DataType))
    offset += count * (spec.quantization ? 2 : 4)
  }
  return weights
}

function readValues(view: DataView, offset: number, count: number, spec: WeightSpec): Float32Array | Int32Array {
  if (spec.quantization) return Float32Array.from({ length: count }, (_, i) => fromFloat16(view.getUint16(offset + i * 2, true)))
  if (spec.dtype === 'int32') return Int32Array.from({ length: count }, (_, i) => view.getInt32(offset + i * 4, true))
  return Float32Array.from({ length: count }, (_, i) => view.getFloat32(offset + i * 4, true))
}

/** IEEE 754 binary16. DataView.getFloat16 needs a newer engine than the one this runs on. */
function fromFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}
