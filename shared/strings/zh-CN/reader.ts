/** Texts of the ID card reader, and the one word that a chip itself holds. */

/** As the chip of a document without an end has it. */
export const chipLong = '长期'
