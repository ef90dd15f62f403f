// SPDX-License-Identifier: GPL-3.0-only
// Loaded before the command where a story needs it at a known time: as if the machine's clock had been set so. It goes on
// from there as clocks do.
const start = Number(process.env.BLUEZONE_PLAY_STARTS_AT) * 1000;
const RealDate = Date;
const shift = start - RealDate.now();

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + shift);
    else super(...given);
  }

  static now() {
    return RealDate.now() + shift;
  }
};
