/** Puts on the hall's page a bridge that knows this page's few commands and no others. */
import { narrowBridge } from './narrow-bridge.ts'

narrowBridge('hall')
