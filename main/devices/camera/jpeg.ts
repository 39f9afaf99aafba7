/** Recognises a JPEG by its first and last bytes; the photo engine checks the content. */

export const startsAsJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff

/** Only for files fswebcam wrote for us: other files may have more bytes after the end marker. */
export const endsAsJpeg = (bytes: Uint8Array): boolean => bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9
