/** Prints docs/places.md from the data: `node main/bootstrap/run.mjs main/cli/places-table.ts > docs/places.md`. */
import { fileURLToPath } from 'node:url'
import { loadResources } from '../core/rules/resources.ts'
import { inDocumentOrder } from './business/document.ts'
import { placesDocument } from './business/places.ts'
import { say } from './trouble.ts'

const resources = fileURLToPath(new URL('../../resources/', import.meta.url))

await say(async () => {
  const { profiles } = await loadResources(resources)
  return { code: 0, say: placesDocument(inDocumentOrder([...profiles.values()])).trimEnd() }
}, 'The table failed')
