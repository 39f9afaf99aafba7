/** A second model of a face's landmarks, of other people, other pictures and another kind than the engine's own: it checks where the engine puts a head. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import * as tf from '@tensorflow/tfjs-core'
import sharp from 'sharp'
import { openNetworks } from '../../main/core/imaging/net/networks.ts'
import { z } from '../../shared/zod.ts'
import { modelsDir } from './a-photo-engine.ts'

const name = 'face_landmark_68_model'
const models = join(dirname(createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json')), 'model')
const side = 112
const meanRgb = [122.782, 117.001, 104.298] as const

const Quantized = z.object({
  name: z.string(),
  shape: z.array(z.number()),
  quantization: z.object({ dtype: z.literal('uint8'), scale: z.number(), min: z.number() }),
})
const Manifest = z.tuple([z.object({ weights: z.array(Quantized) })])

type Landmark = { readonly x: number; readonly y: number }
type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** Of a finished picture, in its pixels: from ear to ear, and the middle of the eyes. */
export type SecondGeometry = { readonly faceWidth: number; readonly eyeLineToBottom: number; readonly eyeMidX: number }
export type SecondModel = (finished: Uint8Array) => Promise<SecondGeometry>

/** The 68-point network of face-api (MIT), by its published structure: four blocks of separable convolutions and one full layer. */
export async function openSecondModel(): Promise<SecondModel> {
  await openNetworks(modelsDir) // starts the runtime
  const weights = await readWeights()
  return async finished => {
    const { width, height } = await sharp(finished).metadata()
    let points = await landmarksIn(weights, finished, firstBox(width, height))
    // From a box that is only about right to one that its own points lay down.
    for (let round = 0; round < 2; round++) points = await landmarksIn(weights, finished, around(points, width, height))
    return geometryOf(points, height)
  }
}

/** Where the rule of the card has every face: it needs no detector, and nothing of the engine. */
const firstBox = (width: number, height: number): Box => ({
  left: width * 0.2,
  top: height * 0.2,
  width: width * 0.6,
  height: height * 0.56,
})

function around(points: readonly Landmark[], width: number, height: number): Box {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const pad = 0.1 * Math.max(right - left, bottom - top)
  const box = { left: Math.max(0, left - pad), top: Math.max(0, top - pad) }
  return { ...box, width: Math.min(width, right + pad) - box.left, height: Math.min(height, bottom + pad) - box.top }
}

function geometryOf(points: readonly Landmark[], height: number): SecondGeometry {
  const at = (index: number) => points[index] ?? { x: 0, y: 0 }
  const corners = [36, 39, 42, 45].map(at)
  const mean = (of: (point: Landmark) => number) => corners.reduce((sum, point) => sum + of(point), 0) / corners.length
  return { faceWidth: at(16).x - at(0).x, eyeLineToBottom: height - mean(({ y }) => y), eyeMidX: mean(({ x }) => x) }
}

async function landmarksIn(weights: Weights, picture: Uint8Array, { left, top, width, height }: Box): Promise<Landmark[]> {
  const box = { left: Math.floor(left), top: Math.floor(top), width: Math.floor(width), height: Math.floor(height) }
  const longer = Math.max(box.width, box.height)
  const pixels = await sharp(picture)
    .extract(box)
    .resize(side, side, { fit: 'contain', background: '#000000' })
    .removeAlpha()
    .raw()
    .toBuffer()
  const values = tf.tidy(() => runNetwork(weights, pixels).dataSync())
  const [padX, padY] = [(longer - box.width) / 2, (longer - box.height) / 2]
  return Array.from({ length: 68 }, (_, i) => ({
    x: box.left + (values[i * 2] ?? 0) * longer - padX,
    y: box.top + (values[i * 2 + 1] ?? 0) * longer - padY,
  }))
}

type Weights = (id: string) => tf.Tensor

function runNetwork(weights: Weights, pixels: Uint8Array): tf.Tensor {
  const input = Float32Array.from(pixels, (value, i) => (value - (meanRgb[i % 3] ?? 0)) / 255)
  let out = block(weights, 'dense0', tf.tensor4d(input, [1, side, side, 3]))
  for (const id of ['dense1', 'dense2', 'dense3']) out = block(weights, id, out)
  const pooled = tf.avgPool(out, [7, 7], [2, 2], 'valid')
  return tf.add(tf.matMul(tf.reshape(pooled, [1, -1]), weights('fc/weights') as tf.Tensor2D), weights('fc/bias'))
}

/** Each of the four convolutions adds to what those before it found. */
function block(weights: Weights, id: string, input: tf.Tensor4D): tf.Tensor4D {
  const first = tf.relu(
    id === 'dense0'
      ? tf.add(tf.conv2d(input, weights('dense0/conv0/filters') as tf.Tensor4D, 2, 'same'), weights('dense0/conv0/bias'))
      : separable(weights, `${id}/conv0`, input, 2),
  ) as tf.Tensor4D
  const second = separable(weights, `${id}/conv1`, first, 1)
  const third = separable(weights, `${id}/conv2`, tf.relu(tf.add(first, second)) as tf.Tensor4D, 1)
  const sum = tf.add(first, tf.add(second, third))
  const fourth = separable(weights, `${id}/conv3`, tf.relu(sum) as tf.Tensor4D, 1)
  return tf.relu(tf.add(sum, fourth)) as tf.Tensor4D
}

function separable(weights: Weights, id: string, input: tf.Tensor4D, stride: 1 | 2): tf.Tensor4D {
  const [depth, point] = [weights(`${id}/depthwise_filter`) as tf.Tensor4D, weights(`${id}/pointwise_filter`) as tf.Tensor4D]
  return tf.add(tf.separableConv2d(input, depth, point, stride, 'same'), weights(`${id}/bias`))
}

async function readWeights(): Promise<Weights> {
  const [{ weights }] = Manifest.parse(JSON.parse(await readFile(join(models, `${name}-weights_manifest.json`), 'utf8')))
  const bytes = await readFile(join(models, `${name}.bin`))
  const found = new Map<string, tf.Tensor>()
  let offset = 0
  for (const { name: id, shape, quantization } of weights) {
    const count = shape.reduce((product, length) => product * length, 1)
    const { scale, min } = quantization
    found.set(
      id,
      tf.tensor(
        Float32Array.from(bytes.subarray(offset, offset + count), value => value * scale + min),
        shape,
      ),
    )
    offset += count
  }
  return id => {
    const tensor = found.get(id)
    if (!tensor) throw new Error(`The second model has no weights ${id}`)
    return tensor
  }
}
