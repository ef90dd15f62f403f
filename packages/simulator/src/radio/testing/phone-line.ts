// SPDX-License-Identifier: GPL-3.0-only
// The other end of the radio, as a test holds it.
import { type ClientOptions, WebSocket } from 'ws';
import type { RadioRequest, RadioTold } from '../radio-messages.ts';

type Told<K extends RadioTold['kind']> = Extract<RadioTold, { kind: K }>;

export interface PhoneLine {
  readonly socket: WebSocket;
  readonly told: readonly RadioTold[];
  say(request: RadioRequest): void;
  /** The next message of a kind that was not given by this function before. */
  next<K extends RadioTold['kind']>(kind: K): Promise<Told<K>>;
  /** The code of the closing. */
  readonly closed: Promise<number>;
}

/** Connects; rejects with the HTTP status where the server refuses the upgrade. */
export async function phoneLine(
  host: string,
  options: ClientOptions = {},
  path = '/tour/radio',
): Promise<PhoneLine> {
  const socket = new WebSocket(`ws://${host}${path}`, { origin: `http://${host}`, ...options });
  const told: RadioTold[] = [];
  const given = new Set<RadioTold>();
  let look = () => {};
  socket.on('message', (data) => {
    told.push(JSON.parse(String(data)) as RadioTold);
    look();
  });
  const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('unexpected-response', (_request, response) => {
      response.resume();
      reject(new Error(String(response.statusCode)));
    });
    socket.once('error', reject);
  });
  socket.on('error', () => {});
  return {
    socket,
    told,
    closed,
    say: (request) => socket.send(JSON.stringify(request)),
    next: <K extends RadioTold['kind']>(kind: K) =>
      new Promise<Told<K>>((resolve, reject) => {
        look = () => {
          const found = told.find((each) => each.kind === kind && !given.has(each));
          if (found === undefined) return;
          given.add(found);
          look = () => {};
          resolve(found as Told<K>);
        };
        look();
        closed.then((code) => reject(new Error(`closed with ${code} before "${kind}"`)));
      }),
  };
}

/** Joins as a new visitor, or with a ticket. */
export async function joinedLine(
  host: string,
  ticket: string | null = null,
): Promise<PhoneLine & { readonly seat: Told<'seat'> }> {
  const line = await phoneLine(host);
  line.say({ kind: 'join', ticket });
  return { ...line, seat: await line.next('seat') };
}
