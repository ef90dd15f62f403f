// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import android.security.keystore.KeyGenParameterSpec;
import android.security.keystore.KeyProperties;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM with a key of the Android Keystore: the nonce (12 bytes), then ciphertext and tag. */
final class KeystoreWrap implements KeyWrap {
    private static final String ALIAS = "vault";
    private static final int NONCE = 12;

    @Override
    public byte[] wrap(byte[] key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key(true));
        byte[] sealed = cipher.doFinal(key);
        byte[] wrapped = Arrays.copyOf(cipher.getIV(), NONCE + sealed.length);
        System.arraycopy(sealed, 0, wrapped, NONCE, sealed.length);
        return wrapped;
    }

    @Override
    public byte[] unwrap(byte[] wrapped) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key(false), new GCMParameterSpec(128, wrapped, 0, NONCE));
        return cipher.doFinal(wrapped, NONCE, wrapped.length - NONCE);
    }

    private static SecretKey key(boolean makesOne) throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("AndroidKeyStore");
            store.load(null);
            if (store.containsAlias(ALIAS)) return (SecretKey) store.getKey(ALIAS, null);
        } catch (IOException unreadable) {
            throw new GeneralSecurityException(unreadable);
        }
        if (!makesOne) throw new GeneralSecurityException("the key is gone");
        KeyGenerator generator = KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, "AndroidKeyStore");
        generator.init(
                new KeyGenParameterSpec.Builder(ALIAS, KeyProperties.PURPOSE_ENCRYPT | KeyProperties.PURPOSE_DECRYPT)
                        .setKeySize(256)
                        .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
                        .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
                        .build());
        return generator.generateKey();
    }
}
