/** Types for the part of node-webcam 0.8.2 that we use; the package has none. */
declare module 'node-webcam' {
  export type WebcamOptions = {
    device: string
    width: number
    height: number
    quality: number
    skip: number
    output: 'jpeg'
    callbackReturn: 'location'
    saveShots: boolean
    verbose: boolean
  }

  export class FSWebcam {
    constructor(options: WebcamOptions)
    /** Start of the shell command. */
    bin: string
    /** Called with the error output of a run that exited with 0. */
    runCaptureValidations: (said: string) => Error | null
    capture(path: string, done: (error: Error | null) => void): void
  }

  const nodeWebcam: { readonly FSWebcam: typeof FSWebcam }
  export default nodeWebcam
}
