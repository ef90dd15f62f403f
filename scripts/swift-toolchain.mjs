// SPDX-License-Identifier: GPL-3.0-only
// Debian 13's Swift on a Debian that is older or has other packages: unpacked into a folder of its own and started by its own
// dynamic linker. The system's package lists and packages are only read, never changed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { withLock } from './with-lock.mjs';

const suite = 'trixie';
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
export const swiftVersion = '6.0.3';
/** The compiler, what it is linked against, and the headers that its modules are made from. */
const packages = [
  ...[
    'swiftlang',
    'libswiftlang',
    'libc6',
    'libgcc-s1',
    'libstdc++6',
    'libedit2',
    'libbsd0',
    'libmd0',
    'libncurses6',
  ],
  ...['libtinfo6', 'libsqlite3-0', 'libuuid1', 'libxml2', 'liblzma5', 'libicu76', 'libzstd1', 'zlib1g'],
  ...['libc6-dev', 'linux-libc-dev', 'libcrypt-dev', 'libgcc-14-dev', 'libstdc++-14-dev'],
];
/** Two thirds of the compiler's package is debuggers, editors' servers and libraries for other ways of linking. */
const leftOut = [
  '*/bin/clang*',
  '*/bin/lldb*',
  '*/bin/lld',
  '*/bin/sourcekit-lsp',
  '*/bin/docc',
  '*/bin/llvm-*',
]
  .concat([
    '*/bin/swift-package*',
    '*/bin/swift-format',
    '*/lib/swift_static',
    '*/lib/liblldb*',
    '*/lib/libsourcekit*',
  ])
  .concat(['*/lib/libLTO*', '*/share/doc', '*/share/man', '*/share/locale'])
  .concat(['*/lib/swift/embedded', '*/lib/swift/FrameworkABIBaseline', '*/lib/swift/host/*.swiftmodule']);

/**
 * Gives the folder of the toolchain; fetches it the first time (490 MB).
 *
 * @throws when it cannot be had
 */
export async function ensureSwift() {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'bluezone');
  const folder = join(cache, `swift-${swiftVersion}`);
  return await withLock(`${folder}.lock`, async () => {
    if (!existsSync(folder)) install(cache, folder);
    return folder;
  });
}

/** Arguments of the compiler, before what it is to do. */
export function compilerFlags(folder, build) {
  return [
    ...['-target', 'x86_64-pc-linux-gnu', '-sdk', folder, '-swift-version', '5', '-warnings-as-errors'],
    ...['-resource-dir', `${folder}/usr/libexec/swift/lib/swift`, '-module-cache-path', `${build}/modules`],
  ];
}

/** Runs the compiler. @returns {{ status: number, output: string }} */
export function runSwift(folder, args) {
  const libraries = ['lib/x86_64-linux-gnu', 'libexec/swift/lib/swift/linux', 'lib/swift/linux']
    .concat(['libexec/swift/lib/swift/host', 'libexec/swift/lib'])
    .map((path) => `${folder}/usr/${path}`);
  const { status, stdout, stderr, error } = spawnSync(
    `${folder}/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2`,
    ['--library-path', libraries.join(':'), `${folder}/usr/libexec/swift/bin/swift-frontend`, ...args],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 300_000,
      // A crash is to end, not to wait for somebody who debugs it.
      env: { ...process.env, SWIFT_BACKTRACE: 'enable=no' },
    },
  );
  if (error) throw new Error(`Swift ${swiftVersion} could not be run: ${error.message}`);
  return { status: status ?? 1, output: `${stdout}${stderr}` };
}

function install(cache, folder) {
  if (process.arch !== 'x64') throw new Error('the Swift check runs on x86-64 only');
  if (!existsSync(keyring))
    throw new Error("the Swift check needs Debian's keys: apt-get install debian-archive-keyring");
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'installing-'));
  try {
    process.stdout.write(`Fetching Swift ${swiftVersion} of Debian ${suite} into ${folder} (490 MB) …\n`);
    const environment = { ...process.env, APT_CONFIG: isolatedApt(work) };
    // What apt cannot reach it only warns of, and goes on with what it has: nothing.
    fetch('apt-get', ['update', '-qq', '--error-on=any'], environment, work);
    const policy = run('apt-cache', ['policy', 'swiftlang'], environment, work);
    if (!policy.includes(`Candidate: ${swiftVersion}`))
      throw new Error(`Debian ${suite} has no swiftlang ${swiftVersion}:\n${policy}`);
    fetch('apt-get', ['download', '-qq', ...packages], environment, work);
    const root = join(work, 'root');
    mkdirSync(root);
    const excluded = leftOut.map((pattern) => `--exclude='${pattern}'`).join(' ');
    for (const name of readdirSync(work).filter((each) => each.endsWith('.deb')))
      run(
        'bash',
        [
          '-c',
          `set -o pipefail; dpkg-deb --fsys-tarfile "$1" | tar -x -C "$2" ${excluded}`,
          '-',
          join(work, name),
          root,
        ],
        process.env,
        work,
      );
    renameSync(root, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A configuration for apt with lists, sources and a state of its own. */
function isolatedApt(work) {
  for (const part of ['lists/partial', 'cache/archives/partial', 'state', 'etc'])
    mkdirSync(join(work, part), { recursive: true });
  writeFileSync(join(work, 'status'), '');
  writeFileSync(join(work, 'sources.list'), `deb [signed-by=${keyring}] ${debianArchive()} ${suite} main\n`);
  const path = join(work, 'apt.conf');
  writeFileSync(
    path,
    [
      `Dir::State "${work}/state";`,
      `Dir::State::lists "${work}/lists";`,
      `Dir::State::status "${work}/status";`,
      `Dir::Cache "${work}/cache";`,
      `Dir::Etc::sourcelist "${work}/sources.list";`,
      `Dir::Etc::sourceparts "${work}/etc";`,
      `Dir::Etc::preferencesparts "${work}/etc";`,
      'Acquire::Languages "none";',
      'APT::Sandbox::User "root";',
      'Acquire::Retries "3";',
      'Acquire::http::Timeout "30";',
      'Acquire::https::Timeout "30";',
      '',
    ].join('\n'),
  );
  return path;
}

/** Where this system itself gets Debian from. */
function debianArchive() {
  const { stdout } = spawnSync('apt-get', ['update', '--print-uris'], { encoding: 'utf8' });
  const found = /'(\S+\/debian)\/dists\/\w+\/InRelease'/.exec(stdout ?? '')?.[1];
  if (found === undefined)
    throw new Error('the Swift check needs a Debian with its archive among the sources of apt');
  return found;
}

/** A failure here is nearly always the network's. */
function fetch(command, args, env, cwd) {
  try {
    run(command, args, env, cwd);
  } catch (error) {
    throw new Error(
      `Swift ${swiftVersion} could not be fetched from ${debianArchive()} (is there a network?); nothing was kept, and the next run tries again.\n${error.message}`,
    );
  }
}

function run(command, args, env, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (error || status !== 0)
    throw new Error(`${command} ${args[0]} failed: ${error?.message ?? ''}${stderr ?? ''}${stdout ?? ''}`);
  return stdout;
}
