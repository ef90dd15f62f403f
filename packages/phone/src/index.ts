// SPDX-License-Identifier: GPL-3.0-only
// The phone's brain: keys, heard log, checking, matching, alerts, consent and sharing, behind ports.

export { isDiagnosed, matchableLog, matchExport, mergeEvidence } from './matching/match-export.ts';
export type { MatchingParts } from './matching/match-files.ts';
export {
  createPhone,
  type HeldCredentials,
  type Phone,
  type PhoneHoldings,
  type PhoneOptions,
} from './phone.ts';
export type { PhoneStatus } from './phone-status.ts';
export type {
  BeaconSlot,
  BlindedMessage,
  Clock,
  HeardBeacon,
  Net,
  Notice,
  Notifier,
  PhonePorts,
  Pins,
  Radio,
  RadioPlan,
  RadioReading,
  RadioScan,
  RadioStatus,
  Random,
  Sealed,
  Sealer,
  SealRecipient,
  Vault,
  VaultChange,
} from './ports.ts';
export type { ConsentGrant } from './sharing/consent-grant.ts';
export type { IllnessStatement } from './sharing/illness.ts';
export type { ClaimPreview } from './sharing/preview-claim.ts';
export type { ReportPreview } from './sharing/preview-report.ts';
export type { ContactFormInput } from './sharing/send-contact-form.ts';
export type { Evidence } from './store/evidence.ts';
export type { Alert, Share } from './store/phone-state.ts';
export { isAllowedPath } from './sync/fetch-allowed.ts';
export { memoryVault } from './vault/memory-vault.ts';
export { type VaultCase, vaultContract } from './vault/vault-contract.ts';
