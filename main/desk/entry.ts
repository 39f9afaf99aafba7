/** Starts the process of a desk whose branch is across the hall. */
import { closeInherited } from '../core/platform/inherited-handles.ts'
import { parentWire, whenParentGone } from '../core/platform/wires.ts'
import { serveDesk } from './serve.ts'

closeInherited()
// Electron sets this in forked children even when it was removed from their environment (measured).
delete process.env.ELECTRON_RUN_AS_NODE
serveDesk(parentWire())
// A write that was answered is kept by the branch, so a desk without a window has nothing left to do.
whenParentGone(() => process.exit(0))
