/** The card centre of the tour: a process of its own that the case is handed to, and what it has of the case in the end. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { practiceBirth } from '../../../shared/practice.ts'
import type { HandoverWay } from '../../../shared/profile/handover.ts'
import { centreOperatorName } from '../../../shared/strings/zh-CN/centre.ts'
import { type State, workflow } from '../../../shared/workflow/table.ts'
import { openLedger } from '../centre/ledger.ts'
import { root } from './launch.ts'
import { type OtherSide, type Trail, tourCitizen } from './trail.ts'

export type TourCentre = {
  readonly url: string
  readonly folders: OtherSide['folders']
  /** Ends the process, then reads what it was handed of the case and compares it with what was approved. */
  end(trail: Pick<Trail, 'ended' | 'approved'>): Promise<CentreFindings>
  close(): Promise<void>
}

export type CentreFindings = {
  readonly way: HandoverWay
  /** Of the picture that was approved, and of the one that arrived. */
  readonly sentSha256: string | null
  readonly receivedSha256: string | null
  /** How many cards are made of the case. */
  readonly effects: number
  /** The states the case reached without anybody's key. */
  readonly statesBack: readonly State[]
}

const startDeadlineMs = 60_000
/** A card stays so long in each state. */
const stepSeconds = 2

export async function openTourCentre(way: HandoverWay): Promise<TourCentre> {
  const folder = await mkdtemp(join(tmpdir(), 'tour-centre-'))
  const file = join(root, 'main', 'cli', 'centre.ts')
  const child = spawn(process.execPath, [file, '--data', folder, '--place', practiceBirth.profile, '--step', String(stepSeconds)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  try {
    return {
      ...(await addressOf(child)),
      end: async trail => {
        await stop()
        return findingsIn(folder, way, trail)
      },
      close: async () => {
        await stop()
        await rm(folder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await stop()
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/** It prints its address and its folders as soon as it listens. */
function addressOf(child: ChildProcess): Promise<Pick<TourCentre, 'url' | 'folders'>> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the card centre did not start')), startDeadlineMs)
    const settle = (act: () => void) => {
      clearTimeout(late)
      act()
    }
    if (child.stdout) createInterface(child.stdout).once('line', line => settle(() => resolve(addressIn(line))))
    child.once('error', error => settle(() => reject(error)))
    child.once('close', code => settle(() => reject(new Error(`the card centre ended with code ${code}`))))
  })
}

function addressIn(line: string): Pick<TourCentre, 'url' | 'folders'> {
  const { url, folders } = JSON.parse(line) as TourCentre
  return { url, folders }
}

const sha256 = (bytes: Uint8Array | null): string | null => (bytes === null ? null : createHash('sha256').update(bytes).digest('hex'))

async function findingsIn(
  folder: string,
  way: HandoverWay,
  { ended, approved }: Pick<Trail, 'ended' | 'approved'>,
): Promise<CentreFindings> {
  const ledger = await openLedger(folder, stepSeconds * 1_000, Date.now)
  try {
    // Whoever types a case into a form names the person, not our number.
    const known = way === 'hand' ? tourCitizen.number : ended?.number
    const cards = ledger.taken().filter(({ case: one, withdrawn }) => one.caseNumber === known && !withdrawn)
    const [first] = cards
    const picture = first?.case.photo ? await ledger.picture(first.case.photo.sha256) : null
    const byItself = ended?.production.filter(({ by }) => by === centreOperatorName) ?? []
    return {
      way,
      sentSha256: sha256(approved),
      receivedSha256: sha256(picture),
      effects: cards.length,
      statesBack: byItself.flatMap(({ event }) => stateAfter(event)),
    }
  } finally {
    await ledger.close()
  }
}

function stateAfter(event: string): State[] {
  const to = workflow.find(row => row.on === event)?.to
  return to === undefined || to === 'same' ? [] : [to]
}
