// SPDX-License-Identifier: GPL-3.0-only
// The phone's brain: keys, heard log, checking, matching, alerts, consent and sharing, behind ports.
export type { CaseState } from './alerts/case-state.ts';
export { type Warning, type Warnings, watchDays } from './alerts/warnings.ts';
export { longestPauseSeconds } from './beacon/pause.ts';
export type { Around, AroundUser } from './counting/around.ts';
export { linkCounter } from './counting/link-counter.ts';
export type { CountRange, IdentifierSpan, PeopleCounter, Reading } from './counting/people-counter.ts';
export {
  type DeclarationInput,
  decodeDeclaration,
  encodeDeclaration,
  type HealthDeclaration,
} from './declaration/health-declaration.ts';
export type { HistoryBand, HistoryDay } from './history/contact-history.ts';
export type { Totals } from './history/day-totals.ts';
export { isDiagnosed, matchableLog, matchExport, mergeEvidence } from './matching/match-export.ts';
export type { MatchingParts } from './matching/match-files.ts';
export type { MovedIn } from './move/enter-phone.ts';
export type { MovePack } from './move/leave-phone.ts';
export type { MoveErrorCode, MoveFailure, MoveResult } from './move/move-result.ts';
export { countParts, joinPack, splitPack } from './move/pack-parts.ts';
export { checkPassphrase, makeMovePassphrase } from './move/seal-pack.ts';
export type { DataKind, Goes, StoredKind } from './own-data/data-by-kind.ts';
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
export type { DayTotal } from './store/day-total.ts';
export type { Evidence } from './store/evidence.ts';
export type { Alert, Share } from './store/phone-state.ts';
export { isAllowedPath } from './sync/fetch-allowed.ts';
export { memoryVault } from './vault/memory-vault.ts';
export { type VaultCase, vaultContract } from './vault/vault-contract.ts';
