// SPDX-License-Identifier: GPL-3.0-only
// JSON over HTTP to the server of a run. What it refuses is a bug of the run.

type Answer = Record<string, unknown>;

async function call(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, { redirect: 'error', ...init });
  const answer = (await response.json()) as Answer;
  if (!response.ok)
    throw new Error(`${new URL(url).pathname} answered ${response.status}: ${String(answer.code)}`);
  return answer;
}

export async function getJson(url: string): Promise<Answer> {
  return await call(url, {});
}

export async function postJson(url: string, body: unknown, bearer?: string): Promise<Answer> {
  const authorization = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
  return await call(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body: JSON.stringify(body),
  });
}
