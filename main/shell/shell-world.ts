/** Names what the shell's own commands may use. */
import type { SlipPage } from '../../shared/ipc/shapes/print.ts'
import type { OwnClipboard } from './clipboard.ts'
import type { CoreHost } from './core-host.ts'
import type { CustomerScreen } from './customer-screen.ts'
import type { SetupWorld } from './setup.ts'

export type ShellWorld = {
  readonly setup: SetupWorld
  readonly host: Pick<CoreHost, 'call'>
  readonly makeSlip: (page: SlipPage) => Promise<MadeSlip>
  /** Draws the page of the desk larger or smaller. */
  readonly setTextSize: (factor: number) => void
  /** Asks the person where to; false when they turned away. */
  readonly saveFile: (name: string, bytes: Uint8Array) => Promise<boolean>
  /** The newest lines of the program's own log. */
  readonly logTail: () => string
  readonly clipboard: OwnClipboard
  readonly customer: Pick<CustomerScreen, 'flip'>
  /** Opens the screen of the hall, or shows the one that is open. */
  readonly openHall: () => void
  /** Lets the person pick a file or a folder; null when they turned away. */
  readonly pickPath: (what: Picked) => Promise<string | null>
}

/** `dots`: what a printer of the roll prints, deflated; null for a sheet. */
export type MadeSlip = {
  readonly pdf: Uint8Array<ArrayBuffer>
  readonly pages: number
  readonly preview: Uint8Array<ArrayBuffer>
  readonly dots: Uint8Array<ArrayBuffer> | null
}

/** What a person is asked to pick. */
export type Picked = 'package' | 'sheet' | 'list' | 'zip' | 'folder'
