// SPDX-License-Identifier: GPL-3.0-only

/** Which methods are served at which addresses, to tell 405 from 404. */
export class ServedMethods {
  readonly #routes: { readonly segments: readonly string[]; readonly methods: readonly string[] }[] = [];

  /** @param pattern path with parameters, "/v1/cases/:id" */
  add(pattern: string, methods: readonly string[]): void {
    this.#routes.push({ segments: pattern.split('/'), methods });
  }

  /** The methods served at a path, sorted; empty when nothing is there. */
  at(path: string): string[] {
    const segments = path.split('/');
    const found = this.#routes.filter(
      (route) =>
        route.segments.length === segments.length &&
        route.segments.every((part, i) => part.startsWith(':') || part === segments[i]),
    );
    return [...new Set(found.flatMap(({ methods }) => methods))].sort();
  }
}
