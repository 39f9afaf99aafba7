/** Asks the core where the face is in a kept picture, for lines to lay over it. */
import { useEffect, useState } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import type { FaceSeen } from '../../../shared/ipc/shapes/photo.ts'
import { call } from '../../ipc.ts'

/** Null until the core has answered, and where it sees no face: then the picture stands without lines. */
export function useFaceSeen(caseId: CaseId, image: Uint8Array | null, frameWidth: number): FaceSeen | null {
  const [face, setFace] = useState<FaceSeen | null>(null)
  useEffect(() => {
    setFace(null)
    if (!image) return
    let here = true
    void call('photo.look', { caseId, image, frameWidth }).then(reply => {
      if (here && reply.ok) setFace(reply.value.face)
    })
    return () => {
      here = false
    }
  }, [caseId, image, frameWidth])
  return face
}
