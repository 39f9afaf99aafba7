/** Starts the core in its own process. */

import { closeInherited } from '../platform/inherited-handles.ts'
import { parentWire, whenParentGone } from '../platform/wires.ts'
import { serve } from './serve.ts'

closeInherited()
// Electron sets this in forked children even when it was removed from their environment (measured).
delete process.env.ELECTRON_RUN_AS_NODE
serve(parentWire())
// Every answered command is on the disk already, so a core without a window has nothing left to do.
whenParentGone(() => process.exit(0))
