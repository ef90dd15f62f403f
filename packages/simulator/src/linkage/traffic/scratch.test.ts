import { it } from 'vitest';
import { writeFileSync, existsSync } from 'node:fs';
import { liveTrafficTown } from './traffic-town.ts';
it('makes', async () => {
  const first = Number(process.env.FIRST ?? 0), n = Number(process.env.TOWNS ?? 2), tag = process.env.TAG ?? 'a';
  for (let seed = first; seed < first + n; seed++) {
    const path = `/tmp/traffic-${tag}-${seed}.json`;
    if (existsSync(path)) continue;
    const c0 = process.cpuUsage();
    const cases = seed % 2 === 0;
    const lived = await liveTrafficTown({ seed, fates: cases ? { case: 8, 'case-still': 1, warned: 8, 'warned-still': 2, quiet: 13 } : { quiet: 32 } });
    const c = process.cpuUsage(c0);
    console.log('cpu', seed, (c.user + c.system) / 1e6);
    writeFileSync(path, JSON.stringify(lived));
  }
}, 1200000);
