// SPDX-License-Identifier: GPL-3.0-only
// The control interface acts for whoever asks. So it answers only a page that this very server gave to this machine:
// other sites are told by their Origin, names that somebody bent to 127.0.0.1 (DNS rebinding) by their Host.

/** What a request says of where it comes from. */
export interface RequestOrigin {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  /** The port it came in at. */
  readonly port: number | undefined;
}

/** True for requests of this machine's own page, and of tools that send no Origin. */
export function isSameOrigin({ host, origin, fetchSite, port }: RequestOrigin): boolean {
  const own = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);
  if (host === undefined || !own.includes(host)) return false;
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return false;
  return origin === undefined || origin === `http://${host}`;
}
