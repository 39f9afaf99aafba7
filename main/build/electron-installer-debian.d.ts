/** Says how electron-installer-debian is called; it brings no types of its own. */
declare module 'electron-installer-debian' {
  type Options = {
    readonly src: string
    readonly dest: string
    readonly arch: string
    readonly rename?: (dest: string) => string
    readonly options?: Readonly<Record<string, string | readonly string[]>>
  }
  export default function createDebianInstaller(options: Options): Promise<unknown>
}
