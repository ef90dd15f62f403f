// SPDX-License-Identifier: GPL-3.0-only
// The way messages go: texts in both directions, in order. Android hands the page a message port, for its origin alone.

export interface HostLine {
  send(message: string): void;
  /** Called with every message of the host; set once. */
  listen(onMessage: (message: unknown) => void): void;
}

/** Where Android's host serves the page, and where the iPhone's does; no other origin is ever given a line. */
export const hostOrigin = 'https://app.bluezone.invalid';
const iosOrigin = 'bluezone://app';
const greeting = 'bluezone-host-1';
const connectPath = '/host/connect';

interface Port {
  postMessage(message: string): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

/** What is needed of a window. */
export interface HostPage {
  readonly location: { readonly origin: string };
  fetch(path: string): Promise<unknown>;
  addEventListener(type: 'message', listener: (event: Greeting) => void): void;
  removeEventListener(type: 'message', listener: (event: Greeting) => void): void;
  setTimeout(work: () => void, milliseconds: number): unknown;
}

interface Greeting {
  readonly data: unknown;
  readonly ports: readonly unknown[];
}

/**
 * Asks the host around this page for its line.
 *
 * @returns null where there is no host, as in any browser, and when it does not answer in time
 */
export async function findHostLine(page: HostPage, patienceMilliseconds = 5000): Promise<HostLine | null> {
  if (page.location.origin !== hostOrigin && page.location.origin !== iosOrigin) return null;
  return await new Promise((resolve) => {
    const onMessage = ({ data, ports }: Greeting) => {
      const port = ports[0] as Port | undefined;
      if (data !== greeting || port === undefined) return;
      page.removeEventListener('message', onMessage);
      resolve(portLine(port));
    };
    page.addEventListener('message', onMessage);
    page.setTimeout(() => {
      page.removeEventListener('message', onMessage);
      resolve(null);
    }, patienceMilliseconds);
    page.fetch(connectPath).catch(() => {});
  });
}

function portLine(port: Port): HostLine {
  return {
    send: (message) => port.postMessage(message),
    listen(onMessage) {
      port.onmessage = ({ data }) => onMessage(data);
    },
  };
}
