/** Tests in the fields themselves that a paste is cleaned before it is cut, and that a scan in the wrong field is taken out again. */
import { act, type ReactNode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, test } from 'vitest'
import { DayField } from '../../../renderer/kit/day-field.tsx'
import { IdNumberField } from '../../../renderer/kit/id-number-field.tsx'
import { ScanWatch } from '../../../renderer/kit/scan-watch.tsx'
import { TextField } from '../../../renderer/kit/text-field.tsx'
import { kitText } from '../../../shared/strings/zh-CN/kit.ts'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

type Held = { readonly value: string; readonly onChange: (value: string) => void }
let value = ''

async function aField(draw: (held: Held) => ReactNode, begun = ''): Promise<HTMLInputElement> {
  function Holder() {
    const [held, setHeld] = useState(begun)
    value = held
    return (
      <>
        <ScanWatch />
        {draw({ value: held, onChange: setHeld })}
      </>
    )
  }
  const ground = document.createElement('div')
  document.body.append(ground)
  const root = createRoot(ground)
  await act(async () => root.render(<Holder />))
  ends.push(() => {
    act(() => root.unmount())
    ground.remove()
  })
  const input = ground.querySelector('input')
  if (!input) throw new Error('the field has no input')
  input.focus()
  return input
}

async function paste(input: HTMLInputElement, text: string) {
  const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData: { getData: () => text } })
  await act(async () => void input.dispatchEvent(event))
}

/** Keys with the rhythm of a scanner; jsdom puts no letters into a field, so they are put there. */
async function scan(input: HTMLInputElement, text: string) {
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  let at = 10_000
  const press = (key: string) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
    at += 5
    Object.defineProperty(event, 'timeStamp', { value: at })
    input.dispatchEvent(event)
  }
  await act(async () => {
    for (const key of text) {
      press(key)
      setValue?.call(input, input.value + key)
      input.dispatchEvent(new Event('input', { bubbles: true }))
    }
    press('Enter')
  })
}

const mobile = (held: Held) => <TextField {...held} name="mobile" label="手机" kind="digits" entry="mobile" maxLength={11} />
const number = (held: Held) => <IdNumberField {...held} name="number" label="证件号码" />
const name = (held: Held) => <TextField {...held} name="name" label="姓名" entry="name" maxLength={60} />
const end = (held: Held) => <DayField {...held} name="end" label="截止日" mayBeLong />

test('a telephone is pasted whole whatever stands around it, and one digit too many is not cut off', async () => {
  const input = await aField(mobile)
  await paste(input, '\u202d+86 138-0000-0000\u202c')
  expect(value).toBe('13800000000')
  input.select()
  await paste(input, '13900000000 13800000000')
  expect(value).toBe('13800000000')
  expect(document.body.textContent).toContain(kitText.pasteLong(22, 16))
})

test('a number is pasted with its groups and marks, and two numbers are not made one', async () => {
  const input = await aField(number)
  await paste(input, '身份证号：4401 0619 8507 1200 12\u202c')
  expect(value).toBe('440106198507120012')
  input.select()
  await paste(input, '440106198507120012 440106198507120020')
  expect(value).toBe('440106198507120012')
  expect(document.body.textContent).toContain(kitText.pasteLong(36, 18))
})

test('a name is pasted as it is kept', async () => {
  await paste(await aField(name), ' 阿依古丽．买买提\r\n')
  expect(value).toBe('阿依古丽·买买提')
})

test('a day is pasted as it is written anywhere, and so is an end without a day', async () => {
  const input = await aField(end)
  await paste(input, '2016/5/1')
  expect(value).toBe('2016-05-01')
  await paste(input, '长期')
  expect(value).toBe('long')
  await paste(input, '五月')
  expect(value).toBe('long')
  expect(document.body.textContent).toContain(kitText.pasteNoDay)
})

test('a number scanned into the name is taken out, and the screen says where it went', async () => {
  const input = await aField(name, '林晓')
  await scan(input, '440106198507120012')
  expect(value).toBe('林晓')
  expect(document.body.textContent).toContain(kitText.scanned('姓名', true))
})

test('a number scanned into its own field stays', async () => {
  const input = await aField(number)
  await scan(input, '440106198507120012')
  expect(value).toBe('440106198507120012')
  expect(document.body.textContent).not.toContain(kitText.scanned('证件号码', true))
})
