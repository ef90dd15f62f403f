// SPDX-License-Identifier: GPL-3.0-only
// Senders of messages as an operator writes them down. Passwords and keys stand in files or in the environment, never here.
import { fail, fromHex, ok, type Result } from '@bluezone/protocol';
import { type Static, Type } from 'typebox';
import { type SecretPlace, secretSchema as secret } from '../configuration/secret-place.ts';
import { smppSender } from './smpp-sender.ts';
import type { SmsSender } from './sms-sender.ts';
import { isWebhookAddress, webhookSender } from './webhook-sender.ts';

const name = Type.String({
  pattern: '^[a-z0-9][a-z0-9-]{0,31}$',
  description: 'As logs and metrics call it.',
});
const milliseconds = (description: string) => Type.Integer({ minimum: 100, maximum: 60_000, description });
const field = Type.String({ pattern: '^[A-Za-z_][A-Za-z0-9_-]{0,63}$' });

const webhook = Type.Object(
  {
    kind: Type.Literal('webhook'),
    name,
    url: Type.String({ description: 'https, or http to this machine. Takes one JSON object per message.' }),
    headers: Type.Optional(secret),
    signingKey: Type.Optional(secret),
    toField: Type.Optional(field),
    textField: Type.Optional(field),
    extraFields: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 500 }))),
    withPlus: Type.Optional(
      Type.Boolean({ description: 'Numbers with their plus sign; true when left out.' }),
    ),
    timeoutMs: Type.Optional(milliseconds('How long to wait for an answer; 5,000 when left out.')),
  },
  {
    additionalProperties: false,
    description:
      'A gateway by HTTP. The secret "headers" holds lines "Name: value"; "signingKey" holds 64 hexadecimal digits.',
  },
);

const smpp = Type.Object(
  {
    kind: Type.Literal('smpp'),
    name,
    host: Type.String({ minLength: 1, maxLength: 253 }),
    port: Type.Integer({ minimum: 1, maximum: 65_535 }),
    tls: Type.Boolean(),
    ca: Type.Optional(secret),
    systemId: Type.String({ minLength: 1, maxLength: 15 }),
    password: secret,
    systemType: Type.Optional(Type.String({ maxLength: 12 })),
    from: Type.String({
      pattern: '^(?:[A-Za-z0-9 ._-]{1,11}|\\+?[0-9]{3,15})$',
      description: 'A brand name of at most 11 letters, or a number.',
    }),
    window: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: '10 when left out.' })),
    timeoutMs: Type.Optional(milliseconds('How long to wait for an answer; 10,000 when left out.')),
    enquireSeconds: Type.Optional(
      Type.Integer({ minimum: 5, maximum: 600, description: '30 when left out.' }),
    ),
  },
  { additionalProperties: false, description: 'An operator’s message centre by SMPP 3.4.' },
);

/** Senders in the order in which they are asked. */
export const smsSendersSchema = Type.Array(Type.Union([webhook, smpp]), { maxItems: 10 });

export type SmsSenderSettings = Static<typeof smsSendersSchema>[number];

export interface SmsSenderParts {
  /** The text of a secret, or why it cannot be read. */
  readonly readSecret: (place: SecretPlace) => Result<string>;
  /** Unix seconds. */
  readonly clock: () => number;
  /** How long a message is worth delivering. */
  readonly validitySeconds: number;
}

const wrong = (sender: string, what: string) => fail('configuration.layout', `sms sender ${sender}: ${what}`);

/** Header lines "Name: value"; undefined when one is none. */
export function readHeaderLines(text: string): Record<string, string> | undefined {
  const headers: Record<string, string> = {};
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const [, header, value] = /^([A-Za-z0-9-]+):[ \t]*([\x20-\x7e]+)$/.exec(line) ?? [];
    if (header === undefined || value === undefined) return undefined;
    headers[header.toLowerCase()] = value;
  }
  return headers;
}

function openWebhook(settings: Static<typeof webhook>, parts: SmsSenderParts): Result<SmsSender> {
  const { name: sender, url } = settings;
  if (!isWebhookAddress(url)) return wrong(sender, 'the address is not https, nor http to this machine');
  const headerText = settings.headers === undefined ? ok('') : parts.readSecret(settings.headers);
  if (!headerText.ok) return headerText;
  const headers = readHeaderLines(headerText.value);
  if (headers === undefined) return wrong(sender, 'the headers are no lines "Name: value"');
  const keyText = settings.signingKey === undefined ? null : parts.readSecret(settings.signingKey);
  if (keyText?.ok === false) return keyText;
  const signingKey = keyText === null ? null : fromHex(keyText.value.trim());
  if (signingKey === undefined || (signingKey !== null && signingKey.length !== 32))
    return wrong(sender, 'the signing key is not 64 hexadecimal digits');
  const {
    toField = 'to',
    textField = 'text',
    extraFields = {},
    withPlus = true,
    timeoutMs = 5000,
  } = settings;
  const { clock } = parts;
  return ok(
    webhookSender({
      ...{ name: sender, url, headers, signingKey, clock },
      ...{ toField, textField, extraFields, withPlus, timeoutMs },
    }),
  );
}

function openSmpp(settings: Static<typeof smpp>, parts: SmsSenderParts): Result<SmsSender> {
  const { name: sender, host, port, tls, systemId, from, systemType = '', window = 10 } = settings;
  const password = parts.readSecret(settings.password);
  if (!password.ok) return password;
  // SMPP 3.4 has room for eight letters and a zero.
  const shortened = password.value.trim();
  if (!/^[\x21-\x7e]{1,8}$/.test(shortened))
    return wrong(sender, 'a password has one to eight plain letters');
  const ca = settings.ca === undefined ? undefined : parts.readSecret(settings.ca);
  if (ca?.ok === false) return ca;
  const { timeoutMs = 10_000, enquireSeconds = 30 } = settings;
  return ok(
    smppSender({
      ...{ name: sender, host, port, tls, systemId, password: shortened, systemType, from, window },
      ...(ca === undefined ? {} : { ca: ca.value }),
      validitySeconds: parts.validitySeconds,
      times: { openMs: timeoutMs, answerMs: timeoutMs, enquireMs: enquireSeconds * 1000 },
    }),
  );
}

/**
 * Makes senders out of settings that fit the schema; nothing is connected yet.
 * @returns `configuration.layout` that names the sender and what is wrong, or the failure of a secret.
 */
export function openSmsSenders(
  settings: readonly SmsSenderSettings[],
  parts: SmsSenderParts,
): Result<SmsSender[]> {
  const senders: SmsSender[] = [];
  for (const each of settings) {
    if (senders.some((sender) => sender.name === each.name))
      return wrong(each.name, 'another sender has this name');
    const opened = each.kind === 'webhook' ? openWebhook(each, parts) : openSmpp(each, parts);
    if (!opened.ok) return opened;
    senders.push(opened.value);
  }
  return ok(senders);
}
