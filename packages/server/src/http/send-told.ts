// SPDX-License-Identifier: GPL-3.0-only
import type { FastifyReply } from 'fastify';
import type { Told } from '../cases/told.ts';
import { sendProblem } from './problem.ts';

/** Answers with a value, or with its refusal and what helps whoever caused it. */
export const sendTold = <T>(reply: FastifyReply, told: Told<T>, status = 200): FastifyReply =>
  told.ok ? reply.code(status).send(told.value) : sendProblem(reply, told);
