/** A person at the real window: keys go through the display, and what is read is what the page lets a person copy. Nothing drives the program itself. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'
import { startVirtualDisplay } from '../../main/bootstrap/display.mjs'
import { electronRuntime } from '../../main/bootstrap/electron-runtime.mjs'
import { root } from '../../main/cli/tour/launch.ts'
import { inTime } from '../../main/core/platform/in-time.ts'
import { shellText } from '../../shared/strings/zh-CN/shell.ts'
import { patience } from './patience.ts'

const run = promisify(execFile)
const patienceMs = 60_000

export type Screen = { readonly env: NodeJS.ProcessEnv; remove(): Promise<void> }

/** A display of its own, because focus and clipboard belong to a whole display. */
export async function aScreen(): Promise<Screen> {
  const { display, stop } = await startVirtualDisplay()
  const { ELECTRON_RUN_AS_NODE: _mode, NODE_OPTIONS: _options, WAYLAND_DISPLAY: _wayland, ...rest } = process.env
  return { env: { ...rest, DISPLAY: display, SSC_VIRTUAL_DISPLAY: display }, remove: stop }
}

export type Person = Awaited<ReturnType<typeof aPerson>>

type Start = { readonly userData: string; readonly switches?: readonly string[]; readonly variables?: NodeJS.ProcessEnv }

/** Starts the program as from an icon, or with what a test says stands on its command line and in its environment. */
export async function aPerson(screen: Screen, { userData, switches = [], variables = {} }: Start) {
  const runtime = await electronRuntime(screen.env)
  const program = spawn(runtime.executable, [...runtime.args, `--user-data-dir=${userData}`, ...switches, root], {
    env: { ...screen.env, ...variables },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const stderr = collect(program)
  const ended = new Promise<number | string | null>(resolve => program.once('exit', (code, signal) => resolve(code ?? signal)))
  const x = async (...args: string[]) => (await run('xdotool', args, { env: screen.env, timeout: patience(patienceMs) })).stdout.trim()
  const window = await focusWindow(x).catch((error: unknown) => {
    program.kill('SIGKILL')
    throw error
  })

  /** A copy out of a field gives that field alone. Every screen is blank at the right edge; a button cannot be used, since it selects nothing. */
  const lookAway = () => x('mousemove', '--window', window, '1350', '400', 'click', '1')
  /** Empty where the focus is in an empty field or a password's. The page copies a moment after the key. */
  async function text(): Promise<string> {
    await clipboard(screen, '')
    await x('key', 'ctrl+a', 'key', 'ctrl+c')
    const end = performance.now() + patience(1_000)
    for (;;) {
      const { stdout } = await run('xclip', ['-selection', 'clipboard', '-out'], { env: screen.env })
      if (stdout !== '' || performance.now() > end) return stdout
    }
  }

  return {
    program,
    ended,
    stderr,
    key: (...names: string[]) => x('key', ...names),
    /** Pastes over what stands in the field, because a keyboard without an input method has no Chinese. */
    async write(words: string) {
      const pasted = await offered(screen, words)
      await x('key', 'ctrl+a', 'key', 'ctrl+v')
      await pasted()
    },
    /** Waits until the words stand on the page and gives back all of it. The focus leaves the field it may be in. */
    see: (words: string) => until(words, () => lookAway().then(text)),
    /** The same with the focus left where it is, for where no field has it. */
    seeUntouched: (words: string) => until(words, text),
    /** Goes on to the next field whose text can be copied, which a password's cannot, and leaves a dot in it to be overwritten. */
    async toField() {
      for (let tries = 0; tries < 10; tries += 1) {
        await x('key', 'Tab', 'key', 'period')
        if ((await text()) === '.') return
      }
      throw new Error('no text field takes the focus')
    },
    /** Closes the box that says why the program does not start, as soon as it listens. */
    async dismiss(): Promise<number | string | null> {
      let running = true
      void ended.then(() => {
        running = false
      })
      // A key can come before the box listens, and the box goes away between two looks.
      while (running) if (await findWindow(x)) await x('key', 'Return').catch(() => '')
      return ended
    },
    async leave(): Promise<number | string | null> {
      program.kill('SIGTERM')
      return ended
    },
  }
}

/** Waits for the window of the program and gives it the keys; it fails while there is none, and where one goes away meanwhile. */
async function focusWindow(x: (...args: string[]) => Promise<string>): Promise<string> {
  const end = performance.now() + patience(patienceMs)
  for (;;) {
    const window = await findWindow(x)
    if (window) return window
    if (performance.now() > end) throw new Error('the program shows no window')
  }
}

/** Gives the keys to the window that stands there, which no window manager would do; null while none does. */
async function findWindow(x: (...args: string[]) => Promise<string>): Promise<string | null> {
  const found = await x('search', '--onlyvisible', '--name', shellText.windowTitle, 'windowfocus', 'getwindowfocus').catch(() => '')
  const window = found.split('\n').at(-1) ?? ''
  return /^\d+$/.test(window) ? window : null
}

async function until(words: string, look: () => Promise<string>): Promise<string> {
  const end = performance.now() + patience(patienceMs)
  for (;;) {
    const text = await look()
    if (text.includes(words)) return text
    if (performance.now() > end) throw new Error(`never came: ${words}; last seen: ${text}`)
  }
}

/**
 * Holds the words until the page has fetched them, which on a busy machine is after the next keys were sent: a copy in between would leave nothing
 * to paste. It stays behind, as the page may fetch them twice, and ends when somebody else copies.
 */
async function offered({ env }: Screen, words: string): Promise<() => Promise<void>> {
  const holder = spawn('xclip', ['-selection', 'clipboard', '-in', '-quiet'], { env, stdio: ['pipe', 'ignore', 'pipe'] })
  const ended = new Promise<void>((resolve, reject) => {
    holder.once('error', reject)
    holder.once('exit', () => resolve())
  })
  let said = ''
  const fetches = (count: number) =>
    new Promise<void>(resolve => {
      const heard = () => {
        if (said.includes(`request number ${count + 1}`)) resolve()
      }
      holder.stderr.on('data', heard)
      heard()
    })
  holder.stderr.on('data', chunk => {
    said += chunk
  })
  holder.stdin.end(words)
  await Promise.race([fetches(0), ended])
  return () => inTime(Promise.race([fetches(1), ended]), patience(patienceMs))
}

/** Both ends of a copy are checked by `until`, which looks again. */
function clipboard({ env }: Screen, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // It stays behind to serve what it holds and ends when somebody else copies.
    const holder = spawn('xclip', ['-selection', 'clipboard', '-in'], { env, stdio: ['pipe', 'ignore', 'ignore'] })
    holder.once('error', reject)
    holder.once('exit', () => resolve())
    holder.stdin.end(words)
  })
}

function collect(program: ChildProcess): () => string {
  let words = ''
  program.stderr?.on('data', chunk => {
    words += chunk
  })
  return () => words
}
