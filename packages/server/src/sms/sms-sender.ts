// SPDX-License-Identifier: GPL-3.0-only
// The port through which text messages leave: a gateway by HTTP, an operator by SMPP, or the inbox of a developer.

export interface SmsMessage {
  /** E.164, "+84912345678". */
  readonly to: string;
  /** Fits into one message. */
  readonly text: string;
  /** Random, the same at every try of one message, so that a gateway may drop what it has already. */
  readonly reference: string;
}

/**
 * What came of a try. `accepted`: it is the sender's now. `refused`: it will never take this message. `unusable`: it takes
 * no message of ours, for its address or our credentials are wrong. `failed`: it may take it later; it may also have taken
 * it, and the answer was lost.
 */
export type SmsOutcome = 'accepted' | 'refused' | 'unusable' | 'failed';

export interface SmsSender {
  /** As the operator calls it: "gateway-1". */
  readonly name: string;
  /** Tries once, for as long as it thinks right or until the signal. Never rejects. */
  send(message: SmsMessage, signal: AbortSignal): Promise<SmsOutcome>;
  /** Lets go of connections. */
  close(): Promise<void>;
}
