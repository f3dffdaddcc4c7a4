import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { addressRefusal } from './address-guard.ts';

/** The guard does not let a connection be made. */
export class GuardRefusal extends Error {
  override readonly name = 'GuardRefusal';
}

/** The addresses of a name. */
export type Resolve = (
  host: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>;

export const systemResolve: Resolve = (host) => lookup(host, { all: true, verbatim: true });

export interface ConnectionRules {
  readonly privateAllowed: boolean;
  readonly timeout: number;
  readonly resolve: Resolve;
  /** Told the address that was connected to. */
  readonly connected: (address: string) => void;
}

/**
 * Connects to checked addresses only. The name is resolved once, every address that it has is checked, and just those are
 * handed to the socket: there is no second look-up that could answer otherwise. A name with one forbidden address among
 * its addresses is refused as a whole. What the socket then says it is connected to is checked once more.
 */
export function guardedConnector(rules: ConnectionRules): buildConnector.connector {
  const connect = buildConnector({
    timeout: rules.timeout,
    maxCachedSessions: 0,
    allowH2: false,
    lookup: checkedLookup(rules),
  });
  return (options, callback) => {
    // An address in the URL is connected to without any look-up.
    const refusal =
      isIP(options.hostname) === 0 ? null : addressRefusal(options.hostname, rules.privateAllowed);
    if (refusal !== null) {
      callback(new GuardRefusal(refusal), null);
      return;
    }
    connect(options, (...answer) => {
      const [error, socket] = answer;
      if (error !== null) {
        callback(error, null);
        return;
      }
      const address = socket.remoteAddress ?? '';
      const late = addressRefusal(address, rules.privateAllowed);
      if (late !== null) {
        socket.destroy();
        callback(new GuardRefusal(late), null);
        return;
      }
      rules.connected(address);
      callback(null, socket);
    });
  };
}

function checkedLookup({ resolve, privateAllowed }: ConnectionRules): LookupFunction {
  return (host, options, callback) => {
    const fail = (error: Error): void => {
      callback(error, '', 0);
    };
    resolve(host).then((addresses) => {
      const bad = addresses.map((a) => addressRefusal(a.address, privateAllowed)).find((why) => why !== null);
      const [first] = addresses;
      if (bad !== undefined)
        fail(new GuardRefusal(`${host} leads to an address that is not fetched: ${bad}`));
      else if (!first) fail(new Error(`${host} has no address`));
      else if (options.all === true) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    }, fail);
  };
}
