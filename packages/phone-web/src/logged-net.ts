// SPDX-License-Identifier: GPL-3.0-only
// The network, written down: nothing leaves through it that the request log does not tell.
import type { Net } from '@bluezone/phone';
import { fail, type Result } from '@bluezone/protocol';
import type { RequestLog, RequestReason } from './request-log.ts';
import { reasonOf } from './request-reason.ts';

/** Downloads of this size or more wait for a network that costs nothing by volume, where the owner wants that. */
export const largeDownloadBytes = 256 * 1024;

export interface LoggedNetParts {
  readonly log: Pick<RequestLog, 'record'>;
  /** Unix seconds. */
  readonly now: () => number;
  /** Whether large downloads wait now. */
  readonly holdsLargeDownloads?: () => boolean;
  /** Told when a large download has been held back, and when one went through. */
  readonly onHeldBack?: (isHeldBack: boolean) => void;
}

/** A network whose every exchange is taken down. What is held back fails as a network that cannot be reached. */
export function loggedNet(net: Net, parts: LoggedNetParts): Net {
  const { log, now, holdsLargeDownloads = () => false, onHeldBack = () => {} } = parts;

  async function taken(reason: RequestReason, sent: number, exchange: Promise<Result<Uint8Array>>) {
    const at = Math.floor(now());
    const answer = await exchange;
    const received = answer.ok ? answer.value.length : 0;
    log.record({ at, reason, sent, received, outcome: answer.ok ? 'ok' : answer.code });
    return answer;
  }

  return {
    async get(path, maximumBytes) {
      const reason = reasonOf(path);
      const isLarge = reason === 'export' && maximumBytes >= largeDownloadBytes;
      if (isLarge && holdsLargeDownloads()) {
        onHeldBack(true);
        return fail('net.unreachable', 'a large download waits for a network that costs nothing by volume');
      }
      const answer = await taken(reason, 0, net.get(path, maximumBytes));
      if (isLarge && answer.ok) onHeldBack(false);
      return answer;
    },
    post: (body) => taken('post', body.length, net.post(body)),
  };
}

/** `fetch` whose exchanges are taken down with their reason. */
export function loggedFetch(
  reason: RequestReason,
  { log, now }: Pick<LoggedNetParts, 'log' | 'now'>,
  fetching: typeof fetch = fetch,
): typeof fetch {
  return async (input, init) => {
    const at = Math.floor(now());
    const sent = typeof init?.body === 'string' ? new TextEncoder().encode(init.body).length : 0;
    try {
      const response = await fetching(input, init);
      const bytes = new Uint8Array(await response.arrayBuffer());
      const outcome = response.ok ? 'ok' : 'net.status';
      log.record({ at, reason, sent, received: bytes.length, outcome });
      const { status, statusText, headers } = response;
      return new Response(bodyless.has(status) ? null : bytes, { status, statusText, headers });
    } catch (error) {
      log.record({ at, reason, sent, received: 0, outcome: 'net.unreachable' });
      throw error;
    }
  };
}

const bodyless = new Set([101, 204, 205, 304]);
