/** Prints docs/centre-openapi.json from the schemas: `node main/bootstrap/run.mjs main/cli/centre-document.ts > docs/centre-openapi.json`. */
import { centreDocument } from './centre/document.ts'

process.stdout.write(`${JSON.stringify(centreDocument(), null, 2)}\n`)
