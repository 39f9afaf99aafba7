/** Picks the best frame of a burst and judges it: the frame of the key first, and only if it has a fault the faces of the others. */
import type { PhotoSpec } from '../../../shared/photo/standard.ts'
import type { CheckId, Verdict } from '../../../shared/photo/verdict.ts'
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

/**
 * `sight` is null if the face was only tracked from another frame, without counting faces; `judged` is there once the frame was
 * finished and judged.
 */
type Frame = {
  readonly bytes: Uint8Array
  readonly decoded: Decoded
  readonly sight: Sight | null
  readonly verdicts: readonly Verdict[] | null
  readonly judged: Judged | null
}

type Followed = { readonly mesh: FaceMesh; readonly drawn: FacePlate; readonly width: number; readonly height: number }

// The same head scores 0.97 and more even when blinking, laughing or blurred, and 0.84 under light from one side; a mesh placed
// next to the face scores at most 0.5, measured at 529 positions.
const sameFace = 0.75

/** `images` in the order they were taken, so the last is the frame of the key. */
export async function best(networks: Networks, images: readonly Uint8Array[], spec: PhotoSpec): Promise<Best> {
  const watch = stopwatch()
  const key = Math.max(0, images.length - 1)
  const bytes = images[key] ?? new Uint8Array(0)
  const decoded = await decode(bytes)
  const sight = await see(networks, bytes, watch, decoded)
  const judged = await judgeSeen(networks, sight, spec, watch)
  // Nothing is wrong with the moment the teller chose, so looking at the others would only cost time.
  if (images.length <= 1 || !isBadMoment(judged)) return { index: key, judged }
  const burst = new Burst(networks, spec, watch)
  burst.addJudged(key, { bytes, decoded, sight, judged })
  // sharp decodes in its own threads, so the next frame is read while this one is examined. Reading all at once would not be faster, and
  // each thread would keep its picture's memory. Backwards, because the face is followed from the frame of the key.
  let reading = decode(images[key - 1] ?? new Uint8Array(0))
  for (let i = key - 1; i >= 0; i--) {
    const read = await reading
    const following = images[i - 1]
    if (following) reading = decode(following)
    await burst.add(i, images[i] as Uint8Array, read)
  }
  watch.lap('rank')
  const chosen = await burst.judged()
  if (!burst.isSurprised(chosen)) return chosen
  const next = await burst.judged()
  return bestOf([verdictsOf(chosen), verdictsOf(next)]) === 1 ? next : chosen
}

// What another frame of the same second may show better. Light, wall and clothes are the same in all of them.
const momentary: ReadonlySet<CheckId> = new Set([
  'one-face',
  'frame',
  'pose-yaw',
  'pose-roll',
  'pose-pitch',
  'tilt-left',
  'eyes-open',
  'mouth-closed',
  'gaze',
  'exposure-over',
  'sharpness',
  'lens-glare',
  'geometry',
])

const isBadMoment = (judged: Judged): boolean =>
  !judged.readable || judged.verdicts.some(({ check, level }) => level !== 'pass' && momentary.has(check))

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

  /** Ranked by the same checks as the others, but by what they said of the finished picture. */
  addJudged(index: number, { bytes, decoded, sight, judged }: Omit<Frame, 'verdicts' | 'sight'> & { readonly sight: Sight }): void {
    const seen = this.searched(sight)
    const verdicts = seen && judged?.readable ? judged.verdicts.filter(({ check }) => seen.some(verdict => verdict.check === check)) : seen
    this.frames[index] = { bytes, decoded, sight, verdicts, judged }
  }

  async add(index: number, bytes: Uint8Array, decoded: Decoded): Promise<void> {
    const followed = decoded.ok ? this.follow(decoded) : null
    const sight = followed ? null : await see(this.networks, bytes, this.watch, decoded)
    this.frames[index] = { bytes, decoded, sight, verdicts: sight ? this.searched(sight) : followed, judged: null }
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
    const judged = this.frames[index]?.judged ?? (await judgeSeen(this.networks, sight, this.spec, this.watch))
    return { index, judged }
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

  /** The verdicts on the face that was found, and on how many there are; null for a picture that cannot be read. */
  private searched(sight: Sight): Verdict[] | null {
    if (!sight.readable) return null
    const { faces, source, sourceScale } = sight
    const found = faces[0]
    if (!found) return [noFaceVerdict(this.spec)]
    const mesh = sharpenEyes(this.networks, source, found.mesh)
    const drawn = facePlate(source, mesh, this.spec)
    const said = this.say({ mesh, drawn, width: source.base.width, height: source.base.height }, sourceScale)
    return [...said, countFaces({ spec: this.spec, faces })]
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
