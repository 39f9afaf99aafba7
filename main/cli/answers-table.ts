/** Prints docs/answers.md from the data: `node main/bootstrap/run.mjs main/cli/answers-table.ts > docs/answers.md`. */
import { fileURLToPath } from 'node:url'
import { joinYears } from '../../shared/pickup/calendar.ts'
import { Day } from '../../shared/time.ts'
import { loadResources } from '../core/rules/resources.ts'
import { contradictionsIn, everyTold } from './answers/contradictions.ts'
import { answersDocument } from './answers/table.ts'
import { say } from './trouble.ts'

const resources = fileURLToPath(new URL('../../resources/', import.meta.url))
/** Days are counted from it; none of them stands in the table. */
const today = Day.parse('2026-03-09')

await say(async () => {
  const { guidance, profiles, calendarYears } = await loadResources(resources)
  const told = [...profiles.values()].flatMap(profile => everyTold(guidance, { profile, calendar: joinYears(calendarYears), today }))
  return { code: 0, say: answersDocument(told, contradictionsIn(told)).trimEnd() }
}, 'The table failed')
