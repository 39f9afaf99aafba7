/** Prints docs/days.md from the data: `node main/bootstrap/run.mjs main/cli/days-table.ts > docs/days.md`. */
import { daysDocument } from './days/document.ts'
import { say } from './trouble.ts'

await say(async () => ({ code: 0, say: daysDocument().trimEnd() }), 'The table failed')
