// SPDX-License-Identifier: GPL-3.0-only
// What PostgreSQL keeps of a password (RFC 5803). Made here, the password itself never reaches the database or its log.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

const iterations = 4096;

/**
 * "SCRAM-SHA-256$4096:salt$StoredKey:ServerKey" of a password in printable ASCII.
 * @param salt 16 bytes; random when left out
 */
export function scramVerifier(password: string, salt: Uint8Array = randomBytes(16)): string {
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const keyOf = (purpose: string) => createHmac('sha256', salted).update(purpose).digest();
  const stored = createHash('sha256').update(keyOf('Client Key')).digest('base64');
  const server = keyOf('Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${Buffer.from(salt).toString('base64')}$${stored}:${server}`;
}
