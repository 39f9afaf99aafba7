/** Reads the calendar file of an appointment as a calendar program would. */
import { expect, test } from 'vitest'
import { calendarCode, calendarText, folded, type Invitation } from '../../../shared/pickup/invitation.ts'
import { Instant } from '../../../shared/time.ts'
import { dice as rolled } from '../../support/a-dice.ts'

const invitation: Invitation = {
  uid: '01kac0@ssc-counter',
  sequence: 2,
  method: 'PUBLISH',
  stamp: Instant.parse('2026-03-09T02:30:00.000Z'),
  start: Instant.parse('2026-03-10T01:00:00.000Z'),
  end: Instant.parse('2026-03-10T01:30:00.000Z'),
  summary: '领取社会保障卡',
  place: '演练网点, 示范区；练习路2号',
  note: '受理编号 SS01-20260309-0001\n请带本人证件原件; 回执\\',
}

/** RFC 5545 read back: lines joined, then escapes undone. */
function fieldsOf(text: string): Map<string, string> {
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  const plain = (value: string) => value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign))
  return new Map(
    lines.filter(line => line.includes(':')).map(line => [line.slice(0, line.indexOf(':')), plain(line.slice(line.indexOf(':') + 1))]),
  )
}

test('says what, where, when in UTC, under which name and for the how manieth time', () => {
  const text = calendarText(invitation)
  expect(text.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true)
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(Object.fromEntries(fieldsOf(text))).toMatchObject({
    VERSION: '2.0',
    METHOD: 'PUBLISH',
    UID: invitation.uid,
    SEQUENCE: '2',
    DTSTAMP: '20260309T023000Z',
    DTSTART: '20260310T010000Z',
    DTEND: '20260310T013000Z',
    SUMMARY: invitation.summary,
    LOCATION: invitation.place,
    DESCRIPTION: invitation.note,
    STATUS: 'CONFIRMED',
  })
})

test('an appointment taken back is cancelled under the same name', () => {
  const fields = fieldsOf(calendarText({ ...invitation, method: 'CANCEL', sequence: 3 }))
  expect([fields.get('METHOD'), fields.get('STATUS'), fields.get('UID')]).toEqual(['CANCEL', 'CANCELLED', invitation.uid])
})

test('no line is longer than 75 octets, no character is torn, nothing is lost', () => {
  const dice = rolled(11)
  const letters = ['a', '，', '卡', '𠮷', '𰻝', ' ', 'é', '\\', ';']
  for (let round = 0; round < 500; round += 1) {
    const line = Array.from({ length: dice.below(201) }, () => dice.of(letters)).join('')
    const written = folded(line)
    for (const part of written.split('\r\n')) {
      expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75)
      expect(part).not.toMatch(/[\uD800-\uDBFF]$|^ ?[\uDC00-\uDFFF]/)
    }
    expect(written.replaceAll('\r\n ', '')).toBe(line)
  }
})

test('the code for a telephone leaves the note out and stays short', () => {
  const code = calendarCode(invitation)
  expect(code).not.toContain('DESCRIPTION')
  expect(Buffer.byteLength(code)).toBeLessThan(520)
})
