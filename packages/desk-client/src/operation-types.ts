// SPDX-License-Identifier: GPL-3.0-only
// What a generated description says of one call, taken out as types.

export type Method = 'get' | 'post';

/** Paths on which a method is served. */
export type PathOf<P, M extends Method> = {
  [K in keyof P]: P[K] extends Readonly<Record<M, { responses: unknown }>> ? K : never;
}[keyof P] &
  string;

/** What is described of a method on a path. */
export type OperationOf<P, M extends Method, K extends keyof P> =
  P[K] extends Readonly<Record<M, infer O>> ? O : never;

type BodyOf<O> = O extends { requestBody: { content: { 'application/json': infer B } } } ? B : undefined;

type ParametersOf<O> = O extends { parameters: { path: infer T } }
  ? T extends Readonly<Record<string, unknown>>
    ? T
    : undefined
  : undefined;

type WithoutUndefined<T> = { [K in keyof T as T[K] extends undefined ? never : K]: T[K] };

/** What a call must be given besides its path: `body`, and `params` for the names in braces. */
export type InputOf<O> = WithoutUndefined<{ readonly body: BodyOf<O>; readonly params: ParametersOf<O> }>;

type Success = 200 | 201 | 204;

/** What a good answer holds. */
export type AnswerOf<O> = O extends { responses: infer R }
  ? {
      [S in keyof R & Success]: R[S] extends { content: { 'application/json': infer A } } ? A : undefined;
    }[keyof R & Success]
  : never;
