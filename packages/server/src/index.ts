// SPDX-License-Identifier: GPL-3.0-only
// The four desks (registration, cases, exposure, meetings), publishing, jobs, HTTP and storage.

export {
  type AuditCheck,
  type AuditFault,
  checkActs,
  type HeadView,
  listHeads,
} from './audit/check-acts.ts';
export { recordAct } from './audit/record-act.ts';
export { sealActs } from './audit/seal-acts.ts';
export { nameColumns } from './cases/human.ts';
export {
  type CheckedFile,
  checkOperatorFile,
  longestOperatorFile,
  parseOperatorFile,
  type ServeRole,
  serveRoles,
} from './configuration/check-operator-file.ts';
export { type Complaint, complaintText } from './configuration/complaint.ts';
export { exampleFile, examplePhones } from './configuration/example-file.ts';
export type { OperatorFile } from './configuration/operator-file.ts';
export { checkDeployment, withCasesStore } from './desks/look-at-deployment.ts';
export type { Deployment } from './desks/open-parts.ts';
export { type RunningDesks, type StartOptions, startDesks } from './desks/start-desks.ts';
export { mountConsole } from './http/console-page.ts';
export { addDevelopmentFactors, type ShownFactor } from './http/development-factors.ts';
export { mountPage } from './http/mount-page.ts';
export type { JobRun } from './jobs/due-jobs.ts';
export { issuerEpochAt, verifyTokenSignature } from './keys/issuer-key.ts';
export { type KeyDesk, keyDesks } from './keys/key-material.ts';
export {
  createKeyring,
  type ExposureKeys,
  type IssuerPurpose,
  type IssuingKeys,
  type KeyParts,
  type Keyring,
  type Random,
} from './keys/keyring.ts';
export { backupKeyring, restoreKeyring } from './keys/keyring-backup.ts';
export {
  createKeyDirectory,
  createKeyringDirectory,
  loadKeyParts,
  loadKeyring,
  type RotatableKey,
  rotatableKeys,
  rotateKey,
} from './keys/keyring-directory.ts';
export type { SealKey } from './keys/seal-key.ts';
export type { SigningKey } from './keys/signing-key.ts';
export {
  type Figures,
  pinoLog,
  type RememberingLog,
  rememberingLog,
  type ServerLog,
  silentLog,
} from './log.ts';
export { type NumberNeedle, numberNeedles } from './number-needles.ts';
export { directoryObjectStore } from './objects/directory-object-store.ts';
export { memoryObjectStore } from './objects/memory-object-store.ts';
export type { ObjectStore } from './objects/object-store.ts';
export {
  type Desk,
  type DeskTablesOptions,
  deskTables,
  type ShownTable,
  type ShownValue,
} from './observe.ts';
export { caseNumberHmac } from './phone-number.ts';
export { type Commune, communesOf } from './places/communes.ts';
export { doorEnvelope, type Envelope, type OpenedMessage } from './sealed/envelope.ts';
export { type BluezoneServer, createServer, type ServerOptions } from './server.ts';
export { demoSettings, productionSettings, type Settings } from './settings.ts';
export { codeIn } from './sms/code-text.ts';
export { type DevelopmentInbox, developmentInbox, type InboxMessage } from './sms/development-inbox.ts';
export type { NewAccount } from './staff/accounts.ts';
export {
  addEnrolledStaff,
  addStaff,
  type EnrolledAccount,
  ensureFirstStaff,
  type StaffAccount,
} from './staff/first-accounts.ts';
export { type StaffRole, staffRoles } from './staff/may.ts';
export { secondFactorCode } from './staff/second-factor.ts';
export { nationalScope, type StaffScope } from './staff/staff-scope.ts';
export type { BackupSummary } from './store/backup/backup-store.ts';
export type { RestoreSummary } from './store/backup/restore-store.ts';
export { type RolePasswords, roleOf } from './store/database-roles.ts';
export { type DirectoryLock, lockDirectory } from './store/directory-lock.ts';
export { openEmbeddedStore } from './store/embedded-store.ts';
export {
  openPostgresStore,
  type PostgresStoreOptions,
  type StoreDesk,
  storeDesks,
} from './store/postgres-store.ts';
export type { Store } from './store/store.ts';
export {
  backupFrom,
  migrateStore,
  moveToPostgres,
  restoreInto,
  type StorePlace,
} from './store/store-place.ts';
