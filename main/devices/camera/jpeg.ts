/** Tells a JPEG by its first and last bytes; whether it shows anything is for the photo engine. */

export const startsAsJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff

/** Only for files we had written ourselves: a picture from elsewhere may carry more bytes after its end mark. */
export const endsAsJpeg = (bytes: Uint8Array): boolean => bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9
