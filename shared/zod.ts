/** The only file that imports zod, so that its settings apply everywhere. */
import { config, z } from 'zod'

// zod 4 probes `new Function`, which the page's content security policy reports as a violation (zod#4461).
config({ jitless: true })

export { z }
