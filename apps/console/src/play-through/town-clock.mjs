// SPDX-License-Identifier: GPL-3.0-only
// Loaded before `npm start` where a story needs it at a known time: as if the machine's clock had been set so, and going on.
const RealDate = Date;
const shift = Number(process.env.BLUEZONE_PLAY_STARTS_AT) * 1000 - RealDate.now();

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + shift);
    else super(...given);
  }

  static now() {
    return RealDate.now() + shift;
  }
};
