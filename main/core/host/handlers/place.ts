/** Names the functions behind the commands of shared/ipc/commands/place.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import { countPlaces, findCard, putCard, setRack } from '../../commands/card/place.ts'
import type { Core } from '../../commands/core.ts'
import { viewPlaces } from '../../queries/case/places.ts'
import type { Who } from '../../records/context.ts'

export const placeHandlers = {
  'place.view': viewPlaces,
  'place.setRack': setRack,
  'place.put': putCard,
  'place.count': countPlaces,
  'place.found': findCard,
} satisfies Partial<Handlers<'branch', Core, Who>>
