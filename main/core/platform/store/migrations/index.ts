/** Lists the migrations in the order they run; a released one is never edited. */

import type { Migration } from '../migration.ts'
import { counter } from './010-counter.ts'
import { rules } from './030-rules.ts'
import { cards } from './040-cards.ts'
import { people } from './050-people.ts'
import { pickup } from './060-pickup.ts'
import { money } from './070-money.ts'
import { stock } from './080-stock.ts'
import { online } from './090-online.ts'
import { unit } from './100-unit.ts'
import { rating } from './110-rating.ts'
import { jobs } from './120-jobs.ts'
import { correction } from './130-correction.ts'
import { notices } from './140-notices.ts'
import { firstDay } from './150-first-day.ts'
import { ledger } from './160-ledger.ts'
import { disclosure } from './170-disclosure.ts'
import { outbox } from './180-outbox.ts'
import { casework } from './190-casework.ts'
import { figures } from './195-figures.ts'
import { centreWays } from './200-centre-ways.ts'
import { centreAnswers } from './205-centre-answers.ts'
import { centreLine } from './206-centre-line.ts'
import { textsOutbox } from './207-texts-outbox.ts'
import { witness } from './210-witness.ts'
import { divisions } from './215-divisions.ts'
import { access } from './220-access.ts'
import { exactSearch } from './221-exact-search.ts'
import { retention } from './222-retention.ts'
import { copyPlace } from './223-copy-place.ts'
import { devices } from './230-devices.ts'
import { printing } from './231-printing.ts'
import { deviceEvents } from './232-device-events.ts'
import { signedSheet } from './235-signed-sheet.ts'
import { habits } from './236-habits.ts'
import { hallVoice } from './237-hall-voice.ts'
import { cardPlaces } from './238-card-places.ts'
import { ratingFollowUp } from './239-rating-follow-up.ts'
import { hall } from './240-hall.ts'
import { queue } from './241-queue.ts'
import { emergency } from './244-emergency.ts'
import { openDesks } from './246-open-desks.ts'
import { mergedRegister } from './247-merged-register.ts'
import { centreDigests } from './248-centre-digests.ts'
import { emergencyCards } from './255-emergency-cards.ts'
import { parcels } from './260-parcels.ts'
import { errands } from './261-errands.ts'
import { receipts } from './263-receipts.ts'
import { paperPages } from './270-paper-pages.ts'
import { errandTies } from './300-errand-ties.ts'
import { parcelFigures } from './301-parcel-figures.ts'

export const migrations: readonly Migration[] = [
  counter,
  rules,
  cards,
  people,
  pickup,
  money,
  stock,
  online,
  unit,
  rating,
  jobs,
  correction,
  notices,
  firstDay,
  ledger,
  disclosure,
  outbox,
  casework,
  figures,
  centreWays,
  centreAnswers,
  centreLine,
  textsOutbox,
  witness,
  divisions,
  access,
  exactSearch,
  retention,
  copyPlace,
  devices,
  printing,
  deviceEvents,
  signedSheet,
  habits,
  hallVoice,
  cardPlaces,
  ratingFollowUp,
  hall,
  queue,
  emergency,
  openDesks,
  mergedRegister,
  centreDigests,
  emergencyCards,
  parcels,
  errands,
  receipts,
  paperPages,
  errandTies,
  parcelFigures,
]
