// SPDX-License-Identifier: GPL-3.0-only
// What can be done with a deployment without running it: look whether everything that its file names is there, and work
// on the rows of the cases desk.
import { statSync } from 'node:fs';
import { fail, ok, type Result } from '@bluezone/protocol';
import { rolesOf, type ServeRole } from '../configuration/check-operator-file.ts';
import { secretReader } from '../configuration/secret-place.ts';
import { keyDesks } from '../keys/key-material.ts';
import { loadKeyParts } from '../keys/keyring-directory.ts';
import type { Store } from '../store/store.ts';
import { type Deployment, deploymentParts } from './open-parts.ts';

/** Opens files, keys and secrets that a role needs, but no store and no connection; every failure is told. */
export function checkDeployment(deployment: Deployment, role: ServeRole): Result<void>[] {
  const { file, folder, environment } = deployment;
  const parts = deploymentParts(deployment);
  const section = file[role];
  if (section === undefined) return [fail('configuration.layout', `${role}: is missing`)];
  const results: Result<unknown>[] = [];
  if (role !== 'meetings' && role !== 'cases') results.push(parts.phones());
  if ('keys' in section) {
    const desks = keyDesks.filter((desk) => rolesOf(role).includes(desk));
    results.push(loadKeyParts(parts.pathOf(section.keys), desks));
  }
  if ('exposure' in section)
    results.push(parts.linkSecrets(`${role}.exposure.secret`, section.exposure.secret));
  if ('links' in section)
    for (const desk of ['registration', 'cases', 'meetings'] as const) results.push(parts.linkTarget(desk));
  if ('sms' in section && section.sms !== undefined)
    results.push(parts.senders(section.sms.senders, () => 0));
  if (section.store.engine === 'postgresql') {
    const read = secretReader(folder, environment);
    const { store } = section;
    const places = 'connections' in store ? Object.values(store.connections) : [store.connection];
    results.push(...places.map(read));
  } else if (!isFolderOrFree(parts.pathOf(section.store.directory)))
    results.push(fail('configuration.layout', `${role}.store.directory: is a file, not a folder`));
  return results.flatMap((result) => (result.ok ? [] : [result]));
}

function isFolderOrFree(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? true;
}

/** Runs work on the rows of the cases desk, as the role that serves it; closes the store afterwards. */
export async function withCasesStore<T>(
  deployment: Deployment,
  role: 'cases' | 'all',
  work: (store: Store) => Promise<Result<T>>,
): Promise<Result<T>> {
  const section = deployment.file[role];
  if (section === undefined) return fail('configuration.layout', `${role}: is missing`);
  const store = await deploymentParts(deployment).store(section.store, role);
  if (!store.ok) return store;
  try {
    return ok(await work(store.value)).value;
  } finally {
    await store.value.close();
  }
}
