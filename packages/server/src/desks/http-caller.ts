// SPDX-License-Identifier: GPL-3.0-only
// One desk's way to another over HTTP: few connections kept open, answers of a known size, little patience. It follows no
// redirect and says nothing of itself but the secret that both share.
import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { DeskUnavailableError } from './desk-unavailable.ts';
import type { LinkSecrets } from './link-secret.ts';
import type { Role } from './role.ts';

export interface LinkTarget {
  /** "http://127.0.0.1:8441" or "https://…": where the other desk listens for desks. */
  readonly url: string;
  readonly secrets: LinkSecrets;
  /** Certificates (PEM) to trust instead of the system's, for https. */
  readonly ca?: string;
  /** For one call with its repetitions, milliseconds; 5,000 when left out. */
  readonly answerWithinMs?: number;
}

export interface LinkCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: Uint8Array;
  /** Bytes of the longest answer. */
  readonly limit: number;
  /** Whether it may be sent again although the first may have arrived. */
  readonly repeatable: boolean;
  /** Milliseconds, where a call may take longer than others. */
  readonly answerWithinMs?: number;
}

export interface HttpCaller {
  /** The body of a good answer; empty for 204. Throws DeskUnavailableError, or Error when the other desk refused. */
  call(call: LinkCall): Promise<Uint8Array>;
  close(): void;
}

const usualPatienceMs = 5000;
const firstPauseMs = 40;
const mostTries = 3;
const longestRefusal = 4096;

/** Nothing arrived at the other side: the same may be sent again, whatever it was. */
class NotSent extends Error {}
/** It may have arrived. */
class Unanswered extends Error {}

interface Answer {
  readonly status: number;
  readonly body: Uint8Array;
}

/** Calls a desk under the secret that both share. */
export function httpCaller(desk: Role, target: LinkTarget): HttpCaller {
  const url = new URL(target.url);
  const isTls = url.protocol === 'https:';
  const options = { keepAlive: true, maxSockets: 64, maxFreeSockets: 8, scheduling: 'lifo' as const };
  const agent = isTls
    ? new TlsAgent({ ...options, ...(target.ca === undefined ? {} : { ca: target.ca }) })
    : new PlainAgent(options);
  const authorization = `Bearer ${target.secrets[0]}`;

  function once({ method, path, body, limit }: LinkCall, leftMs: number): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const headers: Record<string, string | number> = { authorization };
      if (body !== undefined) {
        headers['content-type'] = 'application/octet-stream';
        headers['content-length'] = body.length;
      }
      const signal = AbortSignal.timeout(Math.ceil(leftMs));
      const send = isTls ? tlsRequest : plainRequest;
      const outgoing = send(
        { agent, host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port, method, path, headers, signal },
        (incoming) => readAnswer(incoming, limit).then(resolve, reject),
      );
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        const reason = signal.aborted ? 'it gave no answer in time' : (error.code ?? error.name);
        // A connection kept open that the other side had closed meanwhile.
        const wasStale = outgoing.reusedSocket && error.code === 'ECONNRESET';
        const neverConnected = error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND';
        reject(wasStale || neverConnected ? new NotSent(reason) : new Unanswered(reason));
      });
      outgoing.end(body);
    });
  }

  return {
    async call(call) {
      const deadline = performance.now() + (call.answerWithinMs ?? target.answerWithinMs ?? usualPatienceMs);
      for (let tries = 1; ; tries++) {
        const left = Math.max(1, deadline - performance.now());
        let answer: Answer;
        try {
          answer = await once(call, left);
        } catch (error) {
          if (!(error instanceof NotSent || error instanceof Unanswered)) throw error;
          const pauseMs = firstPauseMs * 4 ** (tries - 1) * (0.5 + Math.random());
          const mayRepeat = error instanceof NotSent || call.repeatable;
          if (!mayRepeat || tries === mostTries || performance.now() + pauseMs >= deadline)
            throw new DeskUnavailableError(desk, error.message);
          await new Promise((resume) => setTimeout(resume, pauseMs));
          continue;
        }
        if (answer.status === 200 || answer.status === 204) return answer.body;
        if (answer.status >= 500 || answer.status === 401 || answer.status === 408)
          throw new DeskUnavailableError(desk, `it answered ${answer.status}`);
        throw new Error(`the ${desk} desk refused a call of ours with ${answer.status}`);
      }
    },
    close: () => agent.destroy(),
  };
}

/** Reads at most `limit` bytes of a good answer; of another little is read, and not kept. */
function readAnswer(incoming: IncomingMessage, limit: number): Promise<Answer> {
  const status = incoming.statusCode ?? 0;
  const most = status === 200 ? limit : longestRefusal;
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    incoming.on('data', (part: Buffer) => {
      length += part.length;
      if (length > most) {
        incoming.destroy();
        reject(new Unanswered('its answer is too large'));
      } else parts.push(part);
    });
    incoming.on('end', () => resolve({ status, body: new Uint8Array(Buffer.concat(parts)) }));
    incoming.on('error', () => reject(new Unanswered('the connection broke')));
    incoming.on('close', () => reject(new Unanswered('the connection broke')));
  });
}
