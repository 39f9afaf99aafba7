/** Types the part of node-postgres that this program uses; the package brings no types of its own. */
declare module 'pg' {
  export type Result = { readonly command: string | null; readonly rowCount: number | null; readonly rows: unknown[] }
  export type Question = {
    readonly text: string
    readonly values: readonly unknown[]
    /** Prepared once a connection under this name. */
    readonly name?: string
  }
  export type Config = {
    readonly host: string
    readonly port: number
    readonly database: string
    readonly user: string
    readonly password?: string
    readonly ssl: false | { readonly ca?: string; readonly servername?: string; readonly checkServerIdentity?: () => undefined }
    readonly application_name: string
    readonly options: string
    readonly keepAlive: boolean
    readonly keepAliveInitialDelayMillis: number
    readonly connectionTimeoutMillis: number
    readonly query_timeout: number
    readonly statement_timeout: number
    readonly types: { getTypeParser(oid: number, format?: 'text' | 'binary'): (text: never) => unknown }
  }
  export class Client {
    constructor(config: Config)
    connect(): Promise<void>
    query(question: Question): Promise<Result>
    end(): Promise<void>
    on(event: 'error', hear: (error: Error) => void): this
    on(event: 'end', hear: () => void): this
  }
  export type PoolClient = Client & {
    /** With true the connection is ended and not used again. */
    release(broken?: boolean): void
  }
  export class Pool {
    constructor(config: Config & { readonly max: number; readonly idleTimeoutMillis: number })
    connect(): Promise<PoolClient>
    end(): Promise<void>
    on(event: 'error', hear: (error: Error) => void): this
    on(event: 'connect', hear: (client: PoolClient) => void): this
  }
  export const types: { getTypeParser(oid: number, format?: 'text' | 'binary'): (text: never) => unknown }
}
