// SPDX-License-Identifier: GPL-3.0-only
import { serveMatching, type ToMatchWorker } from '@bluezone/matcher';

const worker = globalThis as unknown as {
  onmessage: (event: { readonly data: ToMatchWorker }) => void;
  postMessage(message: unknown): void;
};
const serve = serveMatching();

worker.onmessage = async ({ data }) => {
  const answer = await serve(data);
  if (answer !== undefined) worker.postMessage(answer);
};
