/** Makes a slip's HTML into a PDF, and a picture of its first page, in a hidden window that is gone afterwards. */
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import { BrowserWindow, type NativeImage, type PrintToPDFOptions, type Session, screen, session } from 'electron'
import type { SlipPage } from '../../shared/ipc/shapes/print.ts'
import { dotsOf, dotsPerMm, paperDots } from '../../shared/printing/dots.ts'
import { Refusal } from '../../shared/refusal.ts'
import { type Paper, pagesIn, paperOf, pixels } from './paper.ts'
import { type Served, serveCounter } from './scheme.ts'
import { loadOnlyOwn } from './security/network.ts'
import { grantNothing } from './security/permissions.ts'
import type { MadeSlip } from './shell-world.ts'

const deadlineMs = 20_000
/** The picture on the screen is drawn at twice the paper's size in CSS pixels, so that small print stays readable. */
const sheetZoom = 2
/** A slip is drawn dot for dot as its printer prints it, which is a little more. */
const rollZoom = (dotsPerMm * 25.4) / 96

/** A session in memory only: what is laid out here reaches no disk and no other window. */
export function printSession(served: Served): Session {
  const own = session.fromPartition('print', { cache: false })
  serveCounter(own, served)
  loadOnlyOwn(own)
  grantNothing(own)
  return own
}

export type Printer = { readonly session: Session; readonly served: Served }

export async function makeSlip(printer: Printer, page: SlipPage): Promise<MadeSlip> {
  const id = randomUUID()
  const window = hiddenWindow(printer.session, page)
  try {
    return await withDeadline(layOut(window, printer.served.slips.hold(id, page.html), page))
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('PRINT_FAILED', { reason: 'layout' })
  } finally {
    printer.served.slips.drop(id)
    window.destroy()
  }
}

function hiddenWindow(own: Session, page: SlipPage): BrowserWindow {
  return new BrowserWindow({
    show: false,
    useContentSize: true,
    enableLargerThanScreen: true,
    width: pixels(page.widthMm),
    height: pixels(page.heightMm ?? page.widthMm),
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
      backgroundThrottling: false,
    },
  })
}

async function layOut(window: BrowserWindow, url: string, page: SlipPage): Promise<MadeSlip> {
  await window.loadURL(url)
  const measuredPx: unknown = await window.webContents.executeJavaScript(settleAndMeasure)
  const paper = paperOf(page, Number(measuredPx))
  const pdf = new Uint8Array(await window.webContents.printToPDF(pdfOptions(page, paper)))
  const pages = pagesIn(pdf)
  if (pages === 0) throw new Refusal('PRINT_FAILED', { reason: 'empty' })
  return { pdf, pages, ...(await drawn(window, paper, page.heightMm === null)) }
}

/** Runs in the slip's page. Fonts are asked for only once text is laid out with them, so the layout comes first. */
const settleAndMeasure = `(async () => {
  document.body.getBoundingClientRect()
  await document.fonts.ready
  await Promise.all([...document.images].map(image => image.decode()))
  return document.body.getBoundingClientRect().height
})()`

/** A sheet brings its size and margins in its style; a roll is measured, and the template draws its margins itself. */
function pdfOptions(page: SlipPage, paper: Paper): PrintToPDFOptions {
  if (page.heightMm !== null) return { printBackground: true, preferCSSPageSize: true }
  const pageSize = { width: paper.widthMm / 25.4, height: paper.heightMm / 25.4 }
  return { printBackground: true, preferCSSPageSize: false, pageSize, margins: { top: 0, bottom: 0, left: 0, right: 0 } }
}

/**
 * Size and zoom arrive in the page one after the other: it waits, a second at most, until both are there, then for two frames.
 * The width alone says nothing: before either has come the page is as wide as the paper too.
 */
const drawnAt = (width: number, ratio: number): string => `new Promise(drawn => {
  const look = left => (Math.abs(innerWidth - ${width}) <= 1 && Math.abs(devicePixelRatio - ${ratio}) < 0.01) || left === 0
    ? requestAnimationFrame(() => requestAnimationFrame(drawn))
    : requestAnimationFrame(() => look(left - 1))
  look(60)
})`

async function drawn(window: BrowserWindow, paper: Paper, isRoll: boolean): Promise<Pick<MadeSlip, 'preview' | 'dots'>> {
  const zoom = isRoll ? rollZoom : sheetZoom
  const width = Math.round(pixels(paper.widthMm) * zoom)
  const height = Math.round(pixels(paper.heightMm) * zoom)
  window.setContentSize(width, height)
  window.webContents.setZoomFactor(zoom)
  const { scaleFactor } = screen.getDisplayMatching(window.getBounds())
  await window.webContents.executeJavaScript(drawnAt(pixels(paper.widthMm), scaleFactor * zoom))
  const picture = await window.webContents.capturePage({ x: 0, y: 0, width, height })
  return { preview: new Uint8Array(picture.toPNG()), dots: isRoll ? await headDotsOf(picture) : null }
}

const deflated = promisify(deflateRaw)

/** On a screen that enlarges everything the picture is larger as well. */
async function headDotsOf(picture: NativeImage): Promise<Uint8Array<ArrayBuffer>> {
  const fitting = picture.getSize().width === paperDots ? picture : picture.resize({ width: paperDots, quality: 'best' })
  const { width, height } = fitting.getSize()
  return new Uint8Array(await deflated(dotsOf(new Uint8Array(fitting.toBitmap()), width, height)))
}

async function withDeadline<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Refusal('PRINT_FAILED', { reason: 'timeout' })), deadlineMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
