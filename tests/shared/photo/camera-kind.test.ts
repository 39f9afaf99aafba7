/** A camera on a plug is told from a program that plays pictures. */
import { expect, test } from 'vitest'
import { cameraKey, cameraKind } from '../../../shared/photo/camera-kind.ts'

test.each([
  ['', 'HD Pro Webcam C920 (046d:082d)', 'plugged'],
  ['', 'Integrated Camera (04f2:B6D0)', 'plugged'],
  ['/dev/v4l/by-id/usb-046d_HD_Pro_Webcam_C920-video-index0', 'HD Pro Webcam C920', 'plugged'],
  ['', 'OBS Virtual Camera', 'virtual'],
  ['', 'OBS Virtual Camera (1234:abcd)', 'virtual'],
  ['', 'ManyCam Virtual Webcam', 'virtual'],
  ['', 'DroidCam Source 3', 'virtual'],
  ['', 'Dummy video device (0x0000) (platform:v4l2loopback-000)', 'virtual'],
  ['', 'fake_device_0', 'virtual'],
  ['', '\u865a\u62df\u6444\u50cf\u5934', 'virtual'],
  ['simulated', '', 'virtual'],
  ['', '', 'unknown'],
  ['', 'mmal service 16.1', 'unknown'],
  ['/dev/video0', 'Some Camera', 'unknown'],
  ['', 'Jobson Webcam (046d:0825)', 'plugged'],
] as const)('%s %s is %s', (id, name, kind) => {
  expect(cameraKind({ id, name })).toBe(kind)
})

test('a permission is kept by the plug where there is one, and by the name otherwise', () => {
  expect(cameraKey({ id: '/dev/video0', name: 'x' })).toBe('/dev/video0')
  expect(cameraKey({ id: '', name: ' OBS Virtual Camera ' })).toBe('OBS Virtual Camera')
})
