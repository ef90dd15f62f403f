// SPDX-License-Identifier: GPL-3.0-only
// A real server in memory with the built console on it, whose clock for staff a test moves.
import { randomBytes } from 'node:crypto';
import { defaultConfiguration, type Result } from '@bluezone/protocol';
import {
  addEnrolledStaff,
  addStaff,
  createKeyring,
  createServer,
  demoSettings,
  type EnrolledAccount,
  memoryObjectStore,
  mountConsole,
  type NewAccount,
  nationalScope,
  openEmbeddedStore,
  type StaffAccount,
  type StaffRole,
  secondFactorCode,
  silentLog,
} from '@bluezone/server';

const random = (length: number) => new Uint8Array(randomBytes(length));

export type EnrolledDeskAccount = EnrolledAccount;

export interface RealDesk {
  /** "http://127.0.0.1:41234". */
  readonly origin: string;
  /** Makes an account as an administrator would; its password is good once. */
  invite(username: string, role: StaffRole): Promise<StaffAccount>;
  /** Makes an account whose authenticator app is set up already. */
  enrol(
    username: string,
    role: StaffRole,
    scope: Pick<NewAccount, 'level' | 'province' | 'communes'>,
  ): Promise<EnrolledAccount>;
  /** What an authenticator app with this secret shows now, by the desk's clock. */
  code(secret: string): string;
  /** Lets seconds pass on the desk, and nowhere else. */
  pass(seconds: number): void;
  close(): Promise<void>;
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.detail);
  return result.value;
}

export async function startRealDesk(folder: string): Promise<RealDesk> {
  let passed = 0;
  const now = () => Date.now() / 1000 + passed;
  const store = must(await openEmbeddedStore({ directory: null }));
  const keys = createKeyring(random);
  const server = must(
    createServer({
      ...{ store, random, log: silentLog, clock: now },
      objects: memoryObjectStore(),
      keys,
      configuration: defaultConfiguration,
      settings: demoSettings(),
    }),
  );
  await server.runDueJobs();
  mountConsole(server.fastify, folder);
  const origin = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    origin,
    invite: async (username, role) =>
      must(await addStaff(store, { username, name: username, role, ...nationalScope }, now(), random)),
    enrol: async (username, role, scope) =>
      must(
        await addEnrolledStaff(
          store,
          keys.casesNumberKey,
          { username, name: username, role, ...scope },
          now(),
          random,
        ),
      ),
    code: (secret) => secondFactorCode(secret, now()),
    pass: (seconds) => {
      passed += seconds;
    },
    async close() {
      await server.close();
      await store.close();
    },
  };
}
