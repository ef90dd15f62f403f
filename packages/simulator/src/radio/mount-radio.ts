// SPDX-License-Identifier: GPL-3.0-only
// The WebSocket at /tour/radio, for the page of this server on this machine alone.
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { systemRandom } from '../phones/platform-crypto.ts';
import { isSameOrigin } from '../tour/same-origin.ts';
import { RadioDesk } from './radio-desk.ts';
import { RadioLine, type RadioPatience } from './radio-line.ts';
import type { RadioTown } from './radio-town.ts';

/** What the radio needs of Fastify. */
export interface RadioHost {
  readonly server: Server;
  addHook(name: 'preClose', hook: () => Promise<void>): unknown;
}

const radioPath = '/tour/radio';

export interface RadioTimes extends RadioPatience {
  /** For how long a seat is kept for a visitor who went away. */
  readonly awayMilliseconds: number;
}

const usualTimes: RadioTimes = {
  joinMilliseconds: 10_000,
  pingMilliseconds: 10_000,
  clockMilliseconds: 1000,
  awayMilliseconds: 180_000,
};

/** A phone's plan of 512 slots is 43 KiB. */
const longestMessage = 64 * 1024;
/** Connections that are open at once; those beyond the town's places are about to be refused. */
const mostLines = 32;

/** Mounts the radio on a server that does not listen yet. */
export function mountRadio(host: RadioHost, town: RadioTown, times: RadioTimes = usualTimes): void {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: longestMessage,
  });
  const desk = new RadioDesk(town, systemRandom, times.awayMilliseconds);
  const lines = new Set<RadioLine>();

  host.server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    // A connection that breaks now must not end the process; ws listens by itself later on.
    const onError = () => stream.destroy();
    stream.on('error', onError);
    const refusal = refusalOf(request, lines.size);
    if (refusal !== null) {
      refuse(stream, refusal);
      return;
    }
    stream.removeListener('error', onError);
    sockets.handleUpgrade(request, stream, head, (socket) => {
      const line = new RadioLine(socket, desk, times);
      lines.add(line);
      socket.on('close', () => lines.delete(line));
    });
  });
  host.addHook('preClose', async () => {
    for (const line of lines) line.shut();
    desk.close();
  });
}

interface Refusal {
  readonly status: string;
  readonly code: string;
  readonly detail: string;
}

function refusalOf({ url, headers, socket }: IncomingMessage, openLines: number): Refusal | null {
  if (url?.split('?', 1)[0] !== radioPath)
    return { status: '404 Not Found', code: 'request.not-found', detail: `only ${radioPath} is a WebSocket` };
  const site = headers['sec-fetch-site'];
  const said = {
    host: headers.host,
    origin: headers.origin,
    fetchSite: typeof site === 'string' ? site : undefined,
    port: socket.localPort,
  };
  if (!isSameOrigin(said))
    return {
      status: '403 Forbidden',
      code: 'tour.origin',
      detail: 'only the page of this server on this machine may ask',
    };
  if (openLines >= mostLines)
    return { status: '503 Service Unavailable', code: 'radio.flood', detail: 'too many connections' };
  return null;
}

function refuse(stream: Duplex, { status, code, detail }: Refusal): void {
  const body = JSON.stringify({ code, detail });
  stream.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    () => stream.destroy(),
  );
}
