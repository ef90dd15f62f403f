// SPDX-License-Identifier: GPL-3.0-only
// How one value lies in the browser's database: AES-256-GCM (NIST SP 800-38D) with a fresh nonce for every write and the
// name of its entry as additional data, so that no value can stand in for another one. A copy of an older value of the
// same entry is not told from a newer one.

const version = 1;
const nonceLength = 12;
const tagLength = 16;
const headLength = 1 + nonceLength;

/** The key of a memory: it cannot leave the browser, and belongs to nothing but this one. */
export function makeVaultKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Version (1 byte), nonce (12), ciphertext, tag (16): 29 bytes more than the value. */
export async function sealValue(
  key: CryptoKey,
  name: string,
  value: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceLength));
  const sealed = new Uint8Array(
    await crypto.subtle.encrypt(algorithm(nonce, name), key, new Uint8Array(value)),
  );
  const stored = new Uint8Array(headLength + sealed.length);
  stored[0] = version;
  stored.set(nonce, 1);
  stored.set(sealed, headLength);
  return stored;
}

/** The value; null when these bytes were not sealed with this key under this name. */
export async function openValue(key: CryptoKey, name: string, stored: unknown): Promise<Uint8Array | null> {
  if (!(stored instanceof Uint8Array) || stored[0] !== version) return null;
  if (stored.length < headLength + tagLength) return null;
  const bytes = new Uint8Array(stored);
  const nonce = bytes.slice(1, headLength);
  try {
    const sealed = bytes.slice(headLength);
    return new Uint8Array(await crypto.subtle.decrypt(algorithm(nonce, name), key, sealed));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return null;
    throw error;
  }
}

const algorithm = (iv: Uint8Array<ArrayBuffer>, name: string) => ({
  ...{ name: 'AES-GCM', iv, tagLength: 8 * tagLength },
  additionalData: new TextEncoder().encode(`bluezone vault ${name}`),
});
