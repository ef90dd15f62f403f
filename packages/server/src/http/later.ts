// SPDX-License-Identifier: GPL-3.0-only
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './problem.ts';

export const later = async (_request: FastifyRequest, reply: FastifyReply) =>
  sendProblem(reply, { code: 'store.unavailable' });
