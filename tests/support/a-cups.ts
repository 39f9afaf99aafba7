/** Starts a print server of CUPS for a test, on the loopback and in a folder of its own, whose printers write into files. */
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { vi } from 'vitest'
import { patience } from './patience.ts'

const run = promisify(execFile)
const daemon = '/usr/sbin/cupsd'

/** Why there is none here; null where there is. It gives up its rights for the user lp, so it has to begin with them. */
export function noCups(): string | null {
  if (spawnSync(daemon, ['-h']).error) return 'CUPS is not installed (Debian: apt-get install cups)'
  if (spawnSync('lpadmin', ['--help']).error) return 'the programs of CUPS are not installed (Debian: apt-get install cups-client)'
  return process.getuid?.() === 0 ? null : 'the print server can only be started by root'
}

export type Cups = {
  readonly server: string
  /** What came out last of the printer of that name; null while nothing did. */
  outOf(printer: string): Promise<Buffer | null>
  /** What its filters were told about the last job: size, tray, scale. */
  toldOf(printer: string): Promise<string>
  /** As somebody who opens the printer's cover, or takes it in again. */
  stop(printer: string): Promise<void>
  go(printer: string): Promise<void>
  /** The jobs that wait for it. */
  waitingAt(printer: string): Promise<string>
  close(): Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = createServer().once('error', reject)
    asked.listen(0, '127.0.0.1', () => {
      const address = asked.address()
      asked.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Letter first and tray 1 first, so that neither A4 nor another tray comes about by itself. */
const description = `*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "SHEET.PPD"
*Manufacturer: "Made up"
*Product: "(Made up)"
*ModelName: "Made-up sheets"
*ShortNickName: "Made-up sheets"
*NickName: "Made-up sheets"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*FileSystem: False
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: Letter
*PageSize Letter/Letter: "<</PageSize[612 792]>>setpagedevice"
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: Letter
*PageRegion Letter/Letter: "<</PageSize[612 792]>>setpagedevice"
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: Letter
*ImageableArea Letter/Letter: "10 10 602 782"
*ImageableArea A4/A4: "10 10 585 832"
*DefaultPaperDimension: Letter
*PaperDimension Letter/Letter: "612 792"
*PaperDimension A4/A4: "595 842"
*OpenUI *InputSlot/Media Source: PickOne
*DefaultInputSlot: Tray1
*InputSlot Tray1/Tray 1: ""
*InputSlot Tray2/Tray 2: ""
*CloseUI: *InputSlot
`

/** With these printers, each of two trays. */
export async function aCups(printers: readonly string[]): Promise<Cups> {
  // Not where tests keep their files: below /dev CUPS takes every file for a device that has to be there.
  const folder = await mkdtemp('/tmp/cups-')
  // The filters run as another user and have to reach their files.
  await chmod(folder, 0o755)
  for (const name of ['root', 'spool', 'cache', 'state', 'log']) await mkdir(join(folder, name))
  const port = await freePort()
  const server = `127.0.0.1:${port}`
  const access =
    '<Location />\n  Order allow,deny\n  Allow from 127.0.0.1\n</Location>\n<Policy default>\n  <Limit All>\n    Order deny,allow\n  </Limit>\n</Policy>'
  const settings = ['Browsing No', 'WebInterface No', 'DefaultAuthType None', 'PreserveJobHistory Yes', 'LogLevel debug', 'MaxLogSize 0']
  await writeFile(join(folder, 'cupsd.conf'), [`Listen ${server}`, 'ServerName localhost', 'ServerAlias *', ...settings, access].join('\n'))
  const places = ['ServerRoot root', 'RequestRoot spool', 'CacheDir cache', 'StateDir state'].map(line => line.replace(' ', ` ${folder}/`))
  const logs = ['AccessLog', 'ErrorLog', 'PageLog'].map(name => `${name} ${folder}/log/${name}`)
  await writeFile(
    join(folder, 'cups-files.conf'),
    ['FileDevice Yes', 'SystemGroup root', 'User lp', 'Group lp', ...places, ...logs].join('\n'),
  )
  await writeFile(join(folder, 'sheet.ppd'), description)
  const process = spawn(daemon, ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')], { stdio: 'ignore' })
  const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', CUPS_SERVER: server }
  const ask = async (program: string, ...args: string[]) => (await run(program, args, { env, timeout: patience(20_000) })).stdout
  const out = (printer: string) => join(folder, `${printer}.pdf`)
  await vi.waitFor(() => ask('lpstat', '-r').then(said => said.includes('is running') || Promise.reject(new Error(said))), {
    timeout: patience(20_000),
    interval: 100,
  })
  for (const printer of printers) await ask('lpadmin', '-p', printer, '-E', '-v', `file://${out(printer)}`, '-P', join(folder, 'sheet.ppd'))
  return {
    server,
    outOf: async printer =>
      readFile(out(printer)).then(
        bytes => (bytes.byteLength === 0 ? null : bytes),
        () => null,
      ),
    toldOf: async printer => {
      const lines = (await readFile(join(folder, 'log', 'ErrorLog'), 'utf8')).split('\n')
      const begun = lines.findLastIndex(line => line.includes(`argv[0]="${printer}"`))
      return lines.slice(begun).find(line => line.includes('argv[5]=')) ?? ''
    },
    stop: async printer => void (await ask('cupsdisable', printer)),
    go: async printer => void (await ask('cupsenable', printer)),
    waitingAt: printer => ask('lpstat', '-o', printer),
    close: async () => {
      await ended(process)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const ended = (child: ChildProcess): Promise<unknown> =>
  new Promise(resolve => {
    if (child.exitCode !== null) return resolve(null)
    child.once('exit', resolve)
    child.kill('SIGTERM')
  })
