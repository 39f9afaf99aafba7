/** The commands of the places of finished cards. */
import { command } from '../command.ts'
import { PlaceCount, PlaceFound, PlacePut, PlaceView, RackSet } from '../shapes/place.ts'
import { desk, Nothing } from './callers.ts'

const keepers = ['cards', 'manager'] as const

export const placeCommands = {
  'place.view': command({ at: 'branch', kind: 'read', by: keepers, from: desk, in: Nothing, out: PlaceView }),
  'place.setRack': command({ at: 'branch', kind: 'write', by: keepers, from: desk, in: RackSet, out: PlaceView }),
  'place.put': command({ at: 'branch', kind: 'write', by: keepers, from: desk, in: PlacePut, out: PlaceView }),
  'place.count': command({ at: 'branch', kind: 'write', by: keepers, from: desk, in: PlaceCount, out: PlaceView }),
  'place.found': command({ at: 'branch', kind: 'write', by: keepers, from: desk, in: PlaceFound, out: PlaceView }),
} as const
