// SPDX-License-Identifier: GPL-3.0-only
// What all parties agree on, byte by byte. Pure: no I/O, no clock, no randomness of its own.
export * from './beacon.ts';
export * from './bytes.ts';
export * from './claim.ts';
export * from './configuration.ts';
export * from './contact-form.ts';
export * from './default-proximity.ts';
export * from './desk-post.ts';
export * from './desk-request.ts';
export * from './error-catalogue.ts';
export * from './export-columns.ts';
export * from './export-file.ts';
export * from './export-keys.ts';
export * from './heard-entry.ts';
export * from './index-file.ts';
export * from './meeting.ts';
export * from './post.ts';
export * from './report.ts';
export * from './result.ts';
export * from './rolling-identifier.ts';
export * from './salt.ts';
export * from './sealed.ts';
export { compress as compressSha256, initialState as initialSha256State } from './sha256.ts';
export * from './shared-key.ts';
export * from './signature.ts';
export * from './time.ts';
export * from './token.ts';
