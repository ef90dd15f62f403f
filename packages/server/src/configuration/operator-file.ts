// SPDX-License-Identifier: GPL-3.0-only
// The operator's file: one typed schema for every desk. A file may describe the whole deployment or one machine of it; no
// secret stands in it. Paths are as seen from the file's own folder.
import { type Static, Type } from 'typebox';
import { smsSendersSchema } from '../sms/sms-settings.ts';
import { secretSchema } from './secret-place.ts';
import { settingsSchema } from './settings-schema.ts';

const closed = { additionalProperties: false } as const;

const path = (description: string) => Type.String({ minLength: 1, maxLength: 1000, description });

const address = (description: string) =>
  Type.Object(
    {
      host: Type.String({ pattern: '^[A-Za-z0-9.:_-]{1,253}$', description: 'an address or a name' }),
      port: Type.Integer({ minimum: 0, maximum: 65_535, description: '0 takes a free one' }),
    },
    { ...closed, description },
  );

const publicAddress = address('where phones, people and the proxy before us come in');
const deskAddress = address('where other desks come in; no phone may reach it');
const operationsAddress = address('/healthz, /readyz and /metrics; for this machine or its network alone');

const embeddedStore = Type.Object(
  { engine: Type.Literal('embedded'), directory: path('where the rows lie') },
  { ...closed, description: 'an embedded PostgreSQL in a folder, for one process' },
);
const connectionLimit = Type.Optional(
  Type.Integer({ minimum: 1, maximum: 200, description: 'connections to the database at most' }),
);
const postgresStore = Type.Object(
  {
    engine: Type.Literal('postgresql'),
    connection: secretSchema,
    connectionLimit,
  },
  {
    ...closed,
    description: 'PostgreSQL 15 or newer; the secret is "postgresql://role:password@host/database"',
  },
);
const postgresStores = Type.Object(
  {
    engine: Type.Literal('postgresql'),
    connections: Type.Object(
      {
        registration: secretSchema,
        cases: secretSchema,
        exposure: secretSchema,
        meetings: secretSchema,
      },
      closed,
    ),
    connectionLimit,
  },
  { ...closed, description: 'PostgreSQL, as each desk’s own role' },
);
const store = Type.Union([embeddedStore, postgresStore]);

/** What the exposure desk needs to reach another. */
const link = Type.Object(
  {
    url: Type.String({
      pattern: '^https?://[A-Za-z0-9.:_\\[\\]-]{1,253}/?$',
      description: 'where the other desk listens for desks, such as http://10.0.0.5:8441',
    }),
    secret: secretSchema,
    ca: Type.Optional(path('certificates to trust for https, PEM')),
    answerWithinMs: Type.Optional(
      Type.Integer({ minimum: 100, maximum: 60_000, description: '5,000 when left out' }),
    ),
  },
  closed,
);

/** What another desk needs to know the exposure desk. */
const exposureSecret = Type.Object({ secret: secretSchema }, closed);

const keys = path('folder of this desk’s keys, made by "bluezone keys make"');
const objects = Type.Object({ directory: path('where published files lie') }, closed);
const sms = Type.Object(
  {
    senders: smsSendersSchema,
    developmentInbox: Type.Optional(
      Type.Boolean({ description: 'codes are shown on a page instead of being sent: never in production' }),
    ),
  },
  closed,
);

const registration = Type.Object(
  {
    listen: Type.Object({ public: publicAddress, desks: deskAddress, operations: operationsAddress }, closed),
    ...{ store, keys, sms },
    exposure: exposureSecret,
  },
  { ...closed, description: 'the registration desk' },
);
const cases = Type.Object(
  {
    listen: Type.Object({ public: publicAddress, desks: deskAddress, operations: operationsAddress }, closed),
    ...{ store, keys },
    sms: Type.Optional(
      Type.Object(
        { senders: smsSendersSchema },
        {
          ...closed,
          description: 'gateways for codes of the health authority; left out, codes are only read aloud',
        },
      ),
    ),
    exposure: exposureSecret,
  },
  { ...closed, description: 'the cases desk' },
);
const exposure = Type.Object(
  {
    listen: Type.Object({ public: publicAddress, operations: operationsAddress }, closed),
    ...{ store, keys, objects },
    links: Type.Object({ registration: link, cases: link, meetings: link }, closed),
  },
  { ...closed, description: 'the exposure desk with the front door' },
);
const meetings = Type.Object(
  {
    listen: Type.Object({ desks: deskAddress, operations: operationsAddress }, closed),
    store,
    exposure: exposureSecret,
  },
  { ...closed, description: 'the meetings desk' },
);
const all = Type.Object(
  {
    listen: Type.Object({ public: publicAddress, operations: operationsAddress }, closed),
    store: Type.Union([embeddedStore, postgresStores]),
    ...{ keys, objects, sms },
  },
  { ...closed, description: 'all desks in one process' },
);

export const operatorFileSchema = Type.Object(
  {
    format: Type.Literal(1),
    mode: Type.Union([Type.Literal('production'), Type.Literal('trial')], {
      description: 'production refuses whatever is only fit for trying out',
    }),
    tls: Type.Union([Type.Literal('proxy'), Type.Literal('none')], {
      description: '"proxy" states that a proxy before us ends TLS for everything public',
    }),
    privateNetwork: Type.Optional(
      Type.Boolean({
        description:
          'states that nobody else can read the network between the desks, so that links may be http',
      }),
    ),
    phones: path('the configuration that phones get, a JSON file'),
    settings: Type.Optional(settingsSchema),
    registration: Type.Optional(registration),
    cases: Type.Optional(cases),
    exposure: Type.Optional(exposure),
    meetings: Type.Optional(meetings),
    all: Type.Optional(all),
  },
  { ...closed, description: 'the operator’s file' },
);

export type OperatorFile = Static<typeof operatorFileSchema>;
export type StoreChoice = Static<typeof store> | Static<typeof postgresStores>;
export type ListenAddress = Static<typeof publicAddress>;
