/** Picks the best frame of a burst and judges it: each frame is read once, and only the face of the others is examined. */
import type { PhotoSpec } from '../../../shared/photo/standard.ts'
import type { Verdict } from '../../../shared/photo/verdict.ts'
import { bestOf } from './burst.ts'
import { faceRegionOf } from './checks/face-region.ts'
import { countFaces, lookAtFace } from './checks/index.ts'
import { noFaceVerdict } from './checks/one-face.ts'
import { type FaceMesh, followMesh, sharpenEyes } from './face/mesh.ts'
import { poseOf } from './face/pose.ts'
import { type Judged, judgeSeen } from './judge.ts'
import type { Networks } from './net/networks.ts'
import { type FacePlate, facePlate } from './plate/face-plate.ts'
import { resemblance } from './plate/resemblance.ts'
import { type Decoded, decode } from './raster/decode.ts'
import { pyramidOf } from './raster/warp.ts'
import { type Sight, see } from './see.ts'
import { type Stopwatch, stopwatch } from './stopwatch.ts'

/** The index of the chosen frame and its result, which equals that of `judge` on this frame alone. */
export type Best = { readonly index: number; readonly judged: Judged }

/** `sight` is null if the face was only tracked from the previous frame, without counting faces. */
type Frame = {
  readonly bytes: Uint8Array
  readonly decoded: Decoded
  readonly sight: Sight | null
  readonly verdicts: readonly Verdict[] | null
}

type Followed = { readonly mesh: FaceMesh; readonly drawn: FacePlate; readonly width: number; readonly height: number }

// The same head scores 0.97 and more even when blinking, laughing or blurred, and 0.84 under light from one side; a mesh placed
// next to the face scores at most 0.5, measured at 529 positions.
const sameFace = 0.75

export async function best(networks: Networks, images: readonly Uint8Array[], spec: PhotoSpec): Promise<Best> {
  const watch = stopwatch()
  const [first = new Uint8Array(0), ...others] = images
  if (others.length === 0) return { index: 0, judged: await judgeSeen(networks, await see(networks, first, watch), spec, watch) }
  const burst = new Burst(networks, spec, watch)
  // sharp decodes in its own threads, so the next frame is read while this one is examined. Reading all at once would not be faster, and
  // each thread would keep its picture's memory.
  let reading = decode(first)
  for (const [i, bytes] of images.entries()) {
    const decoded = await reading
    const following = images[i + 1]
    if (following) reading = decode(following)
    await burst.add(bytes, decoded)
  }
  watch.lap('rank')
  const chosen = await burst.judged()
  if (!burst.isSurprised(chosen)) return chosen
  const next = await burst.judged()
  return bestOf([verdictsOf(chosen), verdictsOf(next)]) === 1 ? next : chosen
}

const verdictsOf = ({ judged }: Best): readonly Verdict[] | null => (judged.readable ? judged.verdicts : null)

class Burst {
  private readonly networks: Networks
  private readonly spec: PhotoSpec
  private readonly watch: Stopwatch
  private readonly frames: Frame[] = []
  private last: Followed | null = null

  constructor(networks: Networks, spec: PhotoSpec, watch: Stopwatch) {
    this.networks = networks
    this.spec = spec
    this.watch = watch
  }

  async add(bytes: Uint8Array, decoded: Decoded): Promise<void> {
    const verdicts = decoded.ok ? this.follow(decoded) : null
    this.frames.push(verdicts ? { bytes, decoded, sight: null, verdicts } : await this.search(bytes, decoded))
  }

  /**
   * The best frame by its face checks. Only the detector knows whether a second person is in the frame, so it runs on the
   * leading frame until the leader is one it has seen.
   */
  private async chosen(): Promise<{ index: number; sight: Sight }> {
    for (;;) {
      const index = bestOf(this.frames.map(frame => frame.verdicts)) ?? 0
      const frame = this.frames[index]
      if (!frame) throw new Error('A burst without a frame has no best one')
      if (frame.sight) return { index, sight: frame.sight }
      const sight = await see(this.networks, frame.bytes, this.watch, frame.decoded)
      const verdicts = sight.readable && frame.verdicts ? [...frame.verdicts, countFaces({ spec: this.spec, faces: sight.faces })] : null
      this.frames[index] = { ...frame, sight, verdicts }
    }
  }

  async judged(): Promise<Best> {
    const { index, sight } = await this.chosen()
    return { index, judged: await judgeSeen(this.networks, sight, this.spec, this.watch) }
  }

  /** Whether the judged frame was refused for something its face did not show, such as a head at the frame's edge, and another now ranks higher. */
  isSurprised({ index, judged }: Best): boolean {
    const frame = this.frames[index]
    if (!frame?.verdicts || !judged.readable) return false
    const refused = (verdicts: readonly Verdict[]) => verdicts.filter(({ level }) => level === 'refuse')
    const foreseen = new Set(frame.verdicts.map(({ check }) => check))
    if (refused(judged.verdicts).every(({ check }) => foreseen.has(check))) return false
    this.frames[index] = { ...frame, verdicts: judged.verdicts }
    return bestOf(this.frames.map(({ verdicts }) => verdicts)) !== index
  }

  private follow(decoded: Extract<Decoded, { ok: true }>): Verdict[] | null {
    if (!this.last) return null
    // A frame of another size may come from another camera or crop, so its face is searched again.
    if (decoded.image.width !== this.last.width || decoded.image.height !== this.last.height) return null
    const source = pyramidOf(decoded.image)
    const mesh = followMesh(this.networks, source, this.last.mesh)
    const drawn = mesh && facePlate(source, mesh, this.spec)
    if (!drawn || resemblance(drawn.plate, this.last.drawn.plate) < sameFace) return null
    return this.say({ mesh, drawn, width: source.base.width, height: source.base.height }, shrunkBy(decoded))
  }

  private async search(bytes: Uint8Array, decoded: Decoded): Promise<Frame> {
    const sight = await see(this.networks, bytes, this.watch, decoded)
    if (!sight.readable) return { bytes, decoded, sight, verdicts: null }
    const { faces, source, sourceScale } = sight
    const found = faces[0]
    if (!found) return { bytes, decoded, sight, verdicts: [noFaceVerdict(this.spec)] }
    const mesh = sharpenEyes(this.networks, source, found.mesh)
    const drawn = facePlate(source, mesh, this.spec)
    const said = this.say({ mesh, drawn, width: source.base.width, height: source.base.height }, sourceScale)
    return { bytes, decoded, sight, verdicts: [...said, countFaces({ spec: this.spec, faces })] }
  }

  private say(found: Followed, sourceScale: number): Verdict[] {
    this.last = found
    const { mesh, drawn } = found
    const region = faceRegionOf(drawn.plate, drawn.mesh)
    return lookAtFace({ spec: this.spec, sourceScale, mesh, pose: poseOf(mesh), composed: drawn, region })
  }
}

const shrunkBy = ({ width, height, image }: Extract<Decoded, { ok: true }>): number =>
  Math.max(width, height) / Math.max(image.width, image.height)
