/** Finds every sufficiently large face with its mesh, largest first. */
import type { Networks } from '../net/networks.ts'
import type { Pyramid } from '../raster/warp.ts'
import { detectFaces, type FoundFace } from './detect.ts'
import { type FaceMesh, layMesh, leastPresence } from './mesh.ts'
import { poseOf } from './pose.ts'

export type Face = { readonly box: FoundFace; readonly mesh: FaceMesh }

// Smaller faces are posters and distant passers-by, which disappear with the background.
const leastShare = 0.3
const most = 4

/** The number of clockwise quarter turns that set the largest face upright. */
export function quarterTurnsNeeded([largest]: readonly Face[]): 0 | 1 | 2 | 3 {
  const quarters = largest ? Math.round(poseOf(largest.mesh).roll / 90) : 0
  return ([0, 3, 2, 1] as const)[(quarters + 4) % 4] ?? 0
}

export function findFaces(networks: Networks, source: Pyramid): Face[] {
  const boxes = detectFaces(networks.blazeface, source).sort((a, b) => b.width - a.width)
  const faces = boxes
    .slice(0, most)
    .map(box => ({ box, mesh: layMesh(networks, source, box) }))
    .filter(face => face.mesh.presence >= leastPresence)
  const largest = faces[0]
  return largest ? faces.filter(face => face.box.width >= leastShare * largest.box.width) : []
}
