/** Holds the camera promises against the simulator and against the real fswebcam. */
import { practiceLenses } from '../../../../main/devices/camera/practice-lenses.ts'
import { simulatedCamera, simulatedCameraId } from '../../../../main/devices/camera/simulated-camera.ts'
import { cameraContract } from './camera-contract.ts'
import { pictureOf } from './pictures.ts'
import { webcamBench } from './webcam-bench.ts'

cameraContract('the practice camera', async () => {
  const camera = simulatedCamera({ name: 'practice', frames: [await pictureOf('red')], deadlineMs: 300 })
  return {
    camera,
    good: simulatedCameraId,
    absent: 'simulated-2',
    broken: () => {
      camera.failNext('DEVICE_GARBLED')
      return simulatedCameraId
    },
    hung: () => {
      const hanging = camera.stallNext()
      return { camera: simulatedCameraId, hanging: () => hanging }
    },
    close: async () => {},
  }
})

// A document camera is asked through the same port; plugged in, each of its lenses is a camera of fswebcam's.
cameraContract('the practice document camera', async () => {
  const lenses = practiceLenses(
    [
      { id: 'lens-1', name: 'main lens', frames: [await pictureOf('red')] },
      { id: 'lens-2', name: 'second lens', frames: [await pictureOf('blue')] },
    ],
    300,
  )
  const failing = (fault: 'garbage' | 'silence') => {
    lenses.dock.fail(fault)
    return 'lens-1'
  }
  return {
    camera: {
      list: lenses.list,
      // Whoever broke it mends it as soon as one shot has met the fault.
      shoot: (lens, signal) => {
        const shot = lenses.shoot(lens, signal)
        lenses.dock.fail(null)
        return shot
      },
    },
    good: 'lens-1',
    absent: 'lens-3',
    broken: () => failing('garbage'),
    hung: () => ({ camera: failing('silence'), hanging: async () => undefined }),
    close: async () => {},
  }
})

cameraContract('node-webcam with fswebcam', webcamBench)
