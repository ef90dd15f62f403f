// SPDX-License-Identifier: GPL-3.0-only
import type { Sealer } from '@bluezone/phone';
import { blindMessage, unblindSignature } from './blind-token.ts';
import { sealTo } from './seal.ts';

/** HPKE (RFC 9180) and blind signatures (RFC 9474) over the platform's WebCrypto, which must offer X25519 and RSA-PSS. */
export const webSealer: Sealer = { seal: sealTo, blind: blindMessage, unblind: unblindSignature };
