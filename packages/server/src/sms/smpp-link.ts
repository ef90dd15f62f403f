// SPDX-License-Identifier: GPL-3.0-only
// One bound connection to an operator's message centre, SMPP 3.4: it is open until it breaks, falls silent or is closed, and
// never opens again.
/// <reference path="./smpp.d.ts" />
import { isIP } from 'node:net';
import smpp, { type Pdu, type Session } from 'smpp';

export interface SmppAccount {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  /** Certificate authority in PEM when the centre's is none that everybody trusts. */
  readonly ca?: string;
  readonly systemId: string;
  readonly password: string;
  readonly systemType: string;
}

export interface SmppTimes {
  /** For the connection and its bind together, milliseconds. */
  readonly openMs: number;
  /** For the answer to one request, milliseconds. */
  readonly answerMs: number;
  /** Between two questions whether the centre is there, milliseconds. */
  readonly enquireMs: number;
}

/** Command status by name, SMPP 3.4 §5.1.3. */
export const smppStatus = {
  ok: 0x00,
  invalidBindStatus: 0x04,
  alreadyBound: 0x05,
  systemError: 0x08,
  bindFailed: 0x0d,
  invalidPassword: 0x0e,
  invalidSystemId: 0x0f,
  queueFull: 0x14,
  submitFailed: 0x45,
  throttled: 0x58,
  temporaryApplicationError: 0x64,
  unknownError: 0xff,
} as const;

export interface SmppLink {
  readonly isOpen: boolean;
  /** Command status of the answer; undefined when the link ended before one came. */
  submit(fields: Readonly<Record<string, unknown>>): Promise<number | undefined>;
  /** Says goodbye and ends it. */
  close(): void;
}

/** Opens a link; a command status when the centre refuses the bind, undefined when it cannot be reached in time. */
export async function openSmppLink(
  account: SmppAccount,
  times: SmppTimes,
  signal: AbortSignal,
): Promise<SmppLink | number | undefined> {
  if (signal.aborted) return undefined;
  const { host, port, tls, ca } = account;
  const session = smpp.connect({
    ...{ host, port, tls },
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(ca === undefined ? {} : { ca }),
  });
  const link = linkOver(session, times);
  const abort = () => link.end();
  signal.addEventListener('abort', abort);
  link.onEnd(() => signal.removeEventListener('abort', abort));
  const late = setTimeout(abort, times.openMs);
  try {
    if (!(await link.connected(tls))) return undefined;
    const { systemId, password, systemType } = account;
    const status = await link.ask(
      new smpp.PDU('bind_transceiver', {
        system_id: systemId,
        password,
        system_type: systemType,
        interface_version: 0x34,
      }),
    );
    if (status !== smppStatus.ok) {
      link.end();
      return status;
    }
    link.watch();
    return link;
  } finally {
    clearTimeout(late);
  }
}

/** How long a goodbye may take to leave, milliseconds. */
const goodbyeMs = 1000;

interface OpeningLink extends SmppLink {
  connected(tls: boolean): Promise<boolean>;
  ask(pdu: Pdu): Promise<number | undefined>;
  /** Asks from time to time whether the centre is there. */
  watch(): void;
  onEnd(ending: () => void): void;
  end(): void;
}

function linkOver(session: Session, times: SmppTimes): OpeningLink {
  let isOpen = true;
  let watching: NodeJS.Timeout | undefined;
  const endings = new Set<() => void>();

  function end(goodbye = false): void {
    if (!isOpen) return;
    isOpen = false;
    clearInterval(watching);
    if (goodbye && session.send(new smpp.PDU('unbind'))) {
      session.close();
      setTimeout(() => session.destroy(), goodbyeMs).unref();
    } else session.destroy();
    for (const ending of [...endings]) ending();
  }

  async function ask(pdu: Pdu): Promise<number | undefined> {
    if (!isOpen) return undefined;
    return await new Promise((resolve) => {
      const settle = (status: number | undefined) => {
        clearTimeout(timer);
        endings.delete(ended);
        resolve(status);
      };
      const ended = () => settle(undefined);
      endings.add(ended);
      // A centre that does not answer may hold everything that is sent to it: the link is given up.
      const timer = setTimeout(() => end(), times.answerMs);
      if (!session.send(pdu, (answer) => settle(answer.command_status))) end();
    });
  }

  session.on('error', () => end());
  session.on('close', () => end());
  session.on('pdu', (pdu: Pdu) => {
    if (pdu.isResponse()) return;
    // Receipts were not asked for; whatever else comes is acknowledged and not looked at.
    session.send(pdu.response());
    if (pdu.command === 'unbind') end();
  });

  return {
    get isOpen() {
      return isOpen;
    },
    connected: (tls) =>
      new Promise((resolve) => {
        if (!isOpen) return resolve(false);
        endings.add(() => resolve(false));
        session.once(tls ? 'secureConnect' : 'connect', () => resolve(isOpen));
      }),
    ask,
    submit: (fields) => ask(new smpp.PDU('submit_sm', fields)),
    watch() {
      watching = setInterval(() => void ask(new smpp.PDU('enquire_link')), times.enquireMs);
      watching.unref();
    },
    onEnd: (ending) => void endings.add(ending),
    end: () => end(),
    close: () => end(true),
  };
}
