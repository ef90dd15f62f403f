// SPDX-License-Identifier: GPL-3.0-only
import type { TypedFastify } from './typed-fastify.ts';

/** Takes no more connections, lets running requests end, and cuts off a client that takes longer than the grace. */
export async function closeListener(app: TypedFastify, graceMs: number): Promise<void> {
  // A closing server looks for overdue requests no more: a body that never ends would keep it open for ever.
  const cutOff = setTimeout(() => app.server.closeAllConnections(), graceMs);
  await app.close();
  clearTimeout(cutOff);
}
