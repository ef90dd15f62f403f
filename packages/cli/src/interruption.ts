// SPDX-License-Identifier: GPL-3.0-only

/** Ends at the first SIGINT or SIGTERM; a second one ends the process as usual. */
export function interruption(): Promise<'stopped'> {
  return new Promise((done) => {
    const stop = () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      done('stopped');
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
