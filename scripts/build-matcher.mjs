// SPDX-License-Identifier: GPL-3.0-only
// `npm run build:matcher`: compiles the matcher's AssemblyScript and writes its bytes into the package as a source file,
// so that nobody who uses the package needs a compiler or a fetch. The same sources give the same bytes.
import { writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';
import { root } from './root.mjs';

const options = [
  '--optimizeLevel=3',
  '--shrinkLevel=0',
  '--noAssert',
  '--runtime=stub',
  '--use=abort=',
  '--enable=simd',
  '--initialMemory=3',
];

/** Compiles the module; a failure throws with what the compiler said. */
export async function compileMatcher() {
  let bytes;
  const { error, stderr } = await asc.main(
    ['packages/matcher/assembly/index.ts', '--outFile=matcher.wasm', `--baseDir=${root}`, ...options],
    {
      writeFile(_name, contents) {
        bytes = contents;
      },
    },
  );
  if (error || bytes === undefined) throw new Error(`${error?.message}\n${stderr}`);
  return Buffer.from(bytes);
}

/** The source file that carries the bytes. */
export function moduleSource(bytes) {
  return `// SPDX-License-Identifier: GPL-3.0-only
// Made from ../assembly by \`npm run build:matcher\`: ${bytes.length} bytes of WebAssembly, in Base64. Do not edit.
export const moduleBase64 =
  '${bytes.toString('base64')}';
`;
}

if (process.argv[1]?.endsWith('build-matcher.mjs')) {
  const bytes = await compileMatcher();
  writeFileSync(`${root}/packages/matcher/src/wasm-module.ts`, moduleSource(bytes));
  process.stdout.write(`packages/matcher/src/wasm-module.ts: ${bytes.length} bytes\n`);
}
