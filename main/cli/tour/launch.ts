/** Starts the real program, out of the source tree or out of a package, with a data folder and a camera of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type ElectronApplication, _electron as electron, type Page } from 'playwright-core'
import { electronRuntime, switches } from '../../bootstrap/electron-runtime.mjs'

export const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The program, whichever way it was started. */
export type Program = {
  readonly page: Page
  /** Everything the page complained about; a clean walk leaves it empty. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

export type Launched = Program & { readonly app: ElectronApplication }

export type LaunchOptions = {
  readonly userData: string
  readonly film: string | null
  readonly size: { readonly width: number; readonly height: number }
}

// Only a program that never comes meets it: beside other work at a load of 18 a first start took more than a minute.
const startDeadlineMs = 180_000
const closeDeadlineMs = 30_000

export async function launch({ userData, film, size }: LaunchOptions): Promise<Launched> {
  const runtime = await electronRuntime()
  const app = await electron.launch({
    executablePath: runtime.executable,
    args: [...runtime.args, ...ownSwitches({ userData, film }), root],
    timeout: startDeadlineMs,
    env: withoutNodeMode(process.env),
  })
  const page = await app.firstWindow({ timeout: startDeadlineMs })
  const complaints = complaintsOf(page)
  await app.evaluate(({ BrowserWindow }, wanted) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setContentSize(wanted.width, wanted.height)
  }, size)
  return { app, page, complaints, close: () => app.close() }
}

/** A package cannot be driven through its main process, whose debugger is fused off: only the page can be reached, by its debugging port. */
export async function launchPackaged(folder: string, { userData, film, size }: LaunchOptions): Promise<Program> {
  const args = [...switches(process.env), ...ownSwitches({ userData, film }), '--remote-debugging-port=0']
  const child = spawn(join(folder, 'ssc-counter'), args, { stdio: ['ignore', 'ignore', 'pipe'], env: withoutNodeMode(process.env) })
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  try {
    const browser = await chromium.connectOverCDP(await debuggingAddress(child), { timeout: startDeadlineMs })
    const page = await firstPage(browser)
    const complaints = complaintsOf(page)
    await page.setViewportSize(size)
    const close = async () => {
      // The window is closed as a person closes it, so that the core writes down what it holds.
      await page.close()
      await endedWithin(child, ended)
    }
    return { page, complaints, close }
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
}

const ownSwitches = ({ userData, film }: Pick<LaunchOptions, 'userData' | 'film'>): string[] => [
  `--user-data-dir=${userData}`,
  ...(film ? ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`] : []),
]

function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = []
  page.on('pageerror', error => void complaints.push(error.message))
  page.on('console', message => void (message.type() === 'error' && complaints.push(message.text())))
  return complaints
}

/** Chromium writes the address to stderr once the port is open. */
function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error(`the package did not open its debugging port: ${lastLines(said)}`)), startDeadlineMs)
    const settle = (act: () => void) => {
      clearTimeout(timer)
      act()
    }
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address) settle(() => resolve(address))
    })
    child.once('error', error => settle(() => reject(error)))
    child.once('close', code => settle(() => reject(new Error(`the package ended with code ${code}: ${lastLines(said)}`))))
  })
}

const lastLines = (text: string): string => text.trim().split('\n').slice(-3).join(' | ')

async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts()
  if (!context) throw new Error('the package has no window')
  return context.pages()[0] ?? context.waitForEvent('page', { timeout: startDeadlineMs })
}

async function endedWithin(child: ChildProcess, ended: Promise<void>): Promise<void> {
  const timer = setTimeout(() => child.kill('SIGKILL'), closeDeadlineMs)
  await ended
  clearTimeout(timer)
  if (child.signalCode === 'SIGKILL') throw new Error('the package did not end when its window was closed')
}

/** A parent run as plain Node must not make Electron run as plain Node. */
function withoutNodeMode(env: NodeJS.ProcessEnv): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _mode, NODE_OPTIONS: _options, ...rest } = env
  return Object.fromEntries(Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}
