// SPDX-License-Identifier: GPL-3.0-only
import { it } from 'vitest';
import { memoryVault } from './memory-vault.ts';
import { vaultContract } from './vault-contract.ts';

for (const { name, run } of vaultContract)
  it(`the memory vault ${name}`, () =>
    run(
      async () => memoryVault(),
      async (vault) => vault,
    ));
