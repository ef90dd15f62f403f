// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import java.security.GeneralSecurityException;

/** Wraps the vault's key with one that never leaves the phone's secure hardware. */
interface KeyWrap {
    byte[] wrap(byte[] key) throws GeneralSecurityException;

    byte[] unwrap(byte[] wrapped) throws GeneralSecurityException;
}
