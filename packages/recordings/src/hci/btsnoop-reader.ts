// SPDX-License-Identifier: GPL-3.0-only
// btsnoop: what Android ("Bluetooth HCI snoop log") and Linux (`btmon -w`, `hcidump -w`) write. A push reader, so that
// a capture of any length costs the memory of one packet. Layout: the btsnoop format as Frontline Test Equipment
// published it (RFC 1761 with other record fields): 16 bytes of head, then records with 24 bytes of head each, big-endian.
import { refuse, type TraceResult } from '../result.ts';

/** One packet between the phone's host and its Bluetooth controller. */
export interface HciPacket {
  /** Microseconds since 1970 by the capture's clock, which is not always UTC. */
  readonly microseconds: number;
  /** True from the controller to the host. */
  readonly isReceived: boolean;
  /** 1 command, 2 ACL data, 3 SCO data, 4 event. */
  readonly type: number;
  /** Without the type byte; valid until the next packet is told. */
  readonly payload: Uint8Array;
}

const headLength = 16;
const recordHeadLength = 24;
/** Of a packet with its type byte; the largest HCI packet has 65,540. */
const maximumPacketLength = 66_000;
const magic = [0x62, 0x74, 0x73, 0x6e, 0x6f, 0x6f, 0x70, 0x00];
const unencapsulated = 1001;
const h4 = 1002;
/** Microseconds between year 0 of the format and 1970. */
const epoch = 0x00dcddb30f2f8000n;

/** Reads a capture piece by piece and tells its packets. Any bytes are safe to push. */
export class BtsnoopReader {
  /** Packets whose content was cut when they were recorded. */
  cutPackets = 0;
  private waiting = new Uint8Array(0);
  private dataLink: number | null = null;
  private failure: TraceResult<never> | null = null;

  constructor(private readonly onPacket: (packet: HciPacket) => void) {}

  /** Takes the next piece; `trace.unknown-format` or `trace.corrupt` from the first byte that cannot be read on. */
  push(piece: Uint8Array): TraceResult<void> {
    if (this.failure !== null) return this.failure;
    const bytes = this.waiting.length === 0 ? piece : concatenate(this.waiting, piece);
    const used = this.read(bytes);
    if (typeof used !== 'number') {
      this.failure = used;
      this.waiting = new Uint8Array(0);
      return used;
    }
    this.waiting = bytes.slice(used);
    return { ok: true, value: undefined };
  }

  /** Ends; `trace.corrupt` where the capture ends within a packet, `trace.unknown-format` where it never began. */
  finish(): TraceResult<void> {
    if (this.failure !== null) return this.failure;
    if (this.dataLink === null) return refuse('trace.unknown-format', 'this is not a btsnoop capture');
    if (this.waiting.length > 0) return refuse('trace.corrupt', 'the capture ends within a packet');
    return { ok: true, value: undefined };
  }

  private read(bytes: Uint8Array): number | TraceResult<never> {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    if (this.dataLink === null) {
      const isOther = magic.some((byte, i) => i < bytes.length && bytes[i] !== byte);
      if (isOther) return refuse('trace.unknown-format', 'this is not a btsnoop capture');
      if (bytes.length < headLength) return 0;
      const version = view.getUint32(8);
      this.dataLink = view.getUint32(12);
      if (version !== 1 || (this.dataLink !== unencapsulated && this.dataLink !== h4))
        return refuse('trace.unknown-format', `btsnoop version ${version}, data link ${this.dataLink}`);
      at = headLength;
    }
    while (at + recordHeadLength <= bytes.length) {
      const original = view.getUint32(at);
      const length = view.getUint32(at + 4);
      if (length > maximumPacketLength || length > original)
        return refuse('trace.corrupt', 'the capture holds a packet of impossible length');
      if (at + recordHeadLength + length > bytes.length) break;
      if (original > length) this.cutPackets++;
      const microseconds = Number(view.getBigUint64(at + 16) - epoch);
      const body = bytes.subarray(at + recordHeadLength, at + recordHeadLength + length);
      this.tell(view.getUint32(at + 8), microseconds, body);
      at += recordHeadLength + length;
    }
    return at;
  }

  private tell(flags: number, microseconds: number, body: Uint8Array): void {
    const isReceived = (flags & 1) === 1;
    if (this.dataLink === h4) {
      const type = body[0];
      if (type !== undefined) this.onPacket({ microseconds, isReceived, type, payload: body.subarray(1) });
      return;
    }
    const isCommandOrEvent = (flags & 2) === 2;
    const type = isCommandOrEvent ? (isReceived ? 4 : 1) : 2;
    this.onPacket({ microseconds, isReceived, type, payload: body });
  }
}

function concatenate(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
