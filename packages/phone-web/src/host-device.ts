// SPDX-License-Identifier: GPL-3.0-only
// A native host as the device under a page: its memory in the form that a page's memory has, and its network as `fetch`.
import { HostError, hostNet, hostRadio, hostVault, type NativeHost } from '@bluezone/host-bridge';
import { utf8Bytes } from '@bluezone/protocol';
import type { PhoneDevice } from './phone-device.ts';
import { type VaultCode, VaultError } from './vault-error.ts';
import type { WebVault } from './web-vault.ts';

/** A JSON answer of a desk is never longer. */
const longestAnswer = 256 * 1024;

/** A native host under a page. @param origin of the page, as `location.origin` says it */
export function hostDevice(host: NativeHost, origin: string): PhoneDevice {
  return {
    radio: hostRadio(host),
    vault: hostWebVault(host),
    net: hostNet(host),
    fetching: hostFetch(host, origin),
    follow: (onScans) => host.follow(onScans),
    async orderWaking(phone) {
      const due = await phone.nextDue();
      if (Number.isFinite(due)) await host.call('work.schedule', { notBefore: Math.max(0, Math.floor(due)) });
    },
  };
}

/** The host's memory; it rejects with `VaultError` as a browser's does. */
export function hostWebVault(host: NativeHost): WebVault {
  const vault = hostVault(host);
  const told = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw error instanceof HostError ? new VaultError(codeOf(error)) : error;
    }
  };
  return {
    isKept: true,
    read: (keys) => told(vault.read(keys)),
    list: (prefix) => told(vault.list(prefix)),
    write: (changes) => told(vault.write(changes)),
    erase: () => told(vault.erase()),
    dropDamaged: () => told(vault.dropDamaged()),
    close: () => {},
  };
}

function codeOf({ code }: HostError): VaultCode {
  return code === 'vault.full' || code === 'vault.damaged' || code === 'vault.foreign' ? code : 'vault.gone';
}

/** `fetch` to the one server of the host, as far as desks need it: a path, JSON, a language. */
export function hostFetch(host: NativeHost, origin: string): typeof fetch {
  return async (input, init) => {
    const address = String(input);
    if (!address.startsWith(`${origin}/`)) throw new TypeError('this host talks to one server only');
    const headers = new Headers(init?.headers);
    const language = headers.get('accept-language');
    const told = await host.call('net.exchange', {
      method: init?.method === 'POST' ? 'POST' : 'GET',
      path: address.slice(origin.length),
      contentType: headers.get('content-type'),
      language: language === 'vi' || language === 'en' ? language : null,
      body: typeof init?.body === 'string' ? utf8Bytes(init.body) : null,
      maximumBytes: longestAnswer,
    });
    if (!told.ok) throw new TypeError(told.code);
    const { status, contentType, retryAfter, body } = told.value;
    const answered = new Headers();
    if (contentType !== null) answered.set('content-type', contentType);
    if (retryAfter !== null) answered.set('retry-after', retryAfter);
    const isEmpty = status === 204 || status === 304;
    return new Response(isEmpty ? null : new Uint8Array(body), { status, headers: answered });
  };
}
