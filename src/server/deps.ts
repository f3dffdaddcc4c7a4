import type { HttpBindings } from '@hono/node-server';
import type { OpenAPIHono } from '@hono/zod-openapi';

export type { ServiceDeps as ServerDeps } from '../app/monitor/service-deps.ts';

/** Who asks: the account behind a session or a token. */
export interface Caller {
  readonly account: number;
  readonly name: string;
  readonly by: 'session' | 'token';
  /** The hash that the credential is kept under. */
  readonly credential: string;
}

/** What middleware leaves for handlers: `c.get('caller')`, `c.get('requestId')`. */
export interface ServerEnv {
  readonly Bindings: HttpBindings;
  readonly Variables: {
    requestId: string;
    caller: Caller;
  };
}

/** The application that routes are registered on; its registry makes /openapi.json. */
export type ServerApp = OpenAPIHono<ServerEnv>;
