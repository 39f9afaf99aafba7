/** Starts the real program under Playwright, with a data folder and a camera of its own. */

import { fileURLToPath } from 'node:url'
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core'
import { electronRuntime } from '../../bootstrap/electron-runtime.mjs'

export const root = fileURLToPath(new URL('../../../', import.meta.url))

export type Launched = {
  readonly app: ElectronApplication
  readonly page: Page
  /** Everything the page complained about; a clean walk leaves it empty. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

export type LaunchOptions = {
  readonly userData: string
  readonly film: string | null
  readonly size: { readonly width: number; readonly height: number }
}

const startDeadlineMs = 60_000

export async function launch({ userData, film, size }: LaunchOptions): Promise<Launched> {
  const runtime = await electronRuntime()
  const camera = film ? ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`] : []
  const app = await electron.launch({
    executablePath: runtime.executable,
    args: [...runtime.args, `--user-data-dir=${userData}`, ...camera, root],
    timeout: startDeadlineMs,
    env: withoutNodeMode(process.env),
  })
  const page = await app.firstWindow({ timeout: startDeadlineMs })
  const complaints: string[] = []
  page.on('pageerror', error => void complaints.push(error.message))
  page.on('console', message => void (message.type() === 'error' && complaints.push(message.text())))
  await app.evaluate(({ BrowserWindow }, wanted) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setContentSize(wanted.width, wanted.height)
  }, size)
  return { app, page, complaints, close: () => app.close() }
}

/** A parent run as plain Node must not make Electron run as plain Node. */
function withoutNodeMode(env: NodeJS.ProcessEnv): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _mode, NODE_OPTIONS: _options, ...rest } = env
  return Object.fromEntries(Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}
