/** Prints docs/business.md from the data: `node main/bootstrap/run.mjs main/cli/business-table.ts > docs/business.md`. */
import { fileURLToPath } from 'node:url'
import { loadResources } from '../core/rules/resources.ts'
import { businessDocument } from './business/document.ts'
import { say } from './trouble.ts'

const resources = fileURLToPath(new URL('../../resources/', import.meta.url))

await say(async () => {
  const { profiles } = await loadResources(resources)
  return { code: 0, say: businessDocument([...profiles.values()]).trimEnd() }
}, 'The table failed')
