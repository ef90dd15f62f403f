// SPDX-License-Identifier: GPL-3.0-only
// A gateway that takes messages by HTTP: one JSON object per message, signed so that the gateway knows whose it is. Sends
// once; the outbox decides about trying again.
import { createHmac } from 'node:crypto';
import type { SmsMessage, SmsOutcome, SmsSender } from './sms-sender.ts';

export interface WebhookSenderOptions {
  readonly name: string;
  /** https, or http to this machine alone. */
  readonly url: string;
  /** Sent with every message: an account's credentials. */
  readonly headers: Readonly<Record<string, string>>;
  /** Signs the body: header `bluezone-signature`. */
  readonly signingKey: Uint8Array | null;
  /** Names under which the gateway wants number and text, and what else it wants in the body. */
  readonly toField: string;
  readonly textField: string;
  readonly extraFields: Readonly<Record<string, string>>;
  /** E.164 with its plus sign, or without as many gateways want it. */
  readonly withPlus: boolean;
  readonly timeoutMs: number;
  /** Unix seconds. */
  readonly clock: () => number;
}

/** Whether an address may be given numbers and codes: https, or http to the loopback. */
export function isWebhookAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return (
    protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname))
  );
}

/** `t=<unix seconds>,v1=<HMAC-SHA256 of "<t>.<body>" in hexadecimal>`. */
function webhookSignature(key: Uint8Array, second: number, body: string): string {
  const mac = createHmac('sha256', key).update(`${second}.${body}`).digest('hex');
  return `t=${second},v1=${mac}`;
}

/** What a status says: 2xx took it; 401, 403, 404 and 405 take nothing of ours; other 4xx refuse this message; the rest may pass. */
function webhookOutcome(status: number): SmsOutcome {
  if (status >= 200 && status < 300) return 'accepted';
  if (status === 401 || status === 403 || status === 404 || status === 405) return 'unusable';
  // A redirect would carry a number and a code to somewhere else: it is never followed.
  if (status >= 300 && status < 400) return 'unusable';
  return status >= 400 && status < 500 ? 'refused' : 'failed';
}

/** A sender over a gateway's HTTP interface. */
export function webhookSender(options: WebhookSenderOptions): SmsSender {
  const { name, url, headers, signingKey, toField, textField, extraFields, timeoutMs } = options;

  function bodyOf({ to, text }: SmsMessage): string {
    const number = options.withPlus ? to : to.slice(1);
    return JSON.stringify({ ...extraFields, [toField]: number, [textField]: text });
  }

  return {
    name,
    async send(message, signal) {
      const body = bodyOf(message);
      const signature =
        signingKey === null
          ? {}
          : { 'bluezone-signature': webhookSignature(signingKey, Math.floor(options.clock()), body) };
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            ...headers,
            ...signature,
            'content-type': 'application/json; charset=utf-8',
            'idempotency-key': message.reference,
          },
          body,
          redirect: 'manual',
          signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        });
        // The answer may quote number and text; nothing but its status is looked at.
        await response.body?.cancel();
        return webhookOutcome(response.status);
      } catch {
        return 'failed';
      }
    },
    async close() {},
  };
}
