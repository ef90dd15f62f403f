// SPDX-License-Identifier: GPL-3.0-only
// What the operator's file names, opened: rows, keys, secrets, files. Each failure says which field it is about.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Configuration, fail, ok, parseConfiguration, type Result } from '@bluezone/protocol';
import type { OperatorFile, StoreChoice } from '../configuration/operator-file.ts';
import { type SecretPlace, secretReader } from '../configuration/secret-place.ts';
import { settingsOf } from '../configuration/settings-schema.ts';
import type { Settings } from '../settings.ts';
import type { SmsSender } from '../sms/sms-sender.ts';
import { openSmsSenders, type SmsSenderSettings } from '../sms/sms-settings.ts';
import { openEmbeddedStore } from '../store/embedded-store.ts';
import { openPostgresStore, type StoreDesk, storeDesks } from '../store/postgres-store.ts';
import type { Store } from '../store/store.ts';
import type { LinkTarget } from './http-caller.ts';
import { type LinkSecrets, readLinkSecrets } from './link-secret.ts';

/** The operator's file and where it lies. */
export interface Deployment {
  readonly file: OperatorFile;
  /** Folder from which its paths are meant. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Opens what a deployment's file names. */
export interface DeploymentParts {
  readonly settings: Settings;
  pathOf(name: string): string;
  phones(): Result<Configuration>;
  store(choice: StoreChoice, desk: StoreDesk | 'all'): Promise<Result<Store>>;
  linkSecrets(field: string, place: SecretPlace): Result<LinkSecrets>;
  linkTarget(desk: 'registration' | 'cases' | 'meetings'): Result<LinkTarget>;
  /** @param validitySeconds how long a message is worth delivering; as long as a code of registration when left out */
  senders(
    settings: readonly SmsSenderSettings[],
    clock: () => number,
    validitySeconds?: number,
  ): Result<SmsSender[]>;
}

const about = <T>(field: string, result: Result<T>): Result<T> =>
  result.ok ? result : fail(result.code, `${field}: ${result.detail}`);

function readText(path: string): Result<string> {
  try {
    return ok(readFileSync(path, 'utf8'));
  } catch (error) {
    return fail('configuration.layout', `${path} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** Whether a text is an address of a database; its content is never told. */
function connectionOf(text: string): Result<string> {
  const trimmed = text.trim();
  return /^postgres(?:ql)?:\/\/\S+$/.test(trimmed)
    ? ok(trimmed)
    : fail('key.file', 'the secret is no address "postgresql://role:password@host/database"');
}

export function deploymentParts({ file, folder, environment }: Deployment): DeploymentParts {
  const pathOf = (name: string) => resolve(folder, name);
  const read = secretReader(folder, environment);
  const settings = settingsOf(file.settings ?? {});

  function connection(field: string, place: SecretPlace): Result<string> {
    const text = read(place);
    return about(field, text.ok ? connectionOf(text.value) : text);
  }

  function connections(choice: Extract<StoreChoice, { engine: 'postgresql' }>, desk: StoreDesk | 'all') {
    const found: Partial<Record<StoreDesk, string>> = {};
    for (const each of storeDesks) {
      const place =
        'connections' in choice ? choice.connections[each] : each === desk ? choice.connection : undefined;
      if (place === undefined) continue;
      const text = connection(`${desk}.store`, place);
      if (!text.ok) return text;
      found[each] = text.value;
    }
    return ok(found);
  }

  function linkSecrets(field: string, place: SecretPlace): Result<LinkSecrets> {
    const text = read(place);
    return about(field, text.ok ? readLinkSecrets('the secret', text.value) : text);
  }

  return {
    settings,
    pathOf,
    phones() {
      const text = readText(pathOf(file.phones));
      const parsed = text.ok ? parseConfiguration(new TextEncoder().encode(text.value)) : text;
      if (!parsed.ok) return about('phones', parsed);
      const isProduction = file.mode === 'production';
      return parsed.value.deployment.production === isProduction
        ? parsed
        : fail(
            'configuration.layout',
            `phones: its deployment.production must be ${isProduction}, as "mode" is "${file.mode}"`,
          );
    },
    async store(choice, desk) {
      if (choice.engine === 'embedded')
        return about(`${desk}.store`, await openEmbeddedStore({ directory: pathOf(choice.directory) }));
      const found = connections(choice, desk);
      if (!found.ok) return found;
      const { connectionLimit } = choice;
      const opened = await openPostgresStore({
        connections: found.value,
        ...(connectionLimit === undefined ? {} : { connectionLimit }),
      });
      return about(`${desk}.store`, opened);
    },
    linkSecrets,
    linkTarget(desk) {
      const link = file.exposure?.links[desk];
      if (link === undefined) throw new Error('only the exposure desk has links');
      const secrets = linkSecrets(`exposure.links.${desk}.secret`, link.secret);
      if (!secrets.ok) return secrets;
      const ca = link.ca === undefined ? ok(undefined) : readText(pathOf(link.ca));
      if (!ca.ok) return about(`exposure.links.${desk}.ca`, ca);
      return ok({
        url: link.url,
        secrets: secrets.value,
        ...(ca.value === undefined ? {} : { ca: ca.value }),
        ...(link.answerWithinMs === undefined ? {} : { answerWithinMs: link.answerWithinMs }),
      });
    },
    senders: (list, clock, validitySeconds = settings.registration.codeLifetimeSeconds) =>
      openSmsSenders(list, { readSecret: read, clock, validitySeconds }),
  };
}
