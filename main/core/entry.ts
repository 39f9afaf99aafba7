/** Starts the core in its own process. */
import { serve } from './serve.ts'
import { parentWire } from './wires.ts'

// Electron sets this in forked children even when it was removed from their environment (measured).
delete process.env.ELECTRON_RUN_AS_NODE
serve(parentWire())
