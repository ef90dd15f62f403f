// SPDX-License-Identifier: GPL-3.0-only
// The compiled module, where there is WebAssembly with vectors of 128 bits; nothing where there is not. Its bytes come
// with the package: nothing is fetched.
import { fromBase64 } from '@bluezone/protocol';
import { moduleBase64 } from './wasm-module.ts';

interface Memory {
  readonly buffer: ArrayBuffer;
  /** Adds pages of 64 KiB; throws RangeError when there is no room. */
  grow(pages: number): number;
}

interface Place {
  readonly value: number;
}

/** What assembly/index.ts exports. */
export interface WasmExports {
  readonly memory: Memory;
  readonly chunksAt: Place;
  readonly chunkSize: Place;
  readonly keysAt: Place;
  readonly candidatesAt: Place;
  readonly bitmapsAt: Place;
  initialize(): void;
  planChunks(count: number): void;
  expand(
    first: number,
    chunkCount: number,
    low: number,
    high: number,
    multiplier: number,
    shift: number,
  ): number;
}

interface WebAssemblyApi {
  validate(bytes: Uint8Array): boolean;
  instantiate(
    bytes: Uint8Array,
    imports: object,
  ): Promise<{ readonly instance: { readonly exports: unknown } }>;
}

/** A fresh instance with its own memory, or undefined where the platform cannot run it. */
export async function instantiateWasm(): Promise<WasmExports | undefined> {
  const api = (globalThis as { readonly WebAssembly?: WebAssemblyApi }).WebAssembly;
  const bytes = fromBase64(moduleBase64);
  if (api === undefined || bytes === undefined) return undefined;
  try {
    if (!api.validate(bytes)) return undefined;
    const { instance } = await api.instantiate(bytes, {});
    const exports = instance.exports as WasmExports;
    exports.initialize();
    return exports;
  } catch {
    // A page may forbid WebAssembly (Content-Security-Policy): then it is as if there were none.
    return undefined;
  }
}
