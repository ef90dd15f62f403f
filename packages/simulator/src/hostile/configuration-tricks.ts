// SPDX-License-Identifier: GPL-3.0-only
// Tricks played with the remote configuration, which the original took unsigned. All are named by a truly signed index.
// None may be taken over by a phone that has the honest one: phones ask every later one for a higher version, and the
// honest one has none.
import { type Configuration, utf8Bytes } from '@bluezone/protocol';
import { collectorPath, type IndexTrickId, type MakeTrick, namingConfiguration } from './trick.ts';

const bytesOf = (configuration: object): Uint8Array => utf8Bytes(JSON.stringify(configuration));

/** Names a change of the honest configuration as the next version of it. */
const nextWith =
  (change: (configuration: Configuration) => object): MakeTrick =>
  async (tools) => {
    const version = tools.honest.content.configuration.version + 1;
    const changed = { ...tools.configuration, ...change(tools.configuration), version };
    return namingConfiguration(tools, bytesOf(changed), version);
  };

/**
 * Names a change of the honest configuration as the version before it. Where there is none the trick is not played: a new
 * phone, which has nothing to compare with, would take it and then refuse the honest one of the same version.
 */
const previousWith =
  (change: (configuration: Configuration) => object): MakeTrick =>
  async (tools) => {
    const version = tools.honest.content.configuration.version - 1;
    if (version < 1) return null;
    const changed = { ...tools.configuration, ...change(tools.configuration), version };
    return namingConfiguration(tools, bytesOf(changed), version);
  };

/** The original's database held 180 days. */
const makeRetention = nextWith(() => ({ retentionDays: 180 }));

const makePolling = nextWith(() => ({ polling: { periodSeconds: 1 } }));

/** A field that no phone knows; unknown fields are ignored, and this version is an older one besides. */
const makeShare = previousWith(({ sharing }) => ({
  upload: { withoutAsking: true, days: 21, everySeconds: 3600, to: collectorPath },
  sharing: { ...sharing, withoutAsking: true },
}));

/** An earlier configuration within all bounds. */
const makeRollback = previousWith(({ exposure }) => ({
  exposure: { ...exposure, closeContactMinutes: 120 },
}));

/** The highest version there is: taken once, no honest configuration could follow it. */
const makeVersion: MakeTrick = async (tools) => {
  const version = 0xffffffff;
  return namingConfiguration(tools, bytesOf({ ...tools.configuration, version }), version);
};

const makeSwapped: MakeTrick = async (tools) => {
  const version = tools.honest.content.configuration.version + 1;
  const named = bytesOf({ ...tools.configuration, version });
  const served = bytesOf({ ...tools.configuration, version, retentionDays: 1 });
  return namingConfiguration(tools, named, version, served);
};

export const configurationTricks = {
  'configuration-retention': makeRetention,
  'configuration-polling': makePolling,
  'configuration-share': makeShare,
  'configuration-rollback': makeRollback,
  'configuration-version': makeVersion,
  'configuration-swapped': makeSwapped,
} as const satisfies Partial<Record<IndexTrickId, MakeTrick>>;
