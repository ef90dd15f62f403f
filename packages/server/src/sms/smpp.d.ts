// SPDX-License-Identifier: GPL-3.0-only
// The part of the library `smpp` that is used here.
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server as NetServer, Socket } from 'node:net';

  interface Pdu {
    readonly command: string;
    readonly command_status: number;
    readonly sequence_number: number;
    isResponse(): boolean;
    response(options?: Readonly<Record<string, unknown>>): Pdu;
    readonly [field: string]: unknown;
  }

  class Session extends EventEmitter {
    readonly socket: Socket;
    /** False when the socket takes nothing any more; the callback is then never called. */
    send(pdu: Pdu, onResponse?: (response: Pdu) => void): boolean;
    destroy(): void;
    close(): void;
  }

  class PDU {
    constructor(command: string, fields?: Readonly<Record<string, unknown>>);
  }

  interface ConnectOptions {
    readonly host: string;
    readonly port: number;
    readonly tls?: boolean;
    readonly servername?: string;
    readonly ca?: string;
  }

  const smpp: {
    connect(options: ConnectOptions): Session;
    createServer(listener: (session: Session) => void): NetServer;
    PDU: new (command: string, fields?: Readonly<Record<string, unknown>>) => Pdu;
  };
  export default smpp;
  export type { Pdu, Session };
}
