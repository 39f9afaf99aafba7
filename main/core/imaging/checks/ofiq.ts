/** The curves with which OFIQ (ISO/IEC 29794-5 reference software) maps a native measure to 0..100. */

const sigmoid = (x: number, x0: number, width: number) => 1 / (1 + Math.exp((x0 - x) / width))
const bounded = (score: number) => Math.round(Math.min(100, Math.max(0, score)))

export const risingScore = (x: number, x0: number, width: number) => bounded(100 * sigmoid(x, x0, width))
export const fallingScore = (x: number, x0: number, width: number) => bounded(100 * (1 - sigmoid(x, x0, width)))
export const poseScore = (degrees: number) => bounded(100 * Math.max(0, Math.cos((degrees * Math.PI) / 180)) ** 2)
export const luminanceScore = (mean: number) => bounded(100 * sigmoid(mean, 0.2, 0.05) * (1 - sigmoid(mean, 0.8, 0.05)))
export const varianceScore = (variance: number) => bounded(100 * Math.sin(((60 * variance) / (60 * variance + 1)) * Math.PI))
export const underExposureScore = (share: number) => bounded(120 * (0.832 - sigmoid(share, 0.92, 0.05)))
export const overExposureScore = (share: number) => bounded(1 / (share + 0.01))
export const dynamicRangeScore = (bits: number) => bounded(12.5 * bits)
export const illuminationScore = (overlap: number) => bounded(100 * overlap ** 0.3)
export const colourScore = (distance: number) => bounded(200 * (1 - sigmoid(distance, 0, 10)))
export const singleFaceScore = (share: number) => bounded(100 * (1 - share))
