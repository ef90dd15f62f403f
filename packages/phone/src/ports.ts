// SPDX-License-Identifier: GPL-3.0-only
// The only ways in which the phone's brain touches the world. Every port is answered by something real on a phone, in
// a browser, in a simulation; none of them can call back into the engine.
import type { Result, SealPurpose, VerifySignature } from '@bluezone/protocol';

/** Unix seconds, as the phone believes them. */
export interface Clock {
  now(): number;
}

/** Cryptographically strong random bytes. */
export interface Random {
  bytes(length: number): Uint8Array;
}

/** One beacon heard in a scan. */
export interface HeardBeacon {
  /** 27 bytes. */
  readonly beacon: Uint8Array;
  /** Received strength in dBm, 127 unknown. */
  readonly strengthDbm: number;
}

/** One scan of a few seconds; also scans that heard nothing are told, for they show that the phone was listening. */
export interface RadioScan {
  /** Unix second at which the scan began. */
  readonly second: number;
  readonly heard: readonly HeardBeacon[];
  /** Other Bluetooth devices noticed; only their number. */
  readonly others: number;
}

export interface RadioReading {
  /** Number of the last scan in this reading, to be acknowledged. */
  readonly sequence: number;
  readonly scans: readonly RadioScan[];
}

export type RadioStatus = 'on' | 'off' | 'no-permission' | 'unsupported';

/** One line of the schedule: from this second on, these 27 bytes. */
export interface BeaconSlot {
  readonly from: number;
  readonly beacon: Uint8Array;
}

/** How the radio shall work until it is told otherwise. */
export interface RadioPlan {
  readonly serviceUuid: number;
  readonly advertiseEveryMilliseconds: number;
  readonly scanWindowSeconds: number;
  readonly scanPeriodSeconds: number;
  readonly scanPeriodAfterSightingSeconds: number;
  /** Ascending by `from`; the radio stops advertising at `until`. */
  readonly slots: readonly BeaconSlot[];
  readonly until: number;
}

/** A dumb radio: it picks the beacon by time, scans by the plan, keeps scans until they are acknowledged. It holds no key. */
export interface Radio {
  status(): Promise<RadioStatus>;
  plan(plan: RadioPlan): Promise<void>;
  read(after: number): Promise<RadioReading>;
  acknowledge(sequence: number): Promise<void>;
  /** Stops and forgets plan and scans. */
  stop(): Promise<void>;
}

export interface VaultChange {
  readonly key: string;
  /** null deletes. */
  readonly value: Uint8Array | null;
}

/** Storage of the phone: keys of [a-z0-9/-], values of bytes. A write is atomic: all changes or none survive a crash. */
export interface Vault {
  read(keys: readonly string[]): Promise<(Uint8Array | null)[]>;
  list(prefix: string): Promise<string[]>;
  write(changes: readonly VaultChange[]): Promise<void>;
  /** Deletes everything. */
  erase(): Promise<void>;
}

/** Fetching and posting. Never follows a redirect, never sends a cookie, an identifier or a validator of its own. */
export interface Net {
  get(path: string, maximumBytes: number): Promise<Result<Uint8Array>>;
  /** Posts to the one address for posts. */
  post(body: Uint8Array): Promise<Result<Uint8Array>>;
}

/** To whom something is sealed: a key of the signed configuration. */
export interface SealRecipient {
  /** 1 to 255. */
  readonly keyId: number;
  /** X25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly purpose: SealPurpose;
}

export interface Sealed {
  /** keyId u8, encapsulation (32 bytes) and ciphertext: 49 bytes more than the plaintext. */
  readonly wire: Uint8Array;
  /** Opens what answered this very message: a nonce (16 bytes) and a ciphertext. */
  open(answer: Uint8Array): Promise<Result<Uint8Array>>;
}

/** What goes to an issuer, and what takes the blind off its signature. 256 bytes each. */
export interface BlindedMessage {
  readonly blinded: Uint8Array;
  /** Secret: with it the issuer could recognise the token. */
  readonly inverse: Uint8Array;
}

/** Sealing (HPKE) and blinding (RFC 9474), which need more than the core has. Keys of issuers are SubjectPublicKeyInfo (DER). */
export interface Sealer {
  /** Seals afresh at every call; `post.envelope` when nothing can be sealed to the key. */
  seal(recipient: SealRecipient, plaintext: Uint8Array): Promise<Result<Sealed>>;
  /** Blinds a message of 64 bytes; `token.issuer` when the key is none. */
  blind(issuerKey: Uint8Array, message: Uint8Array): Promise<Result<BlindedMessage>>;
  /** The signature (256 bytes) below a blind one, checked; `token.invalid` when it does not fit. */
  unblind(
    issuerKey: Uint8Array,
    message: Uint8Array,
    blindSignature: Uint8Array,
    inverse: Uint8Array,
  ): Promise<Result<Uint8Array>>;
}

export type Notice =
  | { readonly kind: 'exposed'; readonly degree: 'F1' | 'F2'; readonly day: number }
  | { readonly kind: 'withdrawn'; readonly degree: 'F1' | 'F2'; readonly day: number }
  | { readonly kind: 'clock-wrong' }
  | { readonly kind: 'sunset' };

/** Tells the owner. It receives no key and no identifier, and cannot answer. */
export interface Notifier {
  notify(notices: readonly Notice[]): Promise<void>;
}

export interface PhonePorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly radio: Radio;
  readonly vault: Vault;
  readonly net: Net;
  readonly sealer: Sealer;
  readonly notifier: Notifier;
  /** The platform's own ECDSA verification where it has one; `verifyP256` of @bluezone/protocol otherwise. */
  readonly verify: VerifySignature;
}

/** What is built into the app: whom it believes. Two index keys allow rotation. 65 bytes each. */
export interface Pins {
  readonly indexKeys: readonly Uint8Array[];
  readonly exportKeys: readonly Uint8Array[];
}
