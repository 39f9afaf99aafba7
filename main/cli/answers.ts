/** Writes every answer of the guidance as one readable document a place, and what contradicts itself: `npm run answers -- --out DIR`. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { joinYears } from '../../shared/pickup/calendar.ts'
import { parseDay } from '../../shared/time.ts'
import { loadResources } from '../core/rules/resources.ts'
import { contradictionsIn, everyTold } from './answers/contradictions.ts'
import { contradictionDocument, placeDocument } from './answers/document.ts'
import { say, Trouble } from './trouble.ts'

const usage = 'Usage: npm run answers -- --out DIR [--day YYYY-MM-DD]'
const resources = fileURLToPath(new URL('../../resources/', import.meta.url))

await say(async () => {
  const { values } = parseArgs({ options: { out: { type: 'string' }, day: { type: 'string', default: '2026-03-09' } } })
  const today = parseDay(values.day)
  if (values.out === undefined || today === null) throw new Trouble(usage)
  const { guidance, profiles, calendarYears } = await loadResources(resources)
  const places = [...profiles.values()].map(profile => ({ profile, calendar: joinYears(calendarYears), today }))
  const told = places.flatMap(here => everyTold(guidance, here))
  const found = contradictionsIn(told)
  await mkdir(values.out, { recursive: true })
  for (const { profile } of places) {
    const ofPlace = told.filter(({ here }) => here.profile.id === profile.id)
    await writeFile(join(values.out, `${profile.id}.md`), placeDocument(profile, ofPlace))
  }
  await writeFile(join(values.out, 'contradictions.md'), contradictionDocument(found))
  return {
    code: found.length === 0 ? 0 : 1,
    say: `${told.length} answers, ${places.length} places, ${found.length} contradictions: ${values.out}`,
  }
}, 'The answers failed')
