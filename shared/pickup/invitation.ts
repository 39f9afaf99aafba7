/** Writes a booked pickup as an iCalendar file (RFC 5545), so that it stands in the customer's own calendar. Pure. */
import type { Instant } from '../time.ts'

export type Invitation = {
  /** The same for every file of one case: a calendar replaces what it holds under it. */
  readonly uid: string
  /** Goes up with every change; a lower one is ignored. */
  readonly sequence: number
  readonly method: 'PUBLISH' | 'CANCEL'
  readonly stamp: Instant
  readonly start: Instant
  readonly end: Instant
  readonly summary: string
  readonly place: string
  readonly note: string
}

const lineOctets = 75
const lineEnd = '\r\n'

/** Octets of a character in UTF-8; the language of this room has no encoder. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}

/** RFC 5545 3.1: at most 75 octets a line; what goes on begins with a space. A character is never torn apart. */
export function folded(line: string): string {
  let written = ''
  let used = 0
  for (const character of line) {
    const octets = octetsOf(character)
    if (used + octets > lineOctets) {
      written += `${lineEnd} `
      used = 1
    }
    written += character
    used += octets
  }
  return written
}

/** RFC 5545 3.3.11. */
const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n')

/** `20260310T010000Z`: UTC needs no table of zones in the file. */
const utc = (instant: Instant): string => `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`

const eventLines = (invitation: Invitation): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(invitation.uid)}`,
  `DTSTAMP:${utc(invitation.stamp)}`,
  `SEQUENCE:${invitation.sequence}`,
  `DTSTART:${utc(invitation.start)}`,
  `DTEND:${utc(invitation.end)}`,
  `SUMMARY:${escaped(invitation.summary)}`,
  `LOCATION:${escaped(invitation.place)}`,
  ...(invitation.note === '' ? [] : [`DESCRIPTION:${escaped(invitation.note)}`]),
  `STATUS:${invitation.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
  'END:VEVENT',
]

const written = (lines: readonly string[]): string => lines.map(line => folded(line) + lineEnd).join('')

export const calendarText = (invitation: Invitation): string =>
  written([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//SSC Counter//Pickup//ZH',
    'CALSCALE:GREGORIAN',
    `METHOD:${invitation.method}`,
    ...eventLines(invitation),
    'END:VCALENDAR',
  ])

/** The shortest form a telephone's camera takes up: the code on a slip must stay coarse enough to be read. */
export const calendarCode = (invitation: Invitation): string =>
  written(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//SSC', ...eventLines({ ...invitation, note: '' }), 'END:VCALENDAR'])
