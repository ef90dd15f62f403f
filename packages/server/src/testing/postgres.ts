// SPDX-License-Identifier: GPL-3.0-only
// A PostgreSQL cluster and a pgbouncer of our own, from Debian's packages, for the length of a test file. For tests only.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { roleOf } from '../store/database-roles.ts';
import { migratePostgres } from '../store/migrate-store.ts';
import { type StoreDesk, storeDesks } from '../store/postgres-store.ts';

const debianFolder = '/usr/lib/postgresql';
const bouncerProgram = '/usr/sbin/pgbouncer';
const ownerPassword = 'owner-password';

/** Folder of the newest PostgreSQL programs of at least version 15; undefined where there are none. */
function programFolder(): string | undefined {
  if (!existsSync(debianFolder)) return undefined;
  const versions = readdirSync(debianFolder)
    .map(Number)
    .filter((version) => version >= 15);
  const folders = versions.sort((a, b) => b - a).map((version) => join(debianFolder, String(version), 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'postgres')));
}

const programs = programFolder();

/** For `test.skipIf`: whether PostgreSQL is missing. */
export const noPostgres = programs === undefined;
/** For `test.skipIf`: whether PostgreSQL or pgbouncer is missing. */
export const noPgbouncer = noPostgres || !existsSync(bouncerProgram);
/** For a test's title: why it is left out, or nothing. */
export const whyNoPostgres = noPostgres ? ' (left out: needs the Debian package postgresql-15)' : '';
export const whyNoPgbouncer = noPgbouncer
  ? ' (left out: needs the Debian packages postgresql-15 and pgbouncer)'
  : '';

/** Neither program runs as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function makeFolder(): string {
  // A socket's path must be short.
  const folder = mkdtempSync(join(tmpdir().length > 40 ? '/tmp' : tmpdir(), 'bluezone-pg-'));
  const owner = unprivileged();
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  return folder;
}

/** Starts a program that is told to stop when this process ends, however it ends: its shell then reads no more. */
function startGuarded(program: string, args: readonly string[], stopSignal: string): ChildProcess {
  const script = `"$@" </dev/null & child=$!; read -r line; kill -${stopSignal} $child 2>/dev/null; wait $child`;
  return spawn('sh', ['-c', script, 'sh', program, ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
    ...unprivileged(),
  });
}

async function untilAnswered(connectionString: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (tries === 300) throw error;
      await new Promise((resume) => setTimeout(resume, 20));
    }
  }
}

/** Connection strings to one database of a cluster, directly or behind pgbouncer. */
export interface PostgresAddresses {
  /** As the owner of the tables. */
  readonly owner: string;
  /** As each desk's role. */
  readonly desks: Readonly<Record<StoreDesk, string>>;
}

export interface PostgresCluster {
  /** Makes an empty database. */
  createDatabase(name: string): Promise<PostgresAddresses>;
  /** Makes a database with tables and roles. */
  createMigratedDatabase(name: string): Promise<PostgresAddresses>;
  /** Puts pgbouncer before the cluster, in transaction pooling; gives the same addresses behind it. */
  startPgbouncer(database: string): Promise<PostgresAddresses>;
  /** Stops the server at once, as a kill would: it recovers at the next start. */
  crash(): Promise<void>;
  /** Starts it again after `crash`. */
  restart(): Promise<void>;
  /** Stops everything and removes the files. */
  remove(): Promise<void>;
}

const passwordOf = (desk: StoreDesk) => `${desk}-password`;
const passwords = Object.fromEntries(storeDesks.map((desk) => [desk, passwordOf(desk)]));

function addressesIn(folder: string, port: number, database: string): PostgresAddresses {
  const address = (user: string, password: string) =>
    `postgresql://${user}:${password}@/${database}?host=${folder}&port=${port}`;
  return {
    owner: address('owner', ownerPassword),
    desks: Object.fromEntries(
      storeDesks.map((desk) => [desk, address(roleOf(desk), passwordOf(desk))]),
    ) as Record<StoreDesk, string>,
  };
}

const serverPort = 5432;
const bouncerPort = 6432;

/** What an operator is advised to set (docs/storage.md), and little memory. */
const serverSettings = [
  `port = ${serverPort}`,
  "listen_addresses = ''",
  'fsync = on',
  'max_connections = 40',
  'shared_buffers = 32MB',
  'log_error_verbosity = terse',
  'log_min_error_statement = panic',
];

export interface PostgresOptions {
  /** False when a test asks nothing about loss of power: commits then do not wait for the disk. */
  readonly waitsForDisk?: boolean;
}

/** Starts a new cluster; it is there when this resolves. */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresCluster> {
  if (programs === undefined) throw new Error('PostgreSQL is not installed');
  const folder = makeFolder();
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, ownerPassword, { mode: 0o644 });
  const asPostgres = { ...unprivileged(), cwd: folder, stdio: 'ignore' } as const;
  execFileSync(
    join(programs, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'owner',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
    ],
    asPostgres,
  );
  writeFileSync(
    join(data, 'postgresql.auto.conf'),
    [
      ...serverSettings,
      `synchronous_commit = ${options.waitsForDisk === false ? 'off' : 'on'}`,
      `unix_socket_directories = '${folder}'`,
      '',
    ].join('\n'),
  );
  const children = new Set<ChildProcess>();
  const launch = (program: string, args: readonly string[], stopSignal: string) => {
    const child = startGuarded(program, args, stopSignal);
    children.add(child);
    return child;
  };
  const end = async (child: ChildProcess) => {
    children.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.stdin?.end();
    await exited;
  };
  const begin = async () => {
    const child = launch(join(programs, 'postgres'), ['-D', data], 'QUIT');
    await untilAnswered(addressesIn(folder, serverPort, 'postgres').owner);
    return child;
  };
  let server = await begin();
  const createDatabase = async (name: string) => {
    const client = new pg.Client({ connectionString: addressesIn(folder, serverPort, 'postgres').owner });
    await client.connect();
    await client.query(`create database ${name} template template0`);
    await client.end();
    return addressesIn(folder, serverPort, name);
  };
  return {
    createDatabase,
    async createMigratedDatabase(name) {
      const addresses = await createDatabase(name);
      const migrated = await migratePostgres(addresses.owner, passwords);
      if (!migrated.ok) throw new Error(migrated.detail);
      return addresses;
    },
    async startPgbouncer(database) {
      const users = [['owner', ownerPassword], ...storeDesks.map((desk) => [roleOf(desk), passwordOf(desk)])];
      const userFile = join(folder, 'users.txt');
      const settings = join(folder, 'pgbouncer.ini');
      writeFileSync(userFile, users.map(([user, password]) => `"${user}" "${password}"\n`).join(''));
      writeFileSync(
        settings,
        [
          '[databases]',
          `* = host=${folder} port=${serverPort}`,
          '[pgbouncer]',
          'pool_mode = transaction',
          `unix_socket_dir = ${folder}`,
          `listen_port = ${bouncerPort}`,
          'auth_type = scram-sha-256',
          `auth_file = ${userFile}`,
          'default_pool_size = 5',
          'log_connections = 0',
          'log_disconnections = 0',
          '',
        ].join('\n'),
      );
      launch(bouncerProgram, ['-q', settings], 'TERM');
      const addresses = addressesIn(folder, bouncerPort, database);
      await untilAnswered(addresses.owner);
      return addresses;
    },
    async crash() {
      await end(server);
    },
    async restart() {
      server = await begin();
    },
    async remove() {
      await Promise.all([...children].map(end));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
