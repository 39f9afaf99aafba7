/** Writes a booked pickup as an iCalendar file (RFC 5545) for the customer's calendar. Pure. */
import type { Instant } from '../time.ts'

export type Invitation = {
  /** Constant per case, so that a calendar replaces the earlier entry. */
  readonly uid: string
  /** Increases with every change; calendars ignore a lower one. */
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

/** UTF-8 length of a character; `shared` is compiled without TextEncoder. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}

/** RFC 5545 3.1: at most 75 octets a line, continuation lines start with a space. Never splits a character. */
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

/** `20260310T010000Z`: in UTC, so that the file needs no time zone table. */
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

/** The shortest event a phone accepts from a QR code: more data would make the printed code too fine to scan. */
export const calendarCode = (invitation: Invitation): string =>
  written(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//SSC', ...eventLines({ ...invitation, note: '' }), 'END:VCALENDAR'])
