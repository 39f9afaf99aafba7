/** Holds the camera promises against the simulator and against the real fswebcam. */
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

cameraContract('node-webcam with fswebcam', webcamBench)
