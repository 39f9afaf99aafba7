/** Names the function behind each command of the desk. */
import type { Handlers } from '../../shared/ipc/dispatch.ts'
import type { Caller } from '../../shared/ipc/wire.ts'
import { listCameras, shoot } from './camera.ts'
import { lookAtPreview } from './coach.ts'
import { answerCustomer, hearCustomer, showCustomer, viewCustomer } from './customer.ts'
import type { Desk } from './desk.ts'
import { failDocked, viewDock } from './dock.ts'
import { openDrawer } from './drawer.ts'
import { listLenses, shootPaper } from './papers.ts'
import { askPay, beginPay, stopPay } from './pay.ts'
import { listPrinters, listSheetPrinters, lookAtPrinter, printSheets, printSlip } from './printer.ts'
import { listReaders, readDocument } from './reader.ts'

export const deskHandlers: Handlers<'desk', Desk, Caller> = {
  'customer.show': showCustomer,
  'customer.heard': hearCustomer,
  'customer.view': viewCustomer,
  'customer.answer': answerCustomer,
  'dock.view': viewDock,
  'dock.fail': failDocked,
  'emergency.view': async desk => desk.emergency.view(),
  'session.beginEmergency': (desk, caller, input) => desk.emergency.begin(caller, input),
  'emergency.end': desk => desk.emergency.end(),
  'drawer.open': openDrawer,
  'line.view': async desk => desk.line(),
  'paper.lenses': listLenses,
  'paper.shoot': shootPaper,
  'pay.ask': askPay,
  'pay.begin': beginPay,
  'pay.stop': stopPay,
  'photo.cameras': listCameras,
  'photo.look': lookAtPreview,
  'photo.shoot': shoot,
  'printer.list': listPrinters,
  'printer.look': lookAtPrinter,
  'printer.print': printSlip,
  'reader.list': listReaders,
  'reader.read': readDocument,
  'sheet.list': listSheetPrinters,
  'sheet.print': printSheets,
}
