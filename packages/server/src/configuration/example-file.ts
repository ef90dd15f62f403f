// SPDX-License-Identifier: GPL-3.0-only
// A file to begin with: what `bluezone config example` prints. It passes its own check.
import { type Configuration, defaultConfiguration } from '@bluezone/protocol';
import type { ServeRole } from './check-operator-file.ts';
import type { OperatorFile } from './operator-file.ts';

const folder = '/etc/bluezone';
const at = (port: number) => ({ host: '127.0.0.1', port });
const file = (name: string) => ({ file: `${folder}/secrets/${name}` });
const postgres = (role: string) => ({
  engine: 'postgresql' as const,
  connection: file(`database-${role}`),
});

const sms = () => ({
  senders: [
    {
      kind: 'webhook' as const,
      name: 'gateway-1',
      url: 'https://sms.example/messages',
      headers: file('sms-gateway-1-headers'),
      signingKey: file('sms-gateway-1-signing-key'),
    },
  ],
});

const sections = {
  registration: {
    listen: { public: at(8431), desks: at(8441), operations: at(8451) },
    store: postgres('registration'),
    keys: `${folder}/keys/registration`,
    sms: sms(),
    exposure: { secret: file('link-registration') },
  },
  cases: {
    listen: { public: at(8432), desks: at(8442), operations: at(8452) },
    store: postgres('cases'),
    keys: `${folder}/keys/cases`,
    sms: sms(),
    exposure: { secret: file('link-cases') },
  },
  exposure: {
    listen: { public: at(8433), operations: at(8453) },
    store: postgres('exposure'),
    keys: `${folder}/keys/exposure`,
    objects: { directory: '/var/lib/bluezone/exposure/objects' },
    links: {
      registration: { url: 'http://127.0.0.1:8441', secret: file('link-registration') },
      cases: { url: 'http://127.0.0.1:8442', secret: file('link-cases') },
      meetings: { url: 'http://127.0.0.1:8444', secret: file('link-meetings') },
    },
  },
  meetings: {
    listen: { desks: at(8444), operations: at(8454) },
    store: postgres('meetings'),
    exposure: { secret: file('link-meetings') },
  },
} satisfies Partial<OperatorFile>;

const all = {
  listen: { public: at(8430), operations: at(8450) },
  store: { engine: 'embedded' as const, directory: '/var/lib/bluezone/data' },
  keys: `${folder}/keys`,
  objects: { directory: '/var/lib/bluezone/objects' },
  sms: sms(),
} satisfies OperatorFile['all'];

/** An operator's file for one role, or for the four desks of a deployment on one machine. */
export function exampleFile(role?: ServeRole): OperatorFile {
  const head = {
    format: 1 as const,
    mode: 'production' as const,
    tls: 'proxy' as const,
    phones: `${folder}/phones.json`,
    settings: { publishPeriodSeconds: 900 },
  };
  if (role === undefined) return { ...head, ...sections };
  return role === 'all' ? { ...head, all } : { ...head, [role]: sections[role] };
}

/** A configuration for phones to begin with. Its service UUID is the operator's to fill in: the test value is refused. */
export function examplePhones(): Configuration {
  return { ...defaultConfiguration, deployment: { ...defaultConfiguration.deployment, production: true } };
}
